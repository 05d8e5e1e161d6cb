"""The NCX: contents and pages counted together in reading order."""

import re
from pathlib import Path

from lxml import etree

from octavo.core.pagemap import Begins, PageBreak, PageMap, PlacedPage, Side, TextPlace
from octavo.core.region import Region
from octavo.html import render_ebook
from octavo.html.pages import EbookPages
from tests.books import compose_book, settings_for

FILES = {
    "one.md": "# One {#sec-one}\n\nFirst words.\n\n## Sub {#sec-sub}\n\nMore words.\n",
    "two.md": "# Two\n\nEnd.\n",
}
SPACE = {"n": "http://www.daisy.org/z3986/2005/ncx/"}


def page(index: int, label: str, block: str, section: str) -> tuple[PlacedPage, PageBreak]:
    region = Region.BODY if label.isdecimal() else Region.FRONT
    placed = PlacedPage(index, label, Side.RECTO, region, section, False)
    return placed, PageBreak(index, Begins.BLOCK, TextPlace(section, block, 0, (), 0, 0))


def rendered(folder: Path, *pages: tuple[PlacedPage, PageBreak]) -> EbookPages:
    edition = compose_book(folder, FILES)
    placed, turns = zip(*pages, strict=True) if pages else ((), ())
    return render_ebook(edition, settings_for(folder), PageMap(placed, {}, turns) if pages else None)


def test_pages_and_contents_are_counted_together(tmp_path: Path) -> None:
    made = rendered(
        tmp_path,
        page(0, "i", "#sec-one-title", "sec-one"),
        page(1, "1", "#sec-sub", "sec-one"),
        page(2, "2", "#two-title", "two"),
    )
    ncx = etree.fromstring(made.ncx)
    ordered = sorted(ncx.iterfind(".//*[@playOrder]"), key=lambda node: int(node.get("playOrder", "")))
    places = [node.find("n:content", SPACE) for node in ordered]
    assert [node.get("playOrder") for node in ordered] == [str(n) for n in range(1, len(ordered) + 1)]
    assert [place.get("src") for place in places if place is not None] == [
        "text/sec-one.xhtml",
        "text/sec-one.xhtml#page-i",
        "text/sec-one.xhtml#page-1",
        "text/sec-one.xhtml#sec-sub",
        "text/two.xhtml",
        "text/two.xhtml#page-2",
    ]
    targets = [(t.get("type"), t.get("value")) for t in ncx.iterfind(".//n:pageTarget", SPACE)]
    assert targets == [("front", "1"), ("normal", "1"), ("normal", "2")]
    counts = dict(re.findall(r'name="dtb:(\w+)" content="(\d+)"', made.ncx.decode()))
    assert (counts["totalPageCount"], counts["maxPageNumber"]) == ("3", "2")


def test_without_pages_there_is_no_list(tmp_path: Path) -> None:
    made = rendered(tmp_path)
    assert b"pageList" not in made.ncx
    assert made.page_list == ()
    nav = next(document for document in made.documents if document.name == "nav.xhtml")
    assert b"page-list" not in nav.data


def test_titles_are_what_they_are_without_markers(tmp_path: Path) -> None:
    without = rendered(tmp_path / "a")
    made = rendered(tmp_path / "b", page(0, "1", "#sec-one-title", "sec-one"))
    assert [document.title for document in made.documents] == [
        document.title for document in without.documents
    ]
    texts = [re.findall(r"<navLabel><text>(.*?)</text>", each.ncx.decode()) for each in (without, made)]
    assert texts[0] == [text for text in texts[1] if text not in ("1", "Pages of the printed book")]
    (marked,) = [document for document in made.documents if b"doc-pagebreak" in document.data]
    assert b'title="1"></span><h1 id="sec-one-title">' in marked.data
