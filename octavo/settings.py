"""What the user asked of one build, from the command line."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

#: Where the default templates and styles lie: beside the package in a checkout, inside it when installed.
PACKAGE = Path(__file__).resolve().parent
RESOURCES = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent


class Format(StrEnum):
    """A form of the book that a build can make."""

    EPUB = "epub"
    PDF = "pdf"
    HTML = "html"


class CheckLevel(StrEnum):
    """How much is checked after a build: nothing, what every build needs, or all there is."""

    NONE = "none"
    QUICK = "quick"
    FULL = "full"


class Verbosity(StrEnum):
    """How much the command says while it works."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"


@dataclass(frozen=True, slots=True)
class Settings:
    """One build: which book, which formats, where to, and how."""

    book: Path
    output: Path
    formats: frozenset[Format] = frozenset({Format.EPUB, Format.PDF})
    check: CheckLevel = CheckLevel.QUICK
    jobs: int = os.cpu_count() or 1
    verbosity: Verbosity = Verbosity.NORMAL

    def resource_folders(self, kind: str) -> tuple[Path, ...]:
        """Folders to search for ``kind`` ("templates" or "styles"): the book's own before the defaults."""
        return tuple(p for p in (self.book / kind, RESOURCES / kind) if p.is_dir())
