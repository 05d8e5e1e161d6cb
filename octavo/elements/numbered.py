"""Numbered and lettered paragraphs: the numbers that are written are text, and are never counted."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import add_child, element, local, pop_attribute
from octavo.elements.kind import ElementKind, RequiredContent, TreeBuilder


def _list(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    names = f"numbered {attributes.pop('class', '')}".strip()
    builder.open("ol", {"class": names, **attributes}, builder.span(token))


def _item(builder: TreeBuilder, token: Token) -> None:
    """Open an item. ``value`` says the number to a reading system that counts for itself; ``data-number`` is
    what a reference prints: 7, or 7(a) for a lettered paragraph inside it."""
    number = str(token.meta["number"])
    around = next(builder.current.iterancestors("{*}li"), None)
    outer = around.get(Data.NUMBER, "") if around is not None else ""
    attributes = builder.attributes(token)
    if number.isdigit():
        attributes["value"] = str(int(number))
    attributes[Data.NUMBER] = f"{outer}({number})" if outer else number
    node = builder.open("li", attributes, builder.span(token))
    node.set(Data.MARK, str(token.meta["mark"]))


def _item_end(builder: TreeBuilder, _: Token) -> None:
    """Put the mark into the first paragraph, as it stands on the page."""
    item = builder.current
    first = item[0] if len(item) and local(item[0]) == "p" else None
    if first is None:
        first = add_child(item, "p")
        item.insert(0, first)
    mark = element("span", {"class": "item-mark"}, pop_attribute(item, Data.MARK))
    mark.tail = f" {first.text}" if first.text else " " if len(first) else None
    first.text = None
    first.insert(0, mark)
    builder.close()


KIND = ElementKind(
    "numbered",
    called="a block of `numbered` paragraphs",
    classes=("numbered",),
    tokens=("numbered_list_open", "numbered_item_open"),
    content=RequiredContent(
        ("bullet_list_open", "ordered_list_open", "numbered_list_open"),
        "numbered-empty",
        "no paragraph in this block has a number",
        "begin each with its number: 5. or (5) or a)",
    ),
    handlers=(
        ("numbered_list_open", _list),
        ("numbered_item_open", _item),
        ("numbered_item_close", _item_end),
    ),
)
