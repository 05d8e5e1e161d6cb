"""Figures: a picture alone in its paragraph. The figures step numbers them, the template prints them."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.elements.image import ALT, SIZE, size_attributes
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder, ValueRule


def _alignment(token: Token) -> str:
    """Return the class for the place of a figure across the page; the middle needs none."""
    wanted = token.attrs.get("fig-align", token.attrs.get("align"))
    return f"set-{wanted}" if wanted in ("left", "right") else ""


def _figure(builder: TreeBuilder, token: Token) -> None:
    """Add the place of a figure. The caption stays inside it until the figures step takes it."""
    attributes = {Data.SLOT: "figure", Data.FILE: str(token.meta["src"])}
    if token.meta.get("id"):
        attributes["id"] = str(token.meta["id"])
    if token.meta.get("alt") is not None:
        attributes[Data.ALT] = str(token.meta["alt"])
    if token.meta.get("undescribed"):
        attributes[Data.UNDESCRIBED] = "yes"
    if names := f"{token.meta.get('class') or ''} {_alignment(token)}".strip():
        attributes["class"] = names
    attributes |= size_attributes(token.attrs)
    if token.meta.get("part"):
        attributes |= {Data.PART: str(token.meta["part"]), Data.ALIAS: str(token.meta["alias"])}
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


def _group(builder: TreeBuilder, token: Token) -> None:
    """Open a figure of several panels; its caption stands behind them."""
    attributes = builder.attributes(token)
    names = f"picture panelled {attributes.get('class', '')}"
    attributes |= {Data.SLOT: "figure-group", "class": f"{names} {_alignment(token)}".strip()}
    if token.meta.get("credit"):
        attributes[Data.CREDIT] = str(token.meta["credit"])
    builder.open("figure", attributes, builder.span(token))


def _group_caption(builder: TreeBuilder, token: Token) -> None:
    builder.open("span", {Data.SLOT: "figure-caption"}, builder.span(token))


def _close(builder: TreeBuilder, _: Token) -> None:
    builder.close()


_LOOK = (
    Attribute("credit"),
    Attribute("fig-cap"),
    Attribute("align"),
    Attribute(
        "fig-align",
        rule=ValueRule(
            "left|center|right|default",
            "attribute-value",
            "`fig-align` cannot be `{value}`",
            "write left, center or right",
        ),
    ),
)
KIND = ElementKind(
    "figure",
    called="a figure",
    tokens=("figure",),
    attributes=(
        *ALT,
        *SIZE,
        *_LOOK,
    ),
    handlers=(
        ("figure", _figure),
        ("figure_group_open", _group),
        ("figure_group_close", _close),
        ("group_caption_open", _group_caption),
        ("group_caption_close", _close),
    ),
    slots=("figure",),
    parts=(
        ElementKind(
            "figure-group",
            called="a figure of several pictures",
            tokens=("figure_group_open",),
            attributes=(*ALT, *_LOOK),
        ),
        ElementKind("figure-caption", slots=("figure-caption",)),
        # A figure of this class has a page of its own.
        ElementKind("plate", classes=("plate",), modifier=True, leads_in=True),
    ),
)
