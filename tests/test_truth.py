"""Every number that a finished book quotes is true: found by reading the PDF page by page with poppler.

Where a number leads is taken from the links of the e-book of the same build: the words around that place must
stand on the printed page that is quoted. The code that made the books is not asked, and octavo.check only
where the two files are compared with each other.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.index import read_printed_index
from tests.built_books import BuiltBooks
from tests.finished import TYPE, Finished, Place, place, squash, text

pytestmark = pytest.mark.engine

ROOT = Path(__file__).parents[1]
ELEMENTS = ROOT / "tests" / "elements"
PATTERNS = ("index*", "references", "notes-*")
BOOKS = {
    path.name: path
    for pattern in PATTERNS
    for path in sorted(ELEMENTS.glob(pattern))
    if (path / "book.yaml").is_file()
} | {"sample": ROOT / "book"}
NUMBER = r"(?:[ivxlc]+|\d+)"
DASH = "\u2013"
#: Most of the time the words of a place do not stand on the next page.
APART = 0.9


@pytest.fixture(scope="session")
def read_books() -> dict[str, Finished]:
    return {}


@pytest.fixture(params=BOOKS)
def book(
    request: pytest.FixtureRequest, read_books: dict[str, Finished], built_books: BuiltBooks
) -> Finished:
    """A book in both formats, read once in a process."""
    title = str(request.param)
    if title not in read_books:
        files = built_books.get(BOOKS[title]).files
        read_books[title] = Finished(files["pdf"], files["epub"])
    return read_books[title]


def in_full(first: str, last: str) -> str:
    """The second number of a range with the figures that were left out."""
    return first[: len(first) - len(last)] + last if last.isdecimal() and len(last) < len(first) else last


def ends(number: str) -> tuple[str, str]:
    """Both ends of "12" or "108–09"."""
    first, _, last = number.partition(DASH)
    return first, in_full(first, last or first)


def test_folios_are_the_labels_of_their_pages(book: Finished) -> None:
    labels = [page.label for page in book.pages]
    assert len(set(labels)) == len(labels)
    bodies = [page.folio for page in book.pages if page.folio.isdecimal()]
    assert bodies, "no page has a folio"
    assert all(int(before) < int(after) for before, after in pairwise(bodies))


def contents(book: Finished) -> list[tuple[str, str]]:
    """The entries of contents and lists of tables and figures, as lines of the printed pages: the words
    before the number, and the number. Of an entry of several lines the last one stands for all."""
    first = book.page("1") if any(page.label == "1" for page in book.pages) else 0
    lines = (line for page in book.pages[:first] for line in page.text.splitlines())
    entries = (re.fullmatch(rf"\s*(\S.*?)(?:\s{{2,}}|[\s.]{{3,}})({NUMBER})\s*", line) for line in lines)
    return [(entry[1], entry[2]) for entry in entries if entry]


def test_contents(book: Finished) -> None:
    """On the page stand the words of the entry; a list may have a shorter title than the table has, so one
    word in four may be another."""
    for words, number in contents(book):
        there = book.pages[book.page(number)].letters
        title = [squash(word) for word in re.sub(rf"^{NUMBER}\.? ", "", words).split()]
        assert 4 * sum(word in there for word in title) >= 3 * len(title), (words, number)


def locators(book: Finished) -> list[tuple[str, list[Place]]]:
    """The locators of the index, each as printed, with the places to which it leads."""
    found: list[tuple[str, list[Place]]] = []
    for document, entry in book.elements("index-locator-list"):
        ended = False
        for link in entry.iter("{*}a"):
            holder = link
            while holder.getparent() is not entry and (above := holder.getparent()) is not None:
                holder = above
            before = link.getprevious()
            ended = before is not None and before.tail == DASH
            where = book.target(document, link)
            if ended:
                number, places = found.pop()
                found.append((f"{number}{DASH}{text(link)}", [*places, where]))
            else:
                found.append((text(link), [where]))
    return found


def test_index_locators(book: Finished) -> None:
    """On the first page and, where the end of a range is a link of its own, on the last one, stands what is
    meant; a note that is named has this number."""
    for number, places in locators(book):
        read = re.fullmatch(rf"({NUMBER}(?:{DASH}{NUMBER})?)(?:nn?([\w, {DASH}]*))?", number)
        assert read, number
        first, last = ends(read[1])
        assert book.holds(book.page(first), places[0]), (number, places[0].after[:40])
        assert book.holds(book.page(last), places[-1]) or len(places) == 1, (number, places[-1].after[:40])
        assert book.page(first) <= book.page(last)
        if read[2] and (note := re.match(r"\d+", read[2])):
            assert mark(places[0].element) == note[0], number


@pytest.mark.parametrize("book", ["index", "index-run-in"], indirect=True)
def test_a_span_of_text_is_quoted_to_its_end(book: Finished) -> None:
    """No link leads to the last page of a span; so its last words are looked for."""
    (quoted,) = [
        text(numbers)
        for _, numbers in book.elements("index-locator-list")
        if text(_term(numbers)).startswith("\u00c9tienne")
    ]
    first, last = ends(quoted)
    assert book.pages_of("thepastorwhom") == [book.page(first)]
    assert book.pages_of("oldchartstodrawon") == [book.page(last)]


def mark(element: etree._Element) -> str:
    """The number of the note in which an element stands, "" for none."""
    for one in (element, *element.iterancestors()):
        if {"footnote", "endnote"} & set(one.get(TYPE, "").split()):
            return text(next(one.iter("{*}a"))).rstrip(".")
    return ""


def test_the_e_book_quotes_the_printed_index(book: Finished) -> None:
    """Entry by entry: the words of the heading and the locators behind them are the same in both files."""
    printed = [
        (squash(entry.heading), ", ".join(locator.text for locator in entry.locators))
        for entry in read_printed_index(PdfFile(book.pdf))
    ]
    quoted = [(squash(text(_term(entry))), text(entry)) for _, entry in book.elements("index-locator-list")]
    assert [numbers for _, numbers in printed] == [numbers for _, numbers in quoted]
    for (heading, _), (term, _) in zip(printed, quoted, strict=True):
        assert heading.endswith(term)


def _term(numbers: etree._Element) -> etree._Element:
    """The heading before a list of locators."""
    before = numbers.getprevious()
    while before is not None and "index-term" not in before.get(TYPE, "").split():
        before = before.getprevious()
    assert before is not None, text(numbers)
    return before


def references(book: Finished) -> list[tuple[etree._Element, str, Place]]:
    """References to pages: the link, its words, and where it leads."""
    return [
        (link, text(link), book.target(document, link))
        for document, root in book.documents.items()
        for link in root.iter("{*}a")
        if {"page", "pages"} & set((link.get("class") or "").split())
    ]


def test_references_to_pages(book: Finished) -> None:
    for link, words, target in references(book):
        (number,) = re.findall(rf"(?<![^\W_]){NUMBER}(?:{DASH}{NUMBER})?(?![^\W_])", words)
        first, last = ends(number)
        assert book.holds(book.page(first), target), words
        assert book.page(first) <= book.page(last)
        own = place(link)
        here = book.pages_of(own.before[-12:] + squash(words))
        assert here, f"{words} is not printed as in the e-book"
        if "above" in words:
            assert book.page(first) <= max(here), words
        if "below" in words:
            assert book.page(first) >= min(here), words


def called(book: Finished) -> dict[str, set[int]]:
    """For each number of an endnote, the pages on which notes with this number are called first."""
    found: dict[str, set[int]] = {}
    seen: set[etree._Element] = set()
    for document, link in book.elements("noteref"):
        note = book.target(document, link).element
        if "endnote" not in note.get(TYPE, "").split() or note in seen:
            continue
        seen.add(note)
        before, number = place(link).before, squash(text(link))
        # The words before a call at the head of a page stand on the page before.
        pages = book.pages_of(before[-24:] + number) or book.pages_of(before[-12:] + number)
        found.setdefault(text(link), set()).update(pages)
    return found


def test_heads_over_notes(book: Finished) -> None:
    """The notes that begin on a page, and the one that runs on from the page before, are called first on the
    lowest page that its head names, on the highest, and otherwise between."""
    calls = called(book)
    headings = {squash(text(e)) for root in book.documents.values() for e in root.iter("{*}h2", "{*}h3")}
    latest: list[str] = []
    for page in book.pages:
        head = re.fullmatch(rf"Notes to pages? ({NUMBER}(?:{DASH}{NUMBER})?)", page.head)
        begun = re.findall(r"^\s{0,4}(\d+)\. ", page.text, re.MULTILINE)
        before, latest = latest, begun[-1:] or latest
        if not head:
            continue
        first, last = (book.page(end) for end in ends(head[1]))
        above = re.split(r"^\s{0,4}\d+\. ", page.text, maxsplit=1, flags=re.MULTILINE)[0]
        lines = [squash(line) for line in above.splitlines() if squash(line)]  # of headings, perhaps a part
        rest = [line for line in lines if not any(line in heading for heading in headings)]
        numbers = [*before, *begun] if rest else begun
        assert numbers, page.text
        named = set(range(first, last + 1))
        assert all(calls[number] & named for number in numbers), (page.head, numbers)
        assert any(first in calls[number] for number in numbers), (page.head, numbers)
        assert any(last in calls[number] for number in numbers), (page.head, numbers)


@pytest.mark.parametrize("book", ["sample"], indirect=True)
def test_the_sample_has_what_is_to_be_proven(book: Finished) -> None:
    """An empty index is true as well, so what the sample has is counted. And the words of a place tell its
    page from the next one."""
    listed = locators(book)
    assert len(listed) >= 700
    assert len(contents(book)) >= 60
    assert len(references(book)) >= 8
    assert sum("Notes to page" in page.head for page in book.pages) >= 5
    apart = [
        not book.holds(book.page(found[0]) + 1, places[0], 24)
        for number, places in listed
        if (found := re.match(NUMBER, number))
    ]
    assert sum(apart) > APART * len(apart)
