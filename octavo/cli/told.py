"""What one run of the command has told, for the forms of messages that programs read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from octavo.core.diagnostics import Diagnostic
from octavo.core.settings import MessageFormat, Settings


@dataclass
class Told:
    """The diagnostics of a run, those of checks among them; the folder of the finished files, if there are any;
    and what stopped it, if it is no fault of the book."""

    settings: Settings
    diagnostics: list[Diagnostic] = field(default_factory=list)
    finished: Path | None = None
    failure: str = ""

    @property
    def by_itself(self) -> bool:
        """True if standard output is for a program, and nothing else is to be written there."""
        return self.settings.messages in (MessageFormat.JSON, MessageFormat.SARIF)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take in some diagnostics."""
        self.diagnostics += diagnostics

    def text(self, status: int) -> str:
        """Return what the form that is asked for has for standard output; "" for text, which is written as
        the build goes on."""
        if self.settings.messages is MessageFormat.TEXT:
            return ""
        if self.settings.messages is MessageFormat.JSON:
            from octavo.cli.json_messages import json_messages

            return json_messages(self, status)
        if self.settings.messages is MessageFormat.SARIF:
            from octavo.cli.sarif_messages import sarif_messages

            return sarif_messages(self, status)
        from octavo.cli.github_messages import github_messages

        return github_messages(self)
