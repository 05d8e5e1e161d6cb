"""Additions: what another hand put into a text, as an editor into an author's note."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.elements.kind import Attribute, ElementKind


def _dress(token: Token) -> dict[str, str]:
    """Return what an addition is to the vocabulary of EPUB, and whose it is ("" if it does not say)."""
    return {"epub:type": "z3998:editorial-note", Data.AUTHOR: str(token.attrs.get("author", ""))}


KIND = ElementKind(
    "addition",
    called="an `addition`",
    classes=("addition",),
    modifier=True,
    attributes=(Attribute("author", code="addition-class-missing"),),
    dress=_dress,
)
