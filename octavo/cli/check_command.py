"""Looking over a manuscript, as its user sees it: ``octavo check``."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from octavo.build.extensions import extension_at_fault, load_toolchain
from octavo.build.overrides import check_overrides
from octavo.build.toolchain import Toolchain
from octavo.cli.told import Told
from octavo.core import messages
from octavo.core.diagnostics import Diagnostics, Severity, Span
from octavo.core.settings import MessageFormat, Settings, Verbosity
from octavo.lint.book import LintedBook, linted_book
from octavo.lint.look import Looked, look_over
from octavo.lint.mending import mend
from octavo.lint.rule import SourceChange
from octavo.source import read

#: Changes that are shown one by one, unless all are asked for.
_SHOWN = 20


def run_check(settings: Settings, told: Told, *, fix: bool = False) -> bool:
    """Look over the book, and show what is found; return True if it has no errors, nor warnings if these fail
    it. Nothing is built. What is found goes to ``told`` as well.

    With ``fix`` what is safe is mended in its files, and what is left is shown. Raise OSError if a file
    can't be written.
    """
    errors = messages.console(stderr=True)
    diagnostics = Diagnostics()
    toolchain = load_toolchain(settings.book, diagnostics)
    looked = _look(settings, toolchain, diagnostics)
    if fix and looked is not None and looked[1].changes:
        book, found = looked
        mended = mend(book.folder, found.changes)
        if settings.verbosity is not Verbosity.QUIET:
            _show_changes(mended.made, settings, errors)
        diagnostics = Diagnostics()
        load_toolchain(settings.book, diagnostics)
        looked = _look(settings, toolchain, diagnostics)
    told.add(diagnostics)
    if settings.messages is MessageFormat.TEXT:
        _show(diagnostics, looked, settings, errors)
    warned = any(one.severity is Severity.WARNING for one in diagnostics)
    return not diagnostics.failed and not (settings.strict and warned)


def _look(
    settings: Settings, toolchain: Toolchain, diagnostics: Diagnostics
) -> tuple[LintedBook, Looked] | None:
    """Read the book and look over it; None if it can't be read."""
    manuscript = None
    if not diagnostics.failed:
        manuscript = read(
            settings.book, diagnostics, elements=toolchain.elements, rules=toolchain.markdown_rules
        )
    if manuscript is None:
        return None
    check_overrides(toolchain.settings_for(settings), toolchain.elements, diagnostics)
    book = linted_book(
        manuscript, elements=toolchain.elements, rules=toolchain.markdown_rules, languages=toolchain.languages
    )
    try:
        return book, look_over(book, diagnostics, toolchain.lint_rules)
    except Exception as error:
        if (fault := extension_at_fault(error, toolchain)) is None:
            raise
        hint = "install another version of it, or tell its makers"
        diagnostics.error("extension-broken", Span("book.yaml"), fault, hint)
        return None


def _show_changes(made: Sequence[SourceChange], settings: Settings, errors: Console) -> None:
    """Print what was changed in the files."""
    every = settings.verbosity is Verbosity.VERBOSE
    for one in made if every else made[:_SHOWN]:
        place = f"{messages.source_path(one.span, settings.book)}:{one.span.line}:{one.span.column}"
        line = f"{place}: {_quoted(one.old)} is now {_quoted(one.new)}"
        errors.print(Text(messages.printable(line)), soft_wrap=True)
    left = len(made) - _SHOWN
    if left > 0 and not every:
        errors.print(Text(f"... and {left:,} more (--verbose shows all)"), soft_wrap=True)
    if made:
        files = len({one.span.file for one in made})
        errors.print(
            Text(f"{len(made):,} place{'s' * (len(made) > 1)} mended in {files:,} file{'s' * (files > 1)}")
        )


def _quoted(text: str) -> str:
    return f"`{text}`" if text else "nothing"


def _show(
    diagnostics: Diagnostics, looked: tuple[LintedBook, Looked] | None, settings: Settings, errors: Console
) -> None:
    quiet = settings.verbosity is Verbosity.QUIET
    shown = [one for one in diagnostics if not quiet or one.severity is not Severity.NOTE]
    messages.show(shown, settings.book, errors, settings.verbosity is Verbosity.VERBOSE)
    if quiet:
        return
    counts = messages.summary(diagnostics) or "nothing to look at"
    if looked is None:
        errors.print(Text(f"{counts}; the book can't be read"), soft_wrap=True)
        return
    book, found = looked
    words = sum(book.words.values())
    waived = f", {found.waived:,} waived" if found.waived else ""
    mendable = f"; --fix mends {len(found.changes):,}" if found.changes else ""
    errors.print(Text(f"{words:,} words: {counts}{waived}{mendable}"), soft_wrap=True)
