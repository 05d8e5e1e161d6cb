"""The result of a check."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Result of a check; SKIPPED names in a message what was missing."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of one finished file: its name ("EPUBCheck 5.3.0"), outcome, messages, and seconds.

    ``advice`` is what a person may want to look at; it fails nothing.
    """

    name: str
    file: str
    outcome: Outcome
    messages: tuple[str, ...] = ()
    seconds: float = 0.0
    detail: str = ""  # one line for the report: "1 204 813 checks", "73 of 73 page numbers true"
    advice: tuple[str, ...] = ()
