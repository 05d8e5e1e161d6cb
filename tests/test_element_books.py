"""The element books: one small complete book for each kind of element, built into both formats.

Their XHTML is compared with files that were read by eye (``golden/`` in the folder of each); the finished
files go through EPUBCheck, veraPDF and all other checks. See ``tests/elements/README.md``.
"""

import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from octavo.build.checks import check_files
from octavo.check import Checkers, Outcome
from octavo.check.validators.ace_program import AceProgram, find_ace, find_chromium
from octavo.check.validators.java import JavaChecks
from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.made import Made
from octavo.html import render_print
from octavo.source import read
from tests.built_books import BuiltBooks
from tests.check.said import said
from tests.golden import compare_files

ELEMENTS = Path(__file__).parent / "elements"
BOOKS = sorted(path.parent.name for path in ELEMENTS.glob("*/book.yaml"))
#: Ace by DAISY looks at them too if it is installed (make setup-readers); if not,
#: tests/check/validators/test_ace.py says so.
LEVEL = CheckLevel.FULL if find_ace() and find_chromium() else CheckLevel.QUICK
#: Pages that every book has and that say nothing of its element.
_PLAIN = frozenset({"nav", "cover", "half-title", "title-page", "copyright"})


@pytest.fixture(params=BOOKS)
def book(request: pytest.FixtureRequest) -> Path:
    return ELEMENTS / str(request.param)


def composed(book: Path) -> ComposedBook:
    """The composed book, which has neither errors nor warnings."""
    diagnostics = Diagnostics()
    manuscript = read(book, diagnostics)
    assert manuscript is not None
    composed = compose(manuscript, diagnostics)
    assert [str(found) for found in diagnostics] == []
    return composed


def test_printed_xhtml(book: Path, tmp_path: Path, update: bool) -> None:
    sections = render_print(composed(book), Settings(book=book, output=tmp_path)).sections
    pages = {f"{one.id}.xhtml": one.xhtml + "\n" for one in sections if one.id not in _PLAIN}
    compare_files(book / "golden" / "print", pages, update)


def test_finished_files(book: Path, built_books: BuiltBooks, java: JavaChecks, update: bool) -> None:
    built = built_books.get(book)
    assert built.diagnostics == ()
    files = built.files
    with AceProgram() if LEVEL is CheckLevel.FULL else nullcontext() as ace:
        made_files = {name: Made(path) for name, path in files.items()}
        checks = check_files(made_files, LEVEL, Checkers(java, ace))
    assert [check.name.split()[0] for check in checks if check.name.startswith(("EPUBCheck", "veraPDF"))]
    assert [(check.name, said(check)) for check in checks if check.outcome is not Outcome.PASSED] == []
    compare_files(book / "golden" / "ebook", documents(files["epub"]), update)


def documents(epub: Path) -> dict[str, str]:
    """The pages of an e-book by the names of their files."""
    with zipfile.ZipFile(epub) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        texts = {Path(name).name: archive.read(name).decode() for name in names}
    return {name: text for name, text in texts.items() if Path(name).stem not in _PLAIN}
