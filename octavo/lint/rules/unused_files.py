"""Pictures that nothing shows, and fonts and other files beside stylesheets and templates that nothing names.

Stylesheets and templates themselves are told when a book is read (``override-unused``).
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from octavo.core.diagnostics import Severity, Span
from octavo.languages.model import words
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding, LintRule

#: Kinds of files whose text may name others.
_TEXTS = words(
    ".md .markdown .mdown .mkd .qmd .rmd .txt .yaml .yml .css .html .j2 .svg .csv .tex .json .bib .toml "
    ".ipynb .xml .py .r"
)
_FOLDERS = ("images", "styles", "templates")
_TOLD_ELSEWHERE = frozenset({".css", ".j2"})
#: Files that are not for the book: what they are for is said in them.
_PAPERS = ("license", "licence", "ofl", "readme", "copying", ".")
_NOT_OF_THE_BOOK = frozenset({"node_modules", "__pycache__", "venv", "renv"})
_MOST = 20_000  # files that are looked through
_NAME = re.compile(
    r"(?<![^\s\"'()<>\[\]{}|:,;=#?\\/])[^\s\"'()<>\[\]{}|:,;=#?\\/]{1,200}\.[A-Za-z0-9]{1,8}(?![A-Za-z0-9])"
)
_LARGEST = 64 * 1024 * 1024  # bytes of texts that are looked through; in a larger folder nothing is told


def _look(book: LintedBook) -> Iterator[LintFinding]:
    files = [file for folder in _FOLDERS for file in _files(book, folder)]
    named = _named(book) if files else None
    if named is None:
        return
    for file in files:
        name = PurePosixPath(file).name
        if unicodedata.normalize("NFC", name) not in named:
            yield LintFinding(
                Span(file),
                f"nothing in the book names `{file}`",
                "show it, or delete it",
                Severity.NOTE,
                words=name,
            )


def _files(book: LintedBook, folder: str) -> Iterator[str]:
    for file in islice(book.folder.list(folder, "**/*"), _MOST):
        path = PurePosixPath(file)
        if path.suffix in _TOLD_ELSEWHERE or path.name.lower().startswith(_PAPERS):
            continue
        if path.parts[:2] != ("templates", "terms"):
            yield file


def _named(book: LintedBook) -> set[str] | None:
    """Return all names of files that stand in texts of the book, each without its folder; None if there is
    too much to look through."""
    found: set[str] = set()
    left = _LARGEST
    for path in islice(_texts(book.folder.root), _MOST):
        try:
            left -= path.stat().st_size
            text = path.read_bytes().decode("utf-8", errors="replace") if left > 0 else ""
        except OSError:
            continue  # what reads it for the book tells
        if left <= 0:
            return None
        for name in _NAME.findall(unquote(text) if "%" in text else text):
            found.add(unicodedata.normalize("NFC", name))
    return found


def _texts(root: Path) -> Iterator[Path]:
    """Yield the files of text in a book's folder, but for those of other programs."""
    for place, folders, files in os.walk(root):
        folders[:] = sorted(one for one in folders if one[0] != "." and one not in _NOT_OF_THE_BOOK)
        for name in sorted(files):
            path = Path(place) / name
            if path.suffix.lower() in _TEXTS and path.is_file() and path.resolve().is_relative_to(root):
                yield path


RULE = LintRule("file-unused", _look)
