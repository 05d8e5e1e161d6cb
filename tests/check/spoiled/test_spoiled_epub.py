"""E-books that are spoiled in one way: the check that is for it sees each."""

from pathlib import Path

import pytest

from octavo.check.audit.aligned_epub import AlignedEpub
from octavo.check.audit.blocks import Source
from octavo.check.audit.checks import audit_epub
from octavo.check.audit.source import read_source
from octavo.check.epub.checks import check_epub
from octavo.check.epub.page_list import check_epub_pages
from octavo.check.markup.checks import check_markup
from octavo.check.result import CheckResult
from octavo.check.stores.checks import check_stores
from tests.built_books import BuiltBooks
from tests.check.said import codes
from tests.check.spoiled.edits import Edit, Files, Kind, read_files, write_files
from tests.check.spoiled.kinds import KINDS

PIER = Path(__file__).parent / "pier"
#: Codes of the check that reads the PDF too; the beginnings of codes by which checks are told apart.
PRINTED = ("epub-page-start", "epub-display-page")
CHECKS = ("audit-", "markup-", "store-", *PRINTED, "")
EXAMPLES = [(kind, number) for kind in KINDS for number in range(len(kind.examples))]

pytestmark = [pytest.mark.engine, pytest.mark.slow]


@pytest.fixture(scope="session")
def source() -> Source:
    return read_source(PIER)


@pytest.fixture(scope="session")
def pier(built_books: BuiltBooks) -> dict[str, Path]:
    return dict(built_books.get(PIER).files)


@pytest.fixture(scope="session")
def good(pier: dict[str, Path]) -> Files:
    return read_files(pier["epub"])


def check(code: str, epub: Path, pdf: Path, source: Source) -> tuple[CheckResult, ...]:
    """Run the check to which codes belong that begin so."""
    which = next(beginning for beginning in CHECKS if code.startswith(beginning))
    if which == "audit-":
        return (audit_epub(AlignedEpub(epub, source)),)
    if which == "markup-":
        return check_markup(AlignedEpub(epub, source))
    if which == "store-":
        return check_stores(epub)
    return (check_epub_pages(epub, pdf),) if which in PRINTED else check_epub(epub)


@pytest.mark.parametrize("code", CHECKS)
def test_the_book_without_a_fault_passes(code: str, pier: dict[str, Path], source: Source) -> None:
    for result in check(code, pier["epub"], pier["pdf"], source):
        assert codes(result) == set(), result


@pytest.mark.parametrize(
    ("kind", "number"), EXAMPLES, ids=[f"{kind.name} {number + 1}" for kind, number in EXAMPLES]
)
def test_what_is_spoiled_is_seen(
    kind: Kind, number: int, good: Files, pier: dict[str, Path], source: Source, tmp_path: Path
) -> None:
    files = dict(good)
    edits: tuple[Edit, ...] = kind.examples[number]
    for edit in edits:
        edit(files)
    assert files != good or list(files) != list(good)
    write_files(tmp_path / "spoiled.epub", files)
    found = {
        code
        for wanted in kind.code.split("|")
        for result in check(wanted, tmp_path / "spoiled.epub", pier["pdf"], source)
        for code in codes(result)
    }
    assert any(code.startswith(tuple(kind.code.split("|"))) for code in found), found


def test_each_kind_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 60
