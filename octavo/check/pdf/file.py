"""A finished PDF as the checks see it: pages and their labels, links and their targets, tags."""

import functools
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from octavo.check.findings import Spot
from octavo.check.pdf.labels import read_labels
from octavo.check.pdf.paged_text import PagedText, read_paged_text
from octavo.check.pdf.tags import Tags, read_tags
from octavo.check.pdf.words import PdfWord, read_words
from octavo.check.word_places import WordPlaces
from octavo.core.diagnostics import FilePlace

#: pypdf warns of damage on standard error; whatever matters comes out as a message of a check.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

#: Words before and behind a place by which its source is found.
_BEFORE, _BEHIND = 8, 30
#: Between two numbers that have a link each.
_DASH = re.compile("[\u2013\u2014-]")


@dataclass(frozen=True, slots=True)
class PdfTarget:
    """The target of a link: the page's index from 0, and points from the top of the page."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A link annotation: its page, its box in points from left and top, and its target.

    ``target`` is None for a link out of the book (``uri``) and for a broken one (``fault`` says why).
    ``number`` is the annotation's object number, 0 for one written into the page itself; ``called`` is what
    the link is called for those who can't see it, "" for nothing.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    number: int
    target: PdfTarget | None = None
    uri: str | None = None
    fault: str | None = None
    called: str = ""


class PdfFile:
    """One finished PDF, opened for checking; what is costly is read when it is asked for.

    ``places`` finds the source of its words. Raise pypdf's errors and OSError if the file cannot be read at
    all.
    """

    def __init__(self, path: Path, places: WordPlaces | None = None) -> None:
        self.path = path
        self._places = places or WordPlaces(None)
        self.reader = PdfReader(path)
        self.pages: tuple[PageObject, ...] = tuple(self.reader.pages)
        references = (page.indirect_reference for page in self.pages)
        self._indexes = {reference.idnum: index for index, reference in enumerate(references) if reference}

    @property
    def catalog(self) -> DictionaryObject:
        """The document catalog."""
        return self.reader.root_object

    @functools.cached_property
    def labels(self) -> tuple[str | None, ...]:
        """The label of every page; None if the file gives none."""
        return read_labels(self.catalog, len(self.pages))

    @property
    def title(self) -> str:
        """The title of the document, "" if it says none."""
        found = self.reader.metadata
        return str((found.title if found else "") or "")

    @functools.cached_property
    def tags(self) -> Tags:
        """The links and headings of the structure tree."""
        return read_tags(self.catalog, self._indexes)

    @functools.cached_property
    def words(self) -> tuple[tuple[PdfWord, ...], ...]:
        """The words of every page."""
        return read_words(self.path)

    @functools.cached_property
    def paged(self) -> PagedText:
        """The drawing of the pages, and the passages of the structure tree."""
        return read_paged_text(self.path)

    def name(self, page: int) -> str:
        """Return the name of a page in messages: its label, and its place in the file if that differs."""
        return str(self._place(page))

    def spot(self, page: int, *, top: float | None = None, text: str = "") -> Spot:
        """Return the place of a page, by its index, for diagnostics: with that in the source if it can be
        known by a text, or by what stands ``top`` points below the top of the page."""
        if top is not None:
            words = self.words[page] if page < len(self.words) else ()
            at = next((index for index, word in enumerate(words) if word.bottom > top), 0)
            text = " ".join(word.text for word in words[max(0, at - _BEFORE) : at + _BEHIND])
        return Spot(self._place(page), self._places.find(text) if text else None)

    def _place(self, page: int) -> FilePlace:
        label = self.labels[page] if page < len(self.labels) else None
        return FilePlace(page=page + 1, label=label or "")

    def is_blank(self, page: int) -> bool:
        """Return True if a page has neither words nor pictures."""
        resources = resolve(self.pages[page].get("/Resources")) or {}
        return not self.words[page] and not resolve(resources.get("/XObject"))

    def box(self, page: int) -> tuple[float, float, float, float]:
        """Return the trim box of a page: left, bottom, right, top in the PDF's own points."""
        box = self.pages[page].trimbox
        return float(box.left), float(box.bottom), float(box.right), float(box.top)

    @functools.cached_property
    def destinations(self) -> dict[str, Any]:
        """The named destinations: name -> explicit destination."""
        found: dict[str, Any] = {}
        for name, value in (resolve(self.catalog.get("/Dests")) or {}).items():
            found[str(name).removeprefix("/")] = resolve(value)
        names = resolve(self.catalog.get("/Names")) or {}
        stack, seen = [resolve(names.get("/Dests"))], 0
        while stack and seen < 1_000_000:
            node, seen = stack.pop() or {}, seen + 1
            stack += [resolve(kid) for kid in resolve(node.get("/Kids")) or ()]
            pairs = resolve(node.get("/Names")) or ()
            for name, value in zip(pairs[::2], pairs[1::2], strict=False):
                found[str(resolve(name))] = resolve(value)
        return found

    def follow(self, value: Any) -> PdfTarget | str:
        """Return the target of a destination, named or explicit; a string says why it leads nowhere."""
        value = resolve(value)
        if not isinstance(value, ArrayObject | DictionaryObject):
            name = str(value).removeprefix("/")
            if name not in self.destinations:
                return f"there is no destination \u201c{name}\u201d"
            value = self.destinations[name]
        if isinstance(value, DictionaryObject):
            value = resolve(value.get("/D"))
        if not isinstance(value, ArrayObject) or not value:
            return "the destination is not a place on a page"
        page = value[0]
        index = self._indexes.get(page.idnum) if isinstance(page, IndirectObject) else None
        if index is None:
            return "the destination is on a page that is not in the book"
        return PdfTarget(index, self._height(index, value))

    def _height(self, page: int, destination: ArrayObject) -> float:
        """Return the height of an explicit destination, in points from the top of its page; 0 if it names
        none."""
        kind = str(resolve(destination[1])) if len(destination) > 1 else "/Fit"
        place = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}.get(kind)
        value: Any = resolve(destination[place]) if place and place < len(destination) else None
        try:
            return self.box(page)[3] - float(value)
        except (TypeError, ValueError):
            return 0.0

    @functools.cached_property
    def links(self) -> tuple[PdfLink, ...]:
        """All link annotations, page by page, in the order of the file."""
        return tuple(
            self._link(index, annotation)
            for index, page in enumerate(self.pages)
            for annotation in resolve(page.get("/Annots")) or ()
            if (resolve(annotation) or {}).get("/Subtype") == "/Link"
        )

    def _link(self, page: int, annotation: Any) -> PdfLink:
        number = annotation.idnum if isinstance(annotation, IndirectObject) else 0
        item = resolve(annotation)
        left, _, _, top = self.box(page)
        x = sorted(float(resolve(v)) - left for v in item["/Rect"][0::2])
        y = sorted(top - float(resolve(v)) for v in item["/Rect"][1::2])
        box = (page, x[0], y[0], x[1], y[1], number)
        action = resolve(item.get("/A"))
        if action is None and "/Dest" not in item:
            return PdfLink(*box, fault="it has neither an action nor a destination")
        kind = str(action.get("/S")) if action is not None else "/GoTo"
        if kind == "/URI":
            return PdfLink(*box, uri=str(resolve(action.get("/URI")) or ""))
        if kind != "/GoTo":
            return PdfLink(*box, fault=f"its action is {kind}, not a place in the book or an address")
        target = self.follow(item["/Dest"] if action is None else action.get("/D"))
        if isinstance(target, str):
            return PdfLink(*box, fault=target)
        return PdfLink(*box, target=target, called=str(resolve(item.get("/Contents")) or ""))

    def words_in(self, link: PdfLink) -> list[PdfWord]:
        """Return the words under a link, from left to right. Of a range with two links each has a number."""
        line = [w for w in self.words[link.page] if link.top - 1 <= w.middle <= link.bottom + 1]
        inside = [piece for word in line for piece in _pieces(word, link)]
        return sorted(inside, key=lambda word: word.left)


def _pieces(word: PdfWord, link: PdfLink) -> Sequence[PdfWord]:
    """Return a word that stands under a link, or of one with a dash those sides of it that do."""
    parts = _DASH.split(word.text)
    whole = (word,) if _is_under(word, link) else ()
    if len(parts) == 1 or not all(parts):
        return whole
    width = (word.right - word.left) / len(word.text)
    places = [(found.start(), found.end()) for found in _DASH.finditer(word.text)]
    starts, ends = [0, *(end for _, end in places)], [*(start for start, _ in places), len(word.text)]
    pieces = [
        replace(word, text=part, left=word.left + start * width, right=word.left + end * width)
        for part, start, end in zip(parts, starts, ends, strict=True)
    ]
    under = [piece for piece in pieces if _is_under(piece, link)]
    return whole if len(under) == len(parts) else under


def _is_under(word: PdfWord, link: PdfLink) -> bool:
    return link.left - 1 <= (word.left + word.right) / 2 <= link.right + 1


def resolve(value: Any) -> Any:
    """Return the object behind an indirect reference; anything else as it is; None for null."""
    return value.get_object() if hasattr(value, "get_object") else value
