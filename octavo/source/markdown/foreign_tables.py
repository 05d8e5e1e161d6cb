"""Tables of other markup than Markdown: they would be printed as they stand, so they are reported."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.problem import block_problem

#: The first line of a table, and whose it is.
_FORMS = (
    (re.compile(r"\|={3,}"), "AsciiDoc"),
    (re.compile(r"\{\|(?:[ \t].*)?"), "MediaWiki"),
    (re.compile(r"\|\|[^|]+\|\|.*"), "Confluence"),
    (re.compile(r"\|_\..*\|"), "Textile"),
    (re.compile(r"={2,}(?:[ \t]+={2,})+"), "reStructuredText"),
)


def use_foreign_table_checks(md: MarkdownIt) -> None:
    """Add the rule: a warning ``markup-foreign`` for each. The lines stay as they are."""
    md.block.ruler.before("table", "foreign_table", _report)


def _report(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if silent or state.src[first : first + 1] not in ("|", "{", "=") or state.is_code_block(start):
        return False
    line = state.src[first : state.eMarks[start]].rstrip()
    for form, name in _FORMS:
        if form.fullmatch(line):
            finding = Finding(
                "markup-foreign",
                f"these lines look like a table of {name}; they are printed as they stand",
                "write a line of heads | a | b |, below it |---|---|, and a line for each row",
            )
            block_problem(state, finding, start, Severity.WARNING)
            break
    return False
