"""The place at which a page of an earlier edition begins: ``[]{.source-page n=227}``."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.elements.kind import Attribute, ClassForm, ElementKind, ValueRule

CLASS = "source-page"
_FOLIO = ValueRule(
    r"[\w.-]{1,20}",
    "source-page",
    "`{value}` can't be a page of an earlier edition",
    "write its number as it is printed there: n=227 or n=xii",
)


def _dress(token: Token) -> dict[str, str]:
    return {Data.SOURCE_PAGE: str(token.attrs.get("n", ""))}


KIND = ElementKind(
    "source-page",
    called="a page of an earlier edition",
    classes=(CLASS,),
    forms=(ClassForm.SPAN,),
    attributes=(Attribute("n", rule=_FOLIO, code="source-page"),),
    tag="span",
    dress=_dress,
)
