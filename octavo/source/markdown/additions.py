"""Additions by another hand: whose a text is can be said of an addition only."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import walk

_MISSING = Finding(
    "addition-class-missing",
    "`author` has a meaning only with the class `.addition`, so the name would not be printed",
    'write {.addition author="..."}',
)


def use_addition_checks(md: MarkdownIt) -> None:
    """Add the rule: an error for a span or a fenced div that names an author and is no addition."""
    md.core.ruler.push("additions", _check)


def _check(state: StateCore) -> None:
    for token in walk(state.tokens):
        if token.type not in ("span_open", "div_open") or "author" not in token.attrs:
            continue
        if "addition" not in str(token.attrs.get("class", "")).split():
            state.env["problems"].append(LocatedFinding(_MISSING, token.meta["span"]))
