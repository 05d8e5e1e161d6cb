"""HTML that is meant for screens alone: cleaned, and left out of print."""

from markdown_it.token import Token

from octavo.core.clean_html import clean_html
from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
from octavo.elements.kind import ElementKind, TreeBuilder


def _html(builder: TreeBuilder, token: Token) -> None:
    in_line = not token.block
    nodes, words, _ = clean_html(token.content, in_line=in_line)
    if not nodes and not words.strip():
        return
    holder = element(
        "span" if in_line else "div", {"class": "raw", Data.SCREEN: "yes"}, nodes, builder.span(token)
    )
    holder.text = words
    builder.add(holder)


KIND = ElementKind(
    "raw",
    called="HTML for screens",
    tokens=("raw_html",),
    common=(),
    handlers=(("raw_html", _html),),
)
