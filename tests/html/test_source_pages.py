"""Pages of an earlier edition: a list beside that of the printed book, or the page list itself."""

from pathlib import Path

from octavo.core.pagemap import Begins, PageBreak, PageMap, PlacedPage, Side, TextPlace
from octavo.core.region import Region
from octavo.core.xhtml import EPUB_TYPE, Element
from octavo.html import render_ebook, render_print
from octavo.html.pages import EbookPages
from tests.books import compose_book, settings_for
from tests.html.pages_read import dead_links, trees

FILES = {
    "book.yaml": "title: T\nsource-edition: {name: the 1975 edition, isbn: 0-306-40615-2}\nbody: [one.md]\n",
    "one.md": (
        "# One\n\n[]{.source-page n=xii}The board met, []{.source-page n=17 #here}and left.[^a] "
        "See @source-page-xii, [-@here] and [there](#source-page-18).\n\n"
        "[^a]: It was []{.source-page n=18}late.\n"
    ),
}


def pages_of(root: Path, pagemap: PageMap | None = None) -> EbookPages:
    return render_ebook(compose_book(root, FILES), settings_for(root), pagemap)


def printed() -> PageMap:
    """One printed page."""
    page = PlacedPage(0, "1", Side.RECTO, Region.BODY, "one", blank=False)
    begins = PageBreak(0, Begins.BLOCK, TextPlace("one", "#one-title", 0, (), 0, 0), "1")
    return PageMap((page,), {}, (begins,))


def lists(pages: EbookPages) -> dict[str, list[str]]:
    """The navs that list pages: their types, and the text and target of each link."""
    nav = trees(pages)["nav.xhtml"]
    return {
        f"{node.get('id')} {node.get(EPUB_TYPE, '')}".strip(): [
            f"{link.text} {link.get('href')}" for link in node.iter("{*}a")
        ]
        for node in nav.iter("{*}nav")
        if "pages" in node.get("id", "") or "page-list" in node.get("id", "")
    }


EARLIER = [
    "xii text/one.xhtml#source-page-xii",
    "17 text/one.xhtml#here",
    "18 text/notes.xhtml#source-page-18",
]


def marker(pages: EbookPages) -> Element:
    text = trees(pages)["text/one.xhtml"]
    return next(node for node in text.iter("{*}span") if node.get("id") == "here")


def test_the_only_pages_are_the_page_list(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    assert lists(pages) == {"source-pages page-list": EARLIER}
    found = marker(pages)
    assert (found.get(EPUB_TYPE), found.get("role"), found.get("title")) == (
        "pagebreak",
        "doc-pagebreak",
        "17",
    )
    assert dead_links(pages, "text/cover.xhtml") == []
    assert b'<pageTarget id="target-2" type="normal" value="17"' in pages.ncx


def test_printed_pages_keep_the_page_list(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, printed())
    assert lists(pages) == {"page-list page-list": ["1 text/one.xhtml#page-1"], "source-pages": EARLIER}
    assert marker(pages).get("role") is None
    assert b'value="17"' not in pages.ncx


def test_references_to_a_page_of_it(tmp_path: Path) -> None:
    text = trees(pages_of(tmp_path))["text/one.xhtml"]
    links = {node.get("href"): "".join(map(str, node.itertext())) for node in text.iter("{*}a")}
    assert links["#source-page-xii"] == "p.\u00a0xii of the 1975 edition"
    assert links["#here"] == "17"
    assert links["notes.xhtml#source-page-18"] == "there"


def test_on_paper_a_reference_to_it_is_no_link(tmp_path: Path) -> None:
    section = render_print(compose_book(tmp_path, FILES), settings_for(tmp_path)).sections[0]
    assert '<span class="reference">p.\u00a0xii of the 1975 edition</span>' in section.xhtml
    assert 'href="#source-page-xii"' not in section.xhtml


def test_marks_in_headings_and_links_are_no_part_of_their_names(tmp_path: Path) -> None:
    text = "# One\n\n## []{.source-page n=5}Two\n\n## Th[]{.source-page n=6}ree\n\n"
    files = {**FILES, "one.md": text + "[]{.source-page n=7}Text.\n"}
    tree = trees(render_ebook(compose_book(tmp_path, files), settings_for(tmp_path)))["text/one.xhtml"]
    marks = [node for node in tree.iter("{*}span") if node.get("role") == "doc-pagebreak"]
    around = [next(str(above.tag).rpartition("}")[2] for above in mark.iterancestors()) for mark in marks]
    assert around == ["section", "h2", "p"]
    assert [mark.get("aria-hidden") for mark in marks] == [None, "true", None]
