"""Pictures in a line of text."""

from collections.abc import Mapping

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
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
    """Add a picture; one without a text for those who don't see it only decorates."""
    alt = str(token.attrs.get("alt") or token.content)
    attributes = {"src": str(token.attrs.get("src", "")), "alt": alt}
    if not alt:
        attributes["role"] = "presentation"
    attributes |= size_attributes(token.attrs) | builder.attributes(token)
    builder.add(element("img", attributes, span=builder.span(token)))


KIND = ElementKind(
    "image",
    called="a picture in a line",
    tokens=("image",),
    attributes=(*ALT, *SIZE),
    handlers=(("image", _image),),
)
