"""Numbered and lettered paragraphs: the numbers that are written are text, and are never counted."""

from markdown_it.token import Token

from octavo.core.xhtml import add_child, element, local, take
from octavo.elements.builder import Builder, Handler


def _list(builder: Builder, token: Token) -> None:
    builder.open("ol", {"class": "numbered"}, builder.span(token))


def _item(builder: Builder, token: Token) -> None:
    """``value`` says the number to a reader that counts for itself; ``data-number`` is what a reference
    prints: 7, or 7(a) for a lettered paragraph inside it."""
    number = str(token.meta["number"])
    around = next(builder.current.iterancestors("{*}li"), None)
    outer = around.get("data-number", "") if around is not None else ""
    attributes = builder.attributes(token)
    if number.isdigit():
        attributes["value"] = str(int(number))
    attributes["data-number"] = f"{outer}({number})" if outer else number
    node = builder.open("li", attributes, builder.span(token))
    node.set("data-mark", str(token.meta["mark"]))


def _item_end(builder: Builder, _: Token) -> None:
    """The mark stands in the first paragraph, as it does on the page."""
    item = builder.current
    first = item[0] if len(item) and local(item[0]) == "p" else None
    if first is None:
        first = add_child(item, "p")
        item.insert(0, first)
    mark = element("span", {"class": "item-mark"}, take(item, "data-mark"))
    mark.tail = f" {first.text}" if first.text else " " if len(first) else None
    first.text = None
    first.insert(0, mark)
    builder.close()


HANDLERS: dict[str, Handler] = {
    "numbered_list_open": _list,
    "numbered_item_open": _item,
    "numbered_item_close": _item_end,
}
