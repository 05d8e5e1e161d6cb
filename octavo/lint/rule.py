"""A rule of the linter, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from octavo.core.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from octavo.lint.book import LintedBook

#: The codes of all rules begin so.
PREFIX = "lint-"


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A change of a file: in the line of ``span``, at its column, ``old`` becomes ``new``."""

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A thing that a rule has found. ``words`` are those that it is about, by which a waiver may choose;
    ``changes`` mend it, if that is safe."""

    span: Span | None
    message: str
    hint: str
    severity: Severity = Severity.WARNING
    words: str = ""
    changes: tuple[SourceChange, ...] = ()


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule: its name, and the function that looks.

    Its code is ``lint-`` and its name. ``look`` is called with the book and yields what it finds, in a time
    that grows with the length of the book and no faster.
    """

    name: str
    look: Callable[["LintedBook"], Iterable[LintFinding]]

    @property
    def code(self) -> str:
        """The code of its diagnostics."""
        return PREFIX + self.name


def diagnostic(code: str, found: LintFinding) -> Diagnostic:
    """Return what a rule has found as a message."""
    return Diagnostic(code, found.message, found.hint, found.span, found.severity)
