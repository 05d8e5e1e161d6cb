"""The import of an indexer's list, as its user sees it."""

from pathlib import Path

from rich.text import Text

from octavo.build.extensions import load_toolchain
from octavo.core import messages
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.settings import Settings, Verbosity
from octavo.index_list import import_list


def run_list(settings: Settings, listed: Path, pagemap: Path | None) -> bool:
    """Take in a list, and say on standard error what was found; return True if the marks were written.

    Without ``pagemap`` the list quotes the pages of an earlier edition. Raise what ``import_list`` raises.
    """
    errors = messages.console(stderr=True)
    diagnostics = Diagnostics()
    toolchain = load_toolchain(settings.book, diagnostics)
    taken = None
    if not diagnostics.failed:
        taken = import_list(
            toolchain.settings_for(settings),
            listed,
            pagemap,
            diagnostics,
            elements=toolchain.elements,
            rules=toolchain.markdown_rules,
            languages=toolchain.languages,
            steps=toolchain.steps,
        )
    quiet = settings.verbosity is Verbosity.QUIET
    shown = [one for one in diagnostics if not quiet or one.severity is not Severity.NOTE]
    messages.show(shown, settings.book, errors, settings.verbosity is Verbosity.VERBOSE)
    if taken is None:
        errors.print(Text(f"{messages.summary(diagnostics)}; nothing was written"), soft_wrap=True)
        return False
    if not quiet:
        lines = (
            f"{taken.file}: {taken.entries} lines of {messages.printable(listed.name)}",
            f"{taken.by_name} locators found by name, {taken.by_page} only by page, {taken.lost} not at all",
            f"{taken.references} references",
        )
        errors.print(Text("\n".join(lines)), soft_wrap=True)
    return True
