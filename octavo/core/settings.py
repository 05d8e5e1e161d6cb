"""The settings of one build: what the user asked for on the command line."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from octavo.core.bounds import DEFAULT, WorkBounds

#: Where the default templates and styles lie: beside the package in a checkout, inside it when installed.
PACKAGE = Path(__file__).resolve().parent.parent
RESOURCES = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent


class PdfVariant(StrEnum):
    """A standard that the PDF for readers can conform to."""

    UA_1 = "pdf/ua-1"
    PDFA_2A = "pdf/a-2a"


class CheckLevel(StrEnum):
    """The extent of the checks after a build: none, those that every build needs, or all there are."""

    NONE = "none"
    QUICK = "quick"
    FULL = "full"


class Verbosity(StrEnum):
    """The amount that the command says while it works."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"


class MessageFormat(StrEnum):
    """The form of the messages: for people, for programs, for code-scanning services, or for GitHub's log."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one build: its book, its formats, its output folder, and the rest of the options.

    ``formats`` are the names of the formats to be made; none: those that are made by default. ``edition`` is
    the name of the one that is printed, "" for the book as it is. ``printer`` names the printer in book.yaml
    that the file for the press is made for ("": the book's only one); None if no such file is made. ``cache``
    is True if what earlier builds made may be used, and what this one makes be kept; ``cache_folder`` is the
    folder for that, None for the user's own. ``strict`` is True if warnings fail the build. ``messages`` is
    the form in which the command tells what it found. ``template_folders`` and ``style_folders`` are those
    of extensions. ``bounds`` are the most that the work on one document, template or picture may take.
    """

    book: Path
    output: Path
    formats: frozenset[str] = frozenset()
    check: CheckLevel = CheckLevel.QUICK
    jobs: int = os.cpu_count() or 1
    verbosity: Verbosity = Verbosity.NORMAL
    pdf_variants: frozenset[PdfVariant] = frozenset({PdfVariant.UA_1})
    printer: str | None = None
    edition: str = ""
    cache: bool = True
    cache_folder: Path | None = None
    strict: bool = False
    messages: MessageFormat = MessageFormat.TEXT
    template_folders: tuple[Path, ...] = ()
    style_folders: tuple[Path, ...] = ()
    bounds: WorkBounds = DEFAULT

    def resource_folders(self, kind: str) -> tuple[Path, ...]:
        """Return the folders to search for ``kind``, "templates" or "styles": the book's own, then those of
        extensions, then the defaults."""
        added = {"templates": self.template_folders, "styles": self.style_folders}[kind]
        return tuple(p for p in (self.book / kind, *added, RESOURCES / kind) if p.is_dir())
