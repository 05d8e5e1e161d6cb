"""Figures: a picture alone in its paragraph. The figures step numbers them, the template prints them."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.elements.image import ALT
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder


def _figure(builder: TreeBuilder, token: Token) -> None:
    """Add the place of a figure. The caption stays inside it until the figures step takes it."""
    attributes = {Data.SLOT: "figure", Data.FILE: str(token.meta["src"])}
    if token.meta.get("id"):
        attributes["id"] = str(token.meta["id"])
    if token.meta.get("alt") is not None:
        attributes[Data.ALT] = str(token.meta["alt"])
    if token.meta.get("class"):
        attributes["class"] = str(token.meta["class"])
    if token.meta.get("credit"):
        attributes[Data.CREDIT] = str(token.meta["credit"])
    language = {name: str(token.attrs[name]) for name in ("lang", "dir") if token.attrs.get(name)}
    builder.open("figure", {**attributes, **language}, builder.span(token))
    caption = token.meta.get("caption")
    if caption:
        builder.open("span", language, builder.span(token))
        builder.feed(caption)
        builder.close()
    builder.close()


KIND = ElementKind(
    "figure",
    called="a figure",
    tokens=("figure",),
    attributes=(*ALT, Attribute("credit")),
    handlers=(("figure", _figure),),
    slots=("figure",),
    parts=(
        # A figure of this class has a page of its own.
        ElementKind("plate", classes=("plate",), modifier=True, leads_in=True),
    ),
)
