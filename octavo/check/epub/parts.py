"""The parts of a finished e-book that its own checks read: package, documents, navigation, pages."""

import functools
import posixpath
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from lxml import etree

from octavo.check.documents.parsed import (
    Documents,
    ParsedDocument,
    Reference,
    elements,
    local_name,
    types_of,
)
from octavo.core.diagnostics import Diagnostic

_NOT_READ = frozenset({"head", "script", "style", "template"})
_DISPLAYS = frozenset({"figure", "table"})
_NOTES = frozenset({"footnote", "endnote", "rearnote"})


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """A file that the package lists."""

    id: str
    name: str
    kind: str
    properties: frozenset[str]


@dataclass(frozen=True)
class EpubParts:
    """The package document with its name, the parsed documents, and what reads the bytes of a file."""

    name: str
    package: etree._Element
    book: Documents
    read: Callable[[str], bytes]

    @functools.cached_property
    def items(self) -> dict[str, PackagedFile]:
        """The files of the manifest by their ids."""
        folder = posixpath.dirname(self.name)
        return {
            item.get("id") or "": PackagedFile(
                item.get("id") or "",
                posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))),
                item.get("media-type") or "",
                frozenset((item.get("properties") or "").split()),
            )
            for item in self.package.iterfind("{*}manifest/{*}item")
        }

    @functools.cached_property
    def spine(self) -> list[ParsedDocument]:
        """The documents in the reading order."""
        refs = [ref.get("idref") or "" for ref in self.package.iterfind("{*}spine/{*}itemref")]
        names = [self.items[ref].name for ref in refs if ref in self.items]
        return [self.book.documents[name] for name in dict.fromkeys(names) if name in self.book.documents]

    @functools.cached_property
    def nav(self) -> ParsedDocument | None:
        """The navigation document."""
        names = [item.name for item in self.items.values() if "nav" in item.properties]
        return self.book.documents.get(names[0]) if names else None

    def nav_links(self, kind: str) -> list[Reference]:
        """Return the links of one list of the navigation document: "toc", "landmarks" or "page-list"."""
        if self.nav is None:
            return []
        name = self.nav.name
        lists = [e for e in elements(self.nav.root) if local_name(e) == "nav" and kind in types_of(e)]
        links = (e for one in lists for e in elements(one) if local_name(e) == "a")
        return [Reference(name, link, link.get("href") or "", False) for link in links]

    def writer(self, code: str, document: str, element: etree._Element | None) -> Callable[[str], Diagnostic]:
        """Return a function that writes faults about an element."""
        return partial(self.book.spot(document, element).fault, code)

    def target(self, reference: Reference) -> etree._Element | None:
        """Return the element to which a link leads: of a whole document its body."""
        name, fragment = reference.resolve()
        document = self.book.documents.get(name)
        if document is None:
            return None
        return document.ids.get(fragment) if fragment else document.root.find("{*}body")

    @functools.cached_property
    def pages(self) -> "PagePlaces":
        """The pages of the printed book, by the markers in the text."""
        return PagePlaces(self)


class PagePlaces:
    """Tells on which page of the printed book a place of the e-book is, by the page-break markers."""

    def __init__(self, parts: EpubParts) -> None:
        self.labels: list[str] = []
        self.markers: list[tuple[str, etree._Element]] = []
        self._start: dict[etree._Element, int] = {}
        self._texts: list[int] = []  # places of texts
        self._words: list[int] = []  # those that have letters or figures
        self._marks: list[int] = []  # places of markers
        self._end: dict[etree._Element, int] = {}
        self._calls: dict[etree._Element, etree._Element] = {}
        place = 0
        for document in parts.spine:
            for event, element in etree.iterwalk(document.root, events=("start", "end")):
                if not isinstance(element.tag, str):
                    continue
                place += 1
                if event == "start":
                    self._start[element] = place
                    if "pagebreak" in types_of(element):
                        self.labels.append(element.get("title") or element.get("aria-label") or "")
                        self.markers.append((document.name, element))
                        self._marks.append(place)
                        continue
                else:
                    self._end[element] = place
                shown = local_name(element) in ("img", "math", "svg") and event == "start"
                text = element.text if event == "start" else element.tail
                if shown or (text or "").strip():
                    self._texts.append(place)
                    if shown or any(map(str.isalnum, text or "")):
                        self._words.append(place)
        for reference in parts.book.references:
            if reference.element is not None and "noteref" in types_of(reference.element):
                note = parts.book.element(reference)
                if note is not None:
                    self._calls.setdefault(note, reference.element)

    def place(self, element: etree._Element) -> int:
        """Return where an element begins: the later, the higher."""
        return self._start.get(element, 0)

    def page(self, place: int) -> int:
        """Return the index of the page at a place, -1 before the first."""
        return bisect_right(self._marks, place) - 1

    def first(self, element: etree._Element) -> set[int]:
        """Return the page on which an element begins; of a point between two pages, both."""
        start, end = self._start.get(element, 0), self._end.get(element, 0)
        at = bisect_right(self._texts, start - 1)
        text = self._texts[at] if at < len(self._texts) else end
        if text < end:
            return {self.page(text)}
        return {self.page(start), self.page(text)}

    def in_print(self, page: int) -> set[int]:
        """Return the pages on which text of a page may stand: if the page begins with a table or figure,
        which may have it for itself, the text behind that may stand before it."""
        found = {page}
        while page >= 0 and opens_display(self.markers[page][1]):
            page -= 1
            found.add(page)
        return found

    def begins_page(self, element: etree._Element) -> bool:
        """Return True if no word stands between the marker of a page and an element: it may begin with a word
        that is divided between two pages."""
        start = self._start.get(element, 0)
        page = self.page(start)
        before = bisect_right(self._words, start - 1) - 1
        return page >= 0 and (before < 0 or self._words[before] <= self._marks[page])

    def last(self, element: etree._Element) -> int:
        """Return the page on which the last text of an element stands."""
        at = bisect_right(self._texts, self._end.get(element, 0) - 1) - 1
        return self.page(max(self._texts[at] if at >= 0 else 0, self._start.get(element, 0)))

    def floats(self, element: etree._Element) -> bool:
        """Return True for a place in a table or figure, which may stand on another page in print."""
        around = (element, *element.iterancestors("{*}*"))
        return any(local_name(one) in _DISPLAYS for one in around)

    def footnote(self, element: etree._Element) -> etree._Element | None:
        """Return the call of the footnote in which a place is, or None if it is in none."""
        for one in (element, *element.iterancestors("{*}*")):
            if "footnote" in types_of(one):
                return self._calls.get(one)
        return None

    def call(self, note: etree._Element) -> etree._Element | None:
        """Return the first call of a note."""
        return self._calls.get(note)


def opens_display(marker: etree._Element) -> bool:
    """Return True if the marker of a page stands at a table or figure: before it, or in it."""
    following = marker.getnext()
    if following is not None and not (marker.tail or "").strip() and local_name(following) in _DISPLAYS:
        return True
    return any(local_name(one) in _DISPLAYS for one in marker.iterancestors("{*}*"))


def pages_before(plates: Mapping[str, str], page: str) -> Iterator[str]:
    """Yield the pages before a page that begins with a table or figure: it may have that page for itself, and
    the text behind it stands before it in print. ``plates`` has the page before each such page."""
    seen = {page}  # a spoiled file may name a page twice
    while (page := plates.get(page, "")) and page not in seen:
        seen.add(page)
        yield page
