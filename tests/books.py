"""Makes a small book from a mapping of file names to texts, and reads, composes or renders it."""

from collections.abc import Mapping
from pathlib import Path

from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook, Section
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.source import read
from octavo.source.manuscript import Manuscript


def write_book(root: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a book into a folder and return it.

    Without book.yaml the book has a title, its Markdown files in order (but for those in notes/), and
    the notes at its end.
    """
    if "book.yaml" not in files:
        chapters = [name for name in files if name.endswith(".md") and not name.startswith("notes/")]
        listed = "".join(f"  - {name}\n" for name in chapters)
        files = {"book.yaml": f"title: A Book\nbody:\n{listed}back: [notes]\n", **files}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def read_book(root: Path, files: Mapping[str, str]) -> Manuscript:
    """The manuscript of a book that has no errors."""
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, files), diagnostics)
    assert not diagnostics.failed, "\n".join(map(str, diagnostics))
    assert manuscript is not None
    return manuscript


def compose_book(root: Path, files: Mapping[str, str]) -> ComposedBook:
    """The composed book, which has no errors."""
    manuscript = read_book(root, files)
    diagnostics = Diagnostics()
    composed = compose(manuscript, diagnostics)
    assert [str(found) for found in diagnostics] == []
    return composed


def settings_for(root: Path) -> Settings:
    """The settings of a build of that book."""
    return Settings(book=root, output=root / "output")


def section_of(composed: ComposedBook, identifier: str) -> Section:
    """The division with that id."""
    return next(section for section in composed.sections if section.id == identifier)
