"""Definition lists: each entry, its terms and their definitions, in a ``<div>`` (HTML, 4.4.9)."""

from markdown_it.token import Token

from octavo.core.xhtml import local
from octavo.elements.kind import ElementKind, TreeBuilder

_ENTRY = "entry"


def _term(builder: TreeBuilder, token: Token) -> None:
    """Open a term, which begins an entry unless it follows another term of the same one."""
    if builder.current.get("class") == _ENTRY and local(builder.current[-1]) == "dd":
        builder.close()
    _open(builder, token, "dt")


def _definition(builder: TreeBuilder, token: Token) -> None:
    _open(builder, token, "dd")


def _open(builder: TreeBuilder, token: Token, tag: str) -> None:
    if local(builder.current) == "dl":
        builder.open("div", {"class": _ENTRY})
    builder.open(tag, builder.attributes(token), builder.span(token))


def _end(builder: TreeBuilder, _: Token) -> None:
    if builder.current.get("class") == _ENTRY:
        builder.close()
    builder.close()


KIND = ElementKind(
    "definitions",
    called="a list of terms",
    tokens=("dl_open", "dt_open", "dd_open"),
    handlers=(("dt_open", _term), ("dd_open", _definition), ("dl_close", _end)),
)
