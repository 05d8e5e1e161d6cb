"""The public face of Octavo: to read, compose and build books from Python, and to extend what it can do.

What stands here is kept stable; everything else in the package may change with any release. ``read``,
``compose`` and ``build`` work on the folder of a book, as the command does. An extension is an installed
package with an entry point in the group ``octavo.extensions``: a function that is called with an ``Octavo``
object and registers parts. The manual's chapter "Extending Octavo" shows both.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.build.registration import Octavo
from octavo.build.toolchain import BUILT_IN, Toolchain
from octavo.check import CheckResult, MissingTool, Outcome, Tool
from octavo.check.findings import Findings, run_topic
from octavo.core.bounds import DEFAULT, WorkBounds
from octavo.core.diagnostics import Diagnostic, Diagnostics, FilePlace, Severity, Span
from octavo.core.epoch import source_date
from octavo.core.failures import EngineUnusable, SearchError, TypesettingError
from octavo.core.progress import Progress
from octavo.core.registry import Registry, RegistryError
from octavo.core.settings import CheckLevel, PdfVariant, Settings, Verbosity
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Example, Format, Option
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.build.report import Report
    from octavo.compose.composed_book import ComposedBook
    from octavo.compose.draft import Draft
    from octavo.elements.kind import (
        TITLE,
        Attribute,
        AttributeUse,
        ClassForm,
        ElementKind,
        RequiredContent,
        TreeBuilder,
        ValueRule,
    )
    from octavo.languages.model import Language
    from octavo.lint.rule import LintFinding, LintRule, SourceChange
    from octavo.source.manuscript import Manuscript

__all__ = [
    "BUILT_IN",
    "TITLE",
    "Attribute",
    "AttributeUse",
    "BookError",
    "BuildContext",
    "Check",
    "CheckContext",
    "CheckLevel",
    "CheckResult",
    "ClassForm",
    "ComposedBook",
    "Diagnostic",
    "Diagnostics",
    "Draft",
    "ElementKind",
    "EngineUnusable",
    "Example",
    "FilePlace",
    "Findings",
    "Format",
    "Language",
    "LintFinding",
    "LintRule",
    "Made",
    "Manuscript",
    "MissingTool",
    "Octavo",
    "Option",
    "Outcome",
    "PdfVariant",
    "Progress",
    "Registry",
    "RegistryError",
    "Report",
    "RequiredContent",
    "Result",
    "SearchError",
    "Settings",
    "Severity",
    "SourceChange",
    "Span",
    "Tool",
    "Toolchain",
    "TreeBuilder",
    "TypesettingError",
    "ValueRule",
    "Verbosity",
    "build",
    "compose",
    "read",
    "run_topic",
    "toolchain_of",
]

#: Modules of types that are loaded when they are asked for: an unchanged book is published without them.
_LOADED_LATE: Mapping[str, str] = {
    "Attribute": "octavo.elements.kind",
    "AttributeUse": "octavo.elements.kind",
    "ClassForm": "octavo.elements.kind",
    "ComposedBook": "octavo.compose.composed_book",
    "Draft": "octavo.compose.draft",
    "ElementKind": "octavo.elements.kind",
    "Language": "octavo.languages.model",
    "LintFinding": "octavo.lint.rule",
    "LintRule": "octavo.lint.rule",
    "Manuscript": "octavo.source.manuscript",
    "Report": "octavo.build.report",
    "RequiredContent": "octavo.elements.kind",
    "ValueRule": "octavo.elements.kind",
    "SourceChange": "octavo.lint.rule",
    "TITLE": "octavo.elements.kind",
    "TreeBuilder": "octavo.elements.kind",
}


class BookError(Exception):
    """A book has errors; ``diagnostics`` has all of them, and the warnings."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__("\n".join(str(found) for found in diagnostics))
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Result:
    """The end of a build.

    ``ok`` is True if the book has no errors, all checks have passed, and the files are in the output
    folder. ``files`` are the finished files (for a site, its folder) by the names of their formats: in the
    output folder, or, if a check has failed, in the folder beside it for rejected files. ``diagnostics``
    are the errors and warnings of the book, in the order of its files. ``checks`` are the results of all
    checks. ``report`` has what report.json has; it is None if the book has errors.
    """

    ok: bool
    files: Mapping[str, Path]
    diagnostics: tuple[Diagnostic, ...]
    checks: tuple[CheckResult, ...]
    report: "Report | None"


def toolchain_of(
    book: Path | str, diagnostics: Diagnostics | None = None, toolchain: Toolchain = BUILT_IN
) -> Toolchain:
    """Return the parts of Octavo with those of the extensions that a book names.

    What is wrong with an extension goes to ``diagnostics``; without these, raise BookError.
    """
    from octavo.build.extensions import load_toolchain

    found = Diagnostics() if diagnostics is None else diagnostics
    loaded = load_toolchain(Path(book), found, toolchain)
    if diagnostics is None and found.failed:
        raise BookError(found)
    return loaded


def read(
    book: Path | str,
    diagnostics: Diagnostics | None = None,
    *,
    edition: str = "",
    toolchain: Toolchain | None = None,
) -> "Manuscript":
    """Read the book in a folder.

    ``edition`` is one of the editions in book.yaml. Warnings go to ``diagnostics``. ``toolchain`` is what
    the book is read with; by default it has the extensions that the book names. Raise BookError if the book
    has errors.
    """
    from octavo.source import read as read_manuscript

    book = Path(book)
    found = Diagnostics() if diagnostics is None else diagnostics
    parts = toolchain_of(book, found) if toolchain is None else toolchain
    if found.failed:
        raise BookError(found)
    manuscript = read_manuscript(
        book, found, edition=edition, elements=parts.elements, rules=parts.markdown_rules
    )
    if manuscript is None or found.failed:
        raise BookError(found)
    return manuscript


def compose(
    book: "Path | str | Manuscript",
    diagnostics: Diagnostics | None = None,
    *,
    edition: str = "",
    toolchain: Toolchain | None = None,
) -> "ComposedBook":
    """Compose a book: number it, and make its notes, references, contents and index. Nothing is rendered or
    set.

    ``book`` is its folder, or the manuscript that ``read`` has returned. The other arguments are those of
    ``read``. Raise BookError if the book has errors.
    """
    from octavo.compose import compose as compose_manuscript

    found = Diagnostics() if diagnostics is None else diagnostics
    if isinstance(book, str):
        book = Path(book)
    folder = book if isinstance(book, Path) else book.root
    parts = toolchain_of(folder, found) if toolchain is None else toolchain
    manuscript = read(book, found, edition=edition, toolchain=parts) if isinstance(book, Path) else book
    composed = compose_manuscript(
        manuscript, found, elements=parts.elements, languages=parts.languages, steps=parts.steps
    )
    if found.failed:
        raise BookError(found)
    return composed


def build(
    book: Path | str,
    output: Path | str,
    *,
    formats: Collection[str] = (),
    check: CheckLevel = CheckLevel.QUICK,
    edition: str = "",
    jobs: int | None = None,
    cache: bool = True,
    strict: bool = False,
    limit_time: float | None = None,
    limit_memory: int | None = None,
    progress: Progress | None = None,
    toolchain: Toolchain | None = None,
) -> Result:
    """Build a book, as the command does; nothing is printed.

    ``formats`` are names of formats; none: those that the command makes by default. ``jobs`` is how many
    processes typeset at once; by default one a core. ``cache`` is True if work of earlier builds of the
    book may be used, and that of this one be kept. With ``strict`` warnings fail the build, as errors do.
    ``limit_time`` and ``limit_memory`` are the most seconds of processor time and megabytes of memory that
    the work on one document, template or picture may take. ``progress`` is told of the stages.
    ``toolchain`` is what the book is made with; by default it has the extensions that the book names.

    ``jobs=1`` typesets in this process: only then WeasyPrint is not as it was meanwhile, in all its threads.

    Errors of the book are in the result. Raise RegistryError for a format that does not exist, ValueError for
    another argument that can't be and for a SOURCE_DATE_EPOCH that is no date, MissingTool or EngineUnusable
    if this machine lacks something, ModuleNotFoundError if that is a Python package, as those of the extra
    `citations`, TypesettingError or SearchError if an engine breaks down, and OSError if files can't be
    written.
    """
    from octavo.build.build import build as build_book
    from octavo.build.build_cache import open_build_cache
    from octavo.build.publish import rejected

    if isinstance(formats, str):
        raise ValueError(f"`formats` is a list of names, not the text {formats!r}")
    if jobs is not None and jobs < 1:
        raise ValueError(f"`jobs` is {jobs}; at least one process has to work")
    source_date()  # before anything is done
    book, output = Path(book), Path(output)
    usual = Settings(book, output)
    settings = Settings(
        book,
        output,
        frozenset(formats),
        CheckLevel(check),
        jobs or usual.jobs,
        Verbosity.QUIET,
        edition=edition,
        strict=strict,
        cache=cache,
        bounds=WorkBounds(limit_time or DEFAULT.seconds, limit_memory or DEFAULT.megabytes),
    )
    diagnostics = Diagnostics()
    parts = toolchain_of(book, diagnostics) if toolchain is None else toolchain
    if diagnostics.failed:
        return Result(False, {}, tuple(diagnostics), (), None)
    store = open_build_cache(settings, parts)
    made = build_book(settings, diagnostics, progress or Progress(), cache=store, toolchain=parts)
    folder = output if made.published else rejected(output)
    files = {file.format: folder / file.name for file in made.report.files} if made.report else {}
    checks = made.report.checks if made.report else ()
    return Result(made.published, files, tuple(diagnostics), checks, made.report)


def __getattr__(name: str) -> object:
    """Load a type when it is asked for."""
    if name not in _LOADED_LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LOADED_LATE[name]), name)
