"""The import of another tool's project, as its user sees it."""

from pathlib import Path

from rich.text import Text

from octavo.core import messages
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.settings import Verbosity
from octavo.projects import import_project


def run_import(source: Path, target: Path | None, verbosity: Verbosity) -> Path | None:
    """Make a book of a project, and say on standard error what could not be taken over.

    Return the file that was written, or None. Raise what ``import_project`` raises.
    """
    errors = messages.console(stderr=True)
    diagnostics = Diagnostics()
    made = import_project(source, target, diagnostics)
    quiet = verbosity is Verbosity.QUIET
    shown = [one for one in diagnostics if not quiet or one.severity is not Severity.NOTE]
    messages.show(shown, source, errors, verbosity is Verbosity.VERBOSE)
    if made is None:
        errors.print(Text(f"{messages.summary(diagnostics)}; nothing was written"), soft_wrap=True)
        return None
    if not quiet:
        tool = made.tool or "plain folder"
        copied = f", {made.copied:,} files copied" if target is not None else ""
        line = f"{made.file}: {tool}, {made.chapters:,} files of text{copied}"
        errors.print(Text(messages.printable(line)), soft_wrap=True)
    return made.file
