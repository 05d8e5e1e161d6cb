r"""The token ``math`` of a formula, whichever way it is written, and what TeX says in it of its number.

``\label{eq:mass}`` (or ``(\#eq:mass)`` of bookdown) is its id, ``\tag{3a}`` its number. What is nothing but
definitions (``\newcommand...``) becomes a token ``math_definitions``, which prints nothing.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.elements.reference_kinds import fit_id
from octavo.maths import FormulaError, take_definitions
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import Attributes, give
from octavo.source.markdown.problem import block_problem

#: How far the end of a formula is looked for: more lines than the longest that is set would have.
MOST_LINES = 100
_LABEL = re.compile(r"\\label\s*\{\s*([^{}\s]{1,200})\s*\}|\(\\#(eq:[^()\s]{1,200})\)")
_TAG = re.compile(r"\\tag\*?\s*\{([^{}]{1,40})\}")
_LABELS = Finding(
    "formula-labels",
    "a formula has one number in a book, and several labels; only the first is kept",
    "divide it into formulas of their own, or refer to the first label",
)


def fill(token: Token, tex: str, *, display: bool) -> Finding | None:
    """Make a token the formula that TeX describes, or the definitions that it holds. Return what is wrong."""
    if only_defines(tex):
        token.type, token.tag, token.content = "math_definitions", "", ""
        token.meta["definitions"] = tex
        return None
    labels = [identifier(first or second) for first, second in _LABEL.findall(tex)]
    tag = _TAG.search(tex)
    token.content = _TAG.sub("", _LABEL.sub("", tex)).strip()
    token.meta["display"] = display
    if labels and display:
        token.attrs["id"] = labels[0]
    if tag and display:
        token.meta["number"] = tag[1].strip()
    return _LABELS if len(set(labels)) > 1 else None


def only_defines(tex: str) -> bool:
    """Return True if TeX is nothing but definitions of commands."""
    try:
        rest, found = take_definitions(tex)
    except FormulaError:  # said where all formulas are checked
        return False
    return bool(found) and not rest


def identifier(label: str) -> str:
    """Return the id that a label of TeX is in a book: "eq-mass" for "eq:mass"."""
    return fit_id(label)


def push_display(
    state: StateBlock, tex: str, start: int, behind: int, attributes: Attributes | None = None
) -> None:
    """Add a paragraph that is a formula, of the lines from ``start`` to before ``behind``; or definitions."""
    token = Token("math", "math", 0)
    finding = fill(token, tex, display=True)
    if finding:
        block_problem(state, finding, start, Severity.WARNING)
    place = [start, behind]
    state.line = behind
    if token.type == "math_definitions":
        token.map, token.block, token.level = place, True, state.level
        state.tokens.append(token)
        return
    if attributes:
        token.attrs.pop("id", None) if "id" in attributes.values else None
        give(token, attributes.values, 0)
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "", place, [token]
    state.push("paragraph_close", "p", -1)
