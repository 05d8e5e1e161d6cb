"""Tables and figures: their places in the text. The html stage puts in what their templates make."""

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.builder import Builder, Handler


def _table(builder: Builder, token: Token) -> None:
    attributes = {"data-slot": "table", "id": str(token.meta["id"])}
    builder.add(element("figure", attributes, span=builder.span(token)))


def _figure(builder: Builder, token: Token) -> None:
    """The caption stays inside the slot until the figures step takes it."""
    attributes = {"data-slot": "figure", "data-file": str(token.meta["src"])}
    if token.meta.get("id"):
        attributes["id"] = str(token.meta["id"])
    if token.meta.get("alt") is not None:
        attributes["data-alt"] = str(token.meta["alt"])
    if token.meta.get("class"):
        attributes["class"] = str(token.meta["class"])
    if token.meta.get("credit"):
        attributes["data-credit"] = str(token.meta["credit"])
    language = {"lang": str(token.attrs["lang"])} if token.attrs.get("lang") else {}
    builder.open("figure", {**attributes, **language}, builder.span(token))
    caption = token.meta.get("caption")
    if caption:
        builder.open("span", language, builder.span(token))
        builder.feed(caption)
        builder.close()
    builder.close()


HANDLERS: dict[str, Handler] = {"table_place": _table, "figure": _figure}
