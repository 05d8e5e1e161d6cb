"""Markdown as books need it: CommonMark, and one small rule per file for what it lacks.

To add a rule, add a file with one public function and name it in ``RULES``.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from octavo.core.diagnostics import Diagnostics, Severity, Span
from octavo.source.markdown.additions import use_addition_checks
from octavo.source.markdown.block_attributes import use_block_attributes
from octavo.source.markdown.citation import use_citations
from octavo.source.markdown.cross_reference import use_cross_references
from octavo.source.markdown.div import use_divs
from octavo.source.markdown.figure import use_figures
from octavo.source.markdown.foreign_markup import use_foreign_markup_checks
from octavo.source.markdown.heading import use_heading_attributes
from octavo.source.markdown.html import use_html_diagnostics
from octavo.source.markdown.inline_attributes import use_inline_attributes
from octavo.source.markdown.inline_note import use_inline_notes
from octavo.source.markdown.line_block import use_line_blocks
from octavo.source.markdown.line_ends import use_line_ends
from octavo.source.markdown.link_definition import use_link_definitions
from octavo.source.markdown.links import use_link_checks
from octavo.source.markdown.maths import use_maths
from octavo.source.markdown.note_definition import use_note_definitions
from octavo.source.markdown.note_reference import use_note_references
from octavo.source.markdown.numbered import use_numbered_paragraphs
from octavo.source.markdown.parts import use_part_checks
from octavo.source.markdown.positions import use_positions
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.markdown.section_break import use_section_breaks
from octavo.source.markdown.slips import use_slip_checks
from octavo.source.markdown.span import use_spans
from octavo.source.markdown.table_caption import use_table_captions
from octavo.source.markdown.table_columns import use_table_checks

#: The rules in the order in which they are added. Rules on finished tokens run in this order too.
RULES: tuple[Callable[[MarkdownIt], None], ...] = (
    use_line_ends,
    use_positions,
    use_html_diagnostics,
    use_table_checks,
    use_table_captions,
    deflist_plugin,
    use_divs,
    use_numbered_paragraphs,
    use_block_attributes,
    use_note_definitions,
    use_link_definitions,
    use_line_blocks,
    use_heading_attributes,
    use_inline_notes,
    use_note_references,
    use_cross_references,
    use_maths,
    use_citations,
    use_foreign_markup_checks,
    use_spans,
    use_inline_attributes,
    use_figures,
    use_section_breaks,
    use_link_checks,
    use_slip_checks,
    use_addition_checks,
    use_part_checks,
)

#: How deep blocks, or brackets in a line, may stand in each other.
NESTING = 60


@cache
def parser() -> MarkdownIt:
    """The Markdown parser with all rules."""
    md = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table")
    for rule in RULES:
        rule(md)
    return md


def parse_blocks(source: str, file: str, diagnostics: Diagnostics) -> list[Token]:
    """Tokens of a whole file. ``source`` has all its lines, with the line ends "\\n"."""
    problems: list[LocatedFinding] = []
    env: dict[str, Any] = {"file": file, "lines": source.split("\n"), "problems": problems}
    tokens = parser().parse(source, env)
    _report(problems, diagnostics)
    return tokens


def parse_inline(
    source: str, span: Span, diagnostics: Diagnostics, starts: Sequence[tuple[int, int]] = ()
) -> Token:
    """The ``inline`` token of a text that stands in a data file, such as a title or a table cell.

    ``starts`` are the line and column at which each line of the text begins, where that is known; else
    the text is taken to begin at ``span``.
    """
    problems: list[LocatedFinding] = []
    places = list(starts) or [(span.line, span.column)]
    env: dict[str, Any] = {"file": span.file, "lines": [], "problems": problems, "starts": places}
    token = parser().parseInline(source, env)[0]
    token.map = [span.line - 1, span.line]
    token.meta["span"] = span
    _report(problems, diagnostics)
    return token


def _report(problems: Sequence[LocatedFinding], diagnostics: Diagnostics) -> None:
    for problem in problems:
        code, message, hint = problem.fault
        report = diagnostics.error if problem.severity is Severity.ERROR else diagnostics.warning
        report(code, problem.span, message, hint)
