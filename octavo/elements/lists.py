"""Lists as Markdown has them, with signs or counted numbers before their items."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element, local, pop_attribute
from octavo.elements.kind import ElementKind, TreeBuilder

#: Signs of tasks: an empty box, and one with a tick.
_SIGNS = {False: "\u2610", True: "\u2611"}
#: Classes of lists by the signs around their numbers, and by the last sign of Markdown's own.
_MARKS = {"bracket": "closed-marks", "brackets": "bracketed-marks", ")": "closed-marks"}


def _ordered(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    marks = _MARKS.get(token.meta.get("marks", token.markup))
    if marks:
        attributes["class"] = f"{attributes.get('class', '')} {marks}".strip()
    numbering = token.meta.get("numbering", "1")
    if numbering != "1":
        attributes["type"] = numbering
    start = token.attrs.get("start")
    if start is not None:
        attributes["start"] = str(start)
    builder.open("ol", attributes, builder.span(token))


def _item(builder: TreeBuilder, token: Token) -> None:
    """Open an item; one of a list of tasks begins with its sign."""
    node = builder.open("li", builder.attributes(token), builder.span(token))
    if "checked" in token.meta:
        node.set(Data.MARK, _SIGNS[token.meta["checked"]])


def _item_end(builder: TreeBuilder, _: Token) -> None:
    """Put the sign of a task before its text."""
    item = builder.current
    if sign := pop_attribute(item, Data.MARK):
        holder = item[0] if len(item) and local(item[0]) == "p" and not (item.text or "").strip() else item
        mark = element("span", {"class": "task-sign"}, sign)
        mark.tail = f"\u00a0{holder.text or ''}"
        holder.text = None
        holder.insert(0, mark)
    builder.close()


KIND = ElementKind(
    "lists",
    called="a list",
    tokens=("bullet_list_open", "ordered_list_open", "list_item_open"),
    handlers=(("ordered_list_open", _ordered), ("list_item_open", _item), ("list_item_close", _item_end)),
)
