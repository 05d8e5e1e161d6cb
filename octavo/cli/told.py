"""The messages of one run of the command, for the forms that programs read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from octavo.core.diagnostics import Diagnostic, Severity
from octavo.core.settings import MessageFormat, Settings, Verbosity


@dataclass
class Told:
    """The diagnostics of a run, those of checks among them; the folder of the finished files, if there are
    any; and what stopped it, if it is no fault of the book."""

    settings: Settings
    diagnostics: list[Diagnostic] = field(default_factory=list)
    finished: Path | None = None
    failure: str = ""

    @property
    def by_itself(self) -> bool:
        """True if standard output is for a program, and nothing else is to be written there."""
        return self.settings.messages in (MessageFormat.JSON, MessageFormat.SARIF)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take in some diagnostics; of a quiet run those that a user wants to know of."""
        quiet = self.settings.verbosity is Verbosity.QUIET
        self.diagnostics += (one for one in diagnostics if not quiet or one.severity is not Severity.NOTE)
