"""The page list of an e-book that is built alone: from the last PDF, as long as that is of the same book."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from octavo.build.build import build as build_book
from octavo.build.build_cache import BuildCache
from octavo.cache.store import Store
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings
from tests.books import write_book

pytestmark = pytest.mark.engine

TEXT = "# One\n\n" + "Words that fill a page and are set in a line of their own.\n" * 160
BOOK = """\
title: A Book
date: 2026-01-02
isbn: {paperback: 978-0-306-40615-7}
body: [one.md]
editions:
  large-print: {type-size: 18pt}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_book(tmp_path / "book", {"book.yaml": BOOK, "one.md": TEXT})
    return tmp_path


def build(home: Path, *formats: str, edition: str = "") -> tuple[Path, list[str]]:
    """The e-book of a build, and the codes of what was reported."""
    output = home / "output"
    shutil.rmtree(output, ignore_errors=True)
    asked = Settings(home / "book", output, frozenset(formats), CheckLevel.NONE, jobs=1, edition=edition)
    diagnostics = Diagnostics()
    cache = BuildCache(asked, Store(home / "cache", 1 << 30, bytes(32)))
    made = build_book(asked, diagnostics, Progress(), cache=cache)
    assert made.published, [str(found) for found in diagnostics]
    name = f"a-book-{edition}.epub" if edition else "a-book.epub"
    return output / name, [found.code for found in diagnostics]


def pages(epub: Path) -> list[str]:
    """The labels of the page list; the NCX and the markers have the same."""
    with zipfile.ZipFile(epub) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith("ml")}
        ncx, package = (archive.read(f"EPUB/{name}").decode() for name in ("toc.ncx", "content.opf"))
    nav = texts["EPUB/nav.xhtml"].partition('epub:type="page-list"')[2]
    labels = re.findall(r">([ivx\d]+)</a>", nav)
    assert re.findall(r"<pageTarget.*?<text>(.*?)</text>", ncx) == labels
    assert f'name="dtb:totalPageCount" content="{len(labels)}"' in ncx
    markers = [
        m for text in texts.values() for m in re.findall(r'role="doc-pagebreak"[^>]*title="(\w+)"', text)
    ]
    assert sorted(markers) == sorted(labels)
    for sign in ("pageBreakSource", "pageNavigation", "pageBreakMarkers"):
        assert (sign in package) == bool(labels)
    assert ("9780306406157" in package.partition("pageBreakSource")[2][:60]) == bool(labels)
    return labels


def test_an_e_book_alone_has_the_pages_of_the_last_pdf(home: Path) -> None:
    epub, codes = build(home, "epub")
    assert (pages(epub), codes) == ([], ["page-list-left-out"])
    both, codes = build(home, "epub", "pdf")
    printed = pages(both)
    assert len(printed) > 2
    assert codes == []
    data = both.read_bytes()
    alone, codes = build(home, "epub")
    assert (pages(alone), codes) == (printed, [])
    assert alone.read_bytes() == data


def test_the_pages_of_a_book_that_was_changed_are_not_used(home: Path) -> None:
    build(home, "pdf")
    assert pages(build(home, "epub")[0])
    (home / "book" / "one.md").write_text(TEXT.replace("Words", "Other words"))
    epub, codes = build(home, "epub")
    assert (pages(epub), codes) == ([], ["page-list-left-out"])


def test_the_pages_of_another_edition_are_not_used(home: Path) -> None:
    build(home, "pdf", edition="large-print")
    epub, codes = build(home, "epub")
    assert (pages(epub), codes) == ([], ["page-list-left-out"])
    build(home, "pdf")
    assert len(pages(build(home, "epub")[0])) > 0
    assert len(pages(build(home, "epub")[0])) < len(pages_of_large_print(home))


def pages_of_large_print(home: Path) -> list[str]:
    epub, _ = build(home, "epub", "pdf", edition="large-print")
    with zipfile.ZipFile(epub) as archive:
        nav = archive.read("EPUB/nav.xhtml").decode().partition('epub:type="page-list"')[2]
    return re.findall(r">([ivx\d]+)</a>", nav)


def test_an_e_book_that_was_kept_without_its_pages_is_not_given_out_when_they_are_known(home: Path) -> None:
    def kept() -> bool:
        asked = Settings(home / "book", home / "output", frozenset({"epub"}), CheckLevel.NONE, jobs=1)
        return BuildCache(asked, Store(home / "cache", 1 << 30, bytes(32))).find() is not None

    assert not kept()
    build(home, "epub")
    assert kept()
    build(home, "pdf")
    assert not kept()
    build(home, "epub")
    assert kept()


def test_a_site_has_the_same_pages(home: Path) -> None:
    listed = pages(build(home, "epub", "pdf", "html")[0])
    site = home / "output" / "a-book-html"
    found = [
        label
        for path in site.glob("*.html")
        for label in re.findall(r'role="doc-pagebreak" id="page-\w+" title="(\w+)"', path.read_text("utf-8"))
    ]
    assert sorted(found) == sorted(listed)


def test_that_there_is_no_list_is_a_note_and_no_warning(home: Path) -> None:
    diagnostics = Diagnostics()
    asked = Settings(home / "book", home / "output", frozenset({"epub"}), CheckLevel.NONE, jobs=1)
    made = build_book(asked, diagnostics, Progress())
    assert [(found.code, found.severity) for found in diagnostics] == [("page-list-left-out", Severity.NOTE)]
    assert made.report is not None
    assert made.report.warnings == ()
