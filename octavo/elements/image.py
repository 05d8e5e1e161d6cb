"""Pictures in a line of text."""

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder

#: The text that stands for a picture; Quarto's name for it is understood too.
ALT = (Attribute("alt"), Attribute("fig-alt"))


def _image(builder: TreeBuilder, token: Token) -> None:
    attributes = {"src": str(token.attrs.get("src", "")), "alt": str(token.attrs.get("alt") or token.content)}
    builder.add(element("img", {**attributes, **builder.attributes(token)}, span=builder.span(token)))


KIND = ElementKind(
    "image",
    called="a picture in a line",
    tokens=("image",),
    attributes=ALT,
    handlers=(("image", _image),),
)
