"""Formulas, in the line and on lines of their own. The template draws them or writes MathML."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
from octavo.elements.kind import ElementKind, TreeBuilder
from octavo.maths import FormulaError, to_mathml, written_out


def _formula(builder: TreeBuilder, token: Token) -> None:
    """Add the place of a formula: its TeX, for the template, and its plain text, for whatever can hold
    nothing else."""
    display = bool(token.meta["display"])
    try:
        text = written_out(to_mathml(token.content, display=display))
    except FormulaError:  # the source stage has reported it
        text = token.content
    attributes = {
        **builder.attributes(token),
        Data.SLOT: "formula",
        Data.TEX: token.content,
        **({Data.BLOCK: "yes"} if display else {}),
        **({Data.NUMBER: str(token.meta["number"])} if token.meta.get("number") else {}),
    }
    builder.add(element("span", attributes, text, span=builder.span(token)))


KIND = ElementKind(
    "formula",
    called="a formula",
    tokens=("math",),
    common=("id", "class"),
    handlers=(("math", _formula),),
    slots=("formula",),
)
