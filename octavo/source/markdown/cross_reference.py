"""Cross-references ``@sec-x``, ``[@tbl-x]``, ``[-@fig-x]`` -> token ``cross_ref``."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.diagnostics import Severity
from octavo.source.fault import Fault
from octavo.source.markdown.problem import inline_problem

#: What can be referred to: divisions and headings, tables, figures, notes.
PREFIXES = ("sec", "tbl", "fig", "note")

_TARGET = rf"@((?:{'|'.join(PREFIXES)})-\w+(?:[-_.:]+\w+)*)"
_PLAIN = re.compile(_TARGET)
_BRACKETED = re.compile(rf"\[(-?){_TARGET}\]")
_CITATION = re.compile(r"\[-?@[\w][^\[\]\n]*\]")


def use_cross_references(md: MarkdownIt) -> None:
    """Add the rule. An e-mail address is no reference, and ``\\@`` is a plain sign."""
    md.inline.ruler.before("link", "cross_reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign == "[":
        return _bracketed(state, silent)
    if sign != "@" or (state.pos and re.match(r"[\w.+/-]", state.src[state.pos - 1])):
        return False
    found = _PLAIN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    _push(state, found[1], bare=False, silent=silent)
    state.pos = found.end()
    return True


def _bracketed(state: StateInline, silent: bool) -> bool:
    found = _BRACKETED.match(state.src, state.pos, state.posMax)
    if found:
        _push(state, found[2], bare=bool(found[1]), silent=silent)
        state.pos = found.end()
        return True
    if not silent and _CITATION.match(state.src, state.pos, state.posMax):
        fault = Fault(
            "citation-unsupported",
            "this looks like a citation; it is printed as it stands",
            "write the source out, or use @sec-, @tbl-, @fig- or @note- for a cross-reference",
        )
        inline_problem(state, fault, Severity.WARNING)
    return False


def _push(state: StateInline, target: str, *, bare: bool, silent: bool) -> None:
    if not silent:
        state.push("cross_ref", "a", 0).meta.update({"target": target, "bare": bare})
