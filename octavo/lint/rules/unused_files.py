"""Files in styles/, templates/ and images/ that nothing reads."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote

from octavo.core.diagnostics import Severity, Span
from octavo.core.folder import TEXT_LIMIT
from octavo.core.settings import RESOURCES
from octavo.core.suggestions import closest
from octavo.core.templating import EARLIER_TEMPLATES
from octavo.languages.model import words
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding, LintRule

#: Kinds of files whose text may name others.
_TEXTS = words(
    ".md .markdown .mdown .mkd .qmd .rmd .txt .yaml .yml .css .html .j2 .svg .csv .tex .json .bib .toml "
    ".ipynb .xml .py .r"
)
_FOLDERS = ("styles", "templates", "images")
_MOST = 20_000  # files that are looked through
_NAME = re.compile(r"[^\s\"'()<>\[\]{}|:,;=#?\\/]{1,200}\.[A-Za-z0-9]{1,8}")
_SUFFIXES = (".css", ".print.css", ".epub.css")


def _look(book: LintedBook) -> Iterator[LintFinding]:
    files = {folder: _files(book, folder) for folder in _FOLDERS}
    if not any(files.values()):
        return
    named = _named(book)
    for folder, found in files.items():
        known = _known(book, folder)
        for file in found:
            path = PurePosixPath(file)
            name = path.relative_to(folder).as_posix()
            if (
                name in known
                or name.startswith("terms/")
                or unicodedata.normalize("NFC", path.name) in named
                or path.name.startswith(".")
            ):
                continue
            if folder == "images":
                yield LintFinding(
                    Span(file),
                    f"nothing in the book shows `{file}`",
                    "show it, or delete it",
                    Severity.NOTE,
                    words=path.name,
                )
                continue
            near = closest(name, known)
            yield LintFinding(
                Span(file),
                f"nothing reads `{file}`: no file of Octavo's folder `{folder}` has its name",
                f"did you mean `{folder}/{near}`?"
                if near
                else "delete it, or give it the name of the file that it replaces",
                words=path.name,
            )


def _files(book: LintedBook, folder: str) -> list[str]:
    return [
        file
        for file in islice(book.folder.list(folder, "**/*"), _MOST)
        if PurePosixPath(file).name not in ("README.md", "README", "LICENSE", "OFL.txt", "Thumbs.db")
        and not PurePosixPath(file).name.lower().startswith(("license", "ofl", "readme", "copying"))
    ]


def _named(book: LintedBook) -> set[str]:
    """Return all names of files that stand in texts of the book, each without its folder."""
    found: set[str] = set()
    for file in islice(book.folder.list("", "**/*"), _MOST):
        if PurePosixPath(file).suffix.lower() not in _TEXTS or book.folder.size(file) > TEXT_LIMIT:
            continue
        try:
            text = book.folder.bytes(file).decode("utf-8", errors="replace")
        except OSError:
            continue  # what reads it for the book tells
        for name in _NAME.findall(unquote(text) if "%" in text else text):
            found.add(unicodedata.normalize("NFC", name))
    return found


def _known(book: LintedBook, folder: str) -> set[str]:
    if folder == "images":
        return set()
    place = RESOURCES / folder
    known = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    kinds = list(book.elements)
    if folder == "styles":
        known |= {f"elements/{kind.name}{suffix}" for kind in kinds for suffix in _SUFFIXES}
    else:
        known |= {kind.template for kind in kinds} | set(EARLIER_TEMPLATES)
    return known


RULE = LintRule("file-unused", _look)
