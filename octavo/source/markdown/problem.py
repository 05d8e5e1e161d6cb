"""Problems that a Markdown rule meets, as tokens: a rule knows its position, not yet its place in the file.

The ``positions`` rule takes them out of the text and hands them on with their spans.
"""

from dataclasses import dataclass

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.core.diagnostics import Severity, Span
from octavo.source.finding import Finding


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A diagnostic that was met while parsing Markdown, at its place."""

    finding: Finding
    span: Span
    severity: Severity = Severity.ERROR


def block_problem(
    state: StateBlock,
    finding: Finding,
    line: int,
    severity: Severity = Severity.ERROR,
    column: int | None = None,
) -> None:
    """Note a problem at a line (from 0) of the text. ``column`` counts from 1; by default the first sign."""
    token = state.push("problem", "", 0)
    token.map = [line, line + 1]
    token.meta = {"finding": finding, "severity": severity, "column": column}


def inline_problem(state: StateInline, finding: Finding, severity: Severity = Severity.ERROR) -> None:
    """Note a problem at the present position of an inline text."""
    token = state.push("problem", "", 0)
    token.meta.update({"finding": finding, "severity": severity})
