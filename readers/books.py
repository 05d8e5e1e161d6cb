"""The books that are looked at, and how they are built."""

import sys
from dataclasses import dataclass
from pathlib import Path

from readers.running import run
from readers.unit import HOME, ROOT

_SECONDS = 600
_SAMPLE = ROOT / "book"
_ELEMENT_BOOKS = ROOT / "tests/elements"


@dataclass(frozen=True)
class Finished:
    """A finished EPUB, and the folder of its site where there is one."""

    epub: Path
    site: Path | None


def usual() -> tuple[Path, ...]:
    """The sample book, and a book for each kind of element."""
    return (_SAMPLE, *sorted(path.parent for path in _ELEMENT_BOOKS.glob("*/book.yaml")))


def finish(book: Path) -> Finished:
    """Build a book (a folder with book.yaml), or take a finished EPUB as it is.

    Built are the EPUB, the PDF that tells it the printed pages, and the site but for element books, whose
    files the tests check; others are checked in full, with Ace. Raises
    :class:`readers.running.ProgramError` where the build or a check fails.
    """
    if book.is_file():
        return _finished(book)
    folder = HOME / "books" / book.resolve().name
    asked = ["--no-check"] if book.parent == _ELEMENT_BOOKS else ["--web", "--check", "full"]
    command = [sys.executable, str(ROOT / "build.py"), "--epub", "--pdf", *asked, "--book", str(book)]
    run([*command, "--output", str(folder)], _SECONDS)
    return _finished(next(iter(sorted(folder.glob("*.epub")))))


def _finished(epub: Path) -> Finished:
    site = epub.with_name(f"{epub.stem}-web")
    return Finished(epub, site if site.is_dir() else None)
