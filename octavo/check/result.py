"""The result of a check."""

from dataclasses import dataclass
from enum import StrEnum

from octavo.core.diagnostics import Diagnostic, Severity


class Outcome(StrEnum):
    """Result of a check; the detail of one that was SKIPPED names what was missing."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of one finished file: its name ("EPUBCheck 5.3.0"), outcome, diagnostics, and seconds.

    Errors fail it; an editor should look at a warning; a note may be taken or left. ``left_out`` counts those
    that are too many to be kept.
    """

    name: str
    file: str
    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    detail: str = ""  # one line for the report: "1 204 813 checks", "73 of 73 page numbers true"
    left_out: int = 0

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults for which the check failed."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that an editor should look at."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.WARNING)

    @property
    def advice(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that may be taken or left."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.NOTE)
