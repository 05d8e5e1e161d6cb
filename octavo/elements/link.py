"""Links."""

from markdown_it.token import Token

from octavo.core.xhtml import append_text
from octavo.elements.kind import ElementKind, TreeBuilder


def _open(builder: TreeBuilder, token: Token) -> None:
    attributes = {"href": _address(str(token.attrs.get("href", ""))), **builder.attributes(token)}
    builder.open("a", attributes, builder.span(token))


def _address(written: str) -> str:
    """Return an address with one number sign at most, as addresses have it (RFC 3986, section 3.5)."""
    page, sign, place = written.partition("#")
    return page + sign + place.replace("#", "%23")


def _bracket(builder: TreeBuilder, token: Token) -> None:
    """Add a bracket that might have named a heading, and names none, as it is written."""
    append_text(builder.current, token.content)


KIND = ElementKind(
    "link",
    called="a link",
    tokens=("link_open",),
    handlers=(("link_open", _open), ("named_link_open", _bracket), ("named_link_close", _bracket)),
)
