"""The books that are looked at, and how they are built."""

import sys
from dataclasses import dataclass
from pathlib import Path

from readers.running import run
from readers.unit import HOME, ROOT

_SECONDS = 600
_SAMPLE = ROOT / "book"
_ELEMENT_BOOKS = ROOT / "tests/elements"
# Wide tables, notes at every place, formulas, letters, rolls, pictures, verse, glossary and index.
_ELEMENTS = (
    "tables", "notes-series", "notes-chapter-end", "notes-rich", "maths", "letter", "roll", "figures",
    "verse", "references",
)  # fmt: skip


@dataclass(frozen=True)
class Finished:
    """A finished EPUB, and the folder of its site where there is one."""

    epub: Path
    site: Path | None


def usual() -> tuple[Path, ...]:
    """The sample book and element books."""
    return (_SAMPLE, *(_ELEMENT_BOOKS / name for name in _ELEMENTS))


def finish(book: Path) -> Finished:
    """Build a book (a folder with book.yaml), or take a finished EPUB as it is.

    Built are the EPUB, the PDF that tells it the printed pages, and the site but for element books. Raises
    :class:`readers.running.ProgramError` where the build fails.
    """
    if book.is_file():
        return _finished(book)
    folder = HOME / "books" / book.resolve().name
    formats = ["--epub", "--pdf", *([] if book.parent == _ELEMENT_BOOKS else ["--web"])]
    command = [sys.executable, str(ROOT / "build.py"), *formats, "--no-check", "--book", str(book)]
    run([*command, "--output", str(folder)], _SECONDS)
    return _finished(next(iter(sorted(folder.glob("*.epub")))))


def _finished(epub: Path) -> Finished:
    site = epub.with_name(f"{epub.stem}-web")
    return Finished(epub, site if site.is_dir() else None)
