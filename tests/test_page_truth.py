"""The e-book's page list is true of the printed pages: every marker against what poppler reads on its page.

A second opinion on ``octavo.check.epub.page_list``, made without it, without the PageMap, and without what
made the books: a page of the PDF must begin with the words that follow its marker. Before them may stand only
what the page says again of a table or an entry, or a table or figure as a whole.
"""

import posixpath
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from tests.built_books import BuiltBooks
from tests.finished import TYPE, Finished, name, squash

pytestmark = pytest.mark.engine

ROOT = Path(__file__).parents[1]
#: The sample book, and the books in which pages begin in uncommon ways.
BOOKS = {"sample": ROOT / "book"} | {
    title: ROOT / "tests" / "elements" / title
    for title in ("tables", "figures", "maths", "lists", "index-run-in", "notes-long", "notes-rich", "verse")
}
#: Letters that must be the same; a divided word may have begun on the page before.
SURE, WORD = 14, 24
_APART = {"noteref", "footnotes", "footnote", "pagebreak", "landmarks", "page-list"}
_LINE = {"a", "abbr", "b", "cite", "code", "dfn", "em", "i", "small", "span", "strong", "sub", "sup"}


class Both(Finished):
    """The files of a build, with the words of each page in reading order."""

    def __init__(self, pdf: Path, epub: Path) -> None:
        super().__init__(pdf, epub)
        read = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
        text = subprocess.run(read, check=True, capture_output=True, encoding="utf-8").stdout
        self.texts = text.split("\f")[: len(self.pages)]

    def words(self, page: int) -> list[str]:
        """The letters of each word of a page, without running head and folio."""
        found = [letters(word) for word in self.texts[page].split()]
        head = [letters(word) for word in self.pages[page].head.split()]
        words, head = [word for word in found if word], [word for word in head if word]
        return words[len(head) :] if head and words[: len(head)] == head else words

    def listed(self) -> list[tuple[str, etree._Element, etree._Element]]:
        """The page list: label, body of the document, and marker."""
        ((nav, links),) = ((doc, e) for doc, e in self.elements("page-list"))
        found = []
        for link in links.iter("{*}a"):
            file, _, fragment = link.get("href", "").partition("#")
            root = self.documents[posixpath.normpath(posixpath.join(posixpath.dirname(nav), file))]
            (marker,) = (e for e in root.iter("{*}*") if e.get("id") == fragment)
            found.append(("".join(map(str, link.itertext())), root, marker))
        return found


def letters(text: str) -> str:
    """Letters alone: numbers of notes, lists and pages stand in one of the files only."""
    return "".join(c for c in squash(text) if not c.isdecimal())


@pytest.fixture(scope="module", params=BOOKS)
def both(request: pytest.FixtureRequest, built_books: BuiltBooks) -> Both:
    files = built_books.get(BOOKS[str(request.param)]).files
    return Both(files["pdf"], files["epub"])


def read(node: etree._Element, parts: list[object], *, notes: bool = False) -> None:
    """The text of an element in order, and the markers in it; its notes only where they are asked for."""
    kinds = set(node.get(TYPE, "").split())
    if "pagebreak" in kinds:
        parts.append(node)
    if (
        (kinds & _APART and not (notes and "footnote" in kinds))
        or node.get("aria-hidden")
        or name(node) == "math"
    ):
        return
    apart = name(node) not in _LINE
    parts.append(" " * apart + (node.text or ""))
    for child in node:
        read(child, parts, notes=notes)
        parts.append(child.tail or "")
    parts.append(" " * apart)


def behind(root: etree._Element, marker: etree._Element) -> str:
    """The letters behind a marker, up to the next marker that has any before it."""
    parts: list[object] = []
    read(root[-1], parts)
    found = ""
    for part in parts[parts.index(marker) + 1 :]:
        if isinstance(part, str):
            # Lines of the e-book alone: which printed pages the notes belong to.
            found += letters(re.sub(r"^\s*Pages?\s[\dxvi\u2013]+\s*$", "", part))
        elif found:
            break
    return found


def words_of(node: etree._Element) -> set[str]:
    parts: list[object] = []
    read(node, parts, notes=True)
    text = "".join(part for part in parts if isinstance(part, str))
    return {letters(word) for word in text.split()}


def starts(words: list[str], wanted: str) -> Iterator[int]:
    """How many words of a page stand before a text that was, perhaps, begun on the page before."""
    for cut in range(min(WORD, len(wanted))):
        sure = wanted[cut : cut + SURE]
        for place in range(len(words)):
            page = "".join(words[place : place + SURE])
            if page.startswith(sure) or (page and sure.startswith(page) and place + SURE >= len(words)):
                yield place


def explained(both: Both, before: list[str], marker: etree._Element) -> bool:
    """Whether the words that a page has before those of its marker may stand there."""
    around = [e for e in marker.iterancestors() if name(e) in ("figure", "li")]
    again = {"continued"}.union(*map(words_of, around))
    figures = [e for root in both.documents.values() for e in root.iter("{*}figure") if e not in around]
    return any(
        all(any(one in word or word in one for one in known if one) for word in before)
        for known in (again, *(again | words_of(figure) for figure in figures))
    )


def test_every_page_begins_with_the_words_behind_its_marker(both: Both) -> None:
    pages = {page.label: number for number, page in enumerate(both.pages)}
    for label, root, marker in both.listed():
        assert marker.get("title") == label
        words, wanted = both.words(pages[label]), behind(root, marker)
        if not words:
            continue
        found = list(starts(words, wanted))
        alone = not found and explained(both, words, marker)
        assert alone or any(explained(both, words[:place], marker) for place in found), (
            label,
            " ".join(words[:9]),
            wanted[:40],
        )


def test_every_page_with_words_is_listed_in_the_order_of_the_book(both: Both) -> None:
    labels = [page.label for page in both.pages]
    listed = [label for label, _, _ in both.listed()]
    assert listed == [label for label in labels if label in listed]
    assert set(listed) >= {
        page.label for page, text in zip(both.pages, both.texts, strict=True) if text.strip()
    }
    places = [list(both.documents).index(file) for file in files_of(both)]
    assert len(places) == len(listed)


def files_of(both: Both) -> list[str]:
    roots = {id(root): file for file, root in both.documents.items()}
    return [roots[id(root)] for _, root, _ in both.listed()]


def test_markers_follow_each_other_in_the_text(both: Both) -> None:
    for (_, first, one), (_, second, two) in pairwise(both.listed()):
        if first is second:
            order = list(first.iter("{*}*"))
            assert order.index(one) < order.index(two)


@pytest.mark.parametrize("both", ["sample"], indirect=True)
def test_the_sample_has_what_is_to_be_proven(both: Both) -> None:
    """A list of nothing would be true as well. And most pages begin with their words, not with others."""
    listed = both.listed()
    assert len(listed) > 140
    assert {"i", "xvi", "1", "100"} <= {label for label, _, _ in listed}
    rows = [marker for _, _, marker in listed if next(marker.iterancestors("{*}tr"), None) is not None]
    assert len(rows) >= 5
    pages = {page.label: number for number, page in enumerate(both.pages)}
    exact = [
        label for label, root, marker in listed if 0 in starts(both.words(pages[label]), behind(root, marker))
    ]
    assert len(exact) > 0.8 * len(listed)
