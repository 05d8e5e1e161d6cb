"""Pictures in a line of text."""

from collections.abc import Mapping

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import append_text, element, local
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder

#: The text that stands for a picture; Quarto's name for it is understood too.
ALT = (Attribute("alt"), Attribute("fig-alt"))
#: How large it is.
SIZE = (Attribute("width"), Attribute("height"))


def size_attributes(given: Mapping[str, object]) -> dict[str, str]:
    """Return the private attributes for the size of a picture; those that are not given are left out."""
    named = {Data.WIDTH: given.get("width"), Data.HEIGHT: given.get("height")}
    return {name: str(value) for name, value in named.items() if value}


def _image(builder: TreeBuilder, token: Token) -> None:
    """Add a picture; one without a text for those who don't see it is passed over by what reads aloud.

    One that lies on the web is a link to it.
    """
    alt = str(token.attrs.get("alt") or token.content)
    source = str(token.attrs.get("src", ""))
    if token.meta.get("remote"):
        _add_address(builder, source, alt)
        return
    attributes = {"src": source, "alt": alt}
    if not alt:
        attributes["role"] = "presentation"
    attributes |= size_attributes(token.attrs) | builder.attributes(token)
    if token.meta.get("undescribed"):
        attributes["class"] = f"{attributes.get('class', '')} undescribed".strip()
    builder.add(element("img", attributes, span=builder.span(token)))


def _add_address(builder: TreeBuilder, address: str, words: str) -> None:
    shown = words or address
    outer = (builder.current, *builder.current.iterancestors())
    if any(local(node) == "a" for node in outer):
        append_text(builder.current, shown)
    else:
        builder.add(element("a", {"href": address, "class": "picture-address"}, shown))


KIND = ElementKind(
    "image",
    called="a picture in a line",
    tokens=("image",),
    attributes=(*ALT, *SIZE),
    handlers=(("image", _image),),
)
