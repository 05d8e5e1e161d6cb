"""Finished XHTML, which the html stage hands on: once cut for e-readers and once for print."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from posixpath import normpath
from typing import Self

from octavo.core.composed_names import existing
from octavo.core.lengths import length_in_points
from octavo.core.settings import PdfVariant
from octavo.source.manuscript import Region, Starts
from octavo.source.printer_options import Printer

_LEAST_OFFSET = 6.0  # points from the trimmed edge to crop marks, if there is no bleed


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """One XHTML file of the EPUB or the site, as bytes. ``properties`` are EPUB manifest properties
    ("nav", "svg", "mathml"); ``linear`` is False for a page outside the reading order."""

    name: str
    title: str
    data: bytes
    properties: tuple[str, ...] = ()
    linear: bool = True


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes with the documents. ``name`` is its path beside them ("images/chart.svg")."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


class PageKind(StrEnum):
    """The numbering of a page, in the words of an NCX (ANSI/NISO Z39.86-2005)."""

    FRONT = "front"  # in roman numerals, before the text
    NORMAL = "normal"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class PageMarker:
    """A marker in a document: a page of the printed book begins there. ``href`` leads to it from the root of
    the package or site; ``number`` is the value of its label, None for one that is no number."""

    label: str
    document: str
    id: str
    href: str
    kind: PageKind = PageKind.NORMAL
    number: int | None = None


@dataclass(frozen=True, slots=True)
class EbookPages:
    """The files that the epub stage packs: documents in reading order (nav among them), NCX, stylesheets,
    fonts, images.

    ``sources`` maps "name:line" of a document to source spans, for the messages of validators. ``page_list``
    has the pages of the printed book, if they are known.
    """

    documents: tuple[RenderedDocument, ...]
    ncx: bytes
    assets: tuple[Asset, ...]
    start: str  # name of the document where reading begins
    sources: Mapping[str, str] = field(default_factory=dict)
    page_list: tuple[PageMarker, ...] = ()


class Furniture(StrEnum):
    """The running heads and folios on the pages of a section."""

    NONE = "none"  # display pages: half-title, title page, copyright, dedication
    OPENER = "opener"  # folio at the foot of the first page, running heads from the second on
    RUNNING = "running"  # running heads on all pages (a section that runs on)


@dataclass(frozen=True, slots=True)
class PrintSection:
    """One division, ready to be typeset.

    ``xhtml`` is one well-formed ``<section>``, with the XHTML and epub namespaces declared. In it:

    - ``data-page-of="id"`` on an empty element: its text becomes the page label of that id;
    - ``<a href="#id">`` may point to any id of the book;
    - an element with ``data-plate="sideways"`` is taken out of the flow and set on pages of its own,
      turned by a quarter (its head to the left), after the page on which it would have begun; one with
      ``data-plate="upright"`` has pages of its own there too, and is not turned;
    - ``<span class="footnote" ...>`` is floated to the page foot by the stylesheet (float: footnote);
    - ``data-series`` and ``data-mark`` of a note are the id of its series and its number or sign;
      ``data-order`` is the place of its series among several at the page foot, from 0;
    - an element with an id and ``data-index="entry"`` is an index mark: the entry is spoken of on the pages
      on which the element stands (an empty one stands with the word behind it), or on those from
      there to the element whose id ``data-index-to`` gives.

    ``verso`` and ``recto`` are the running heads, as inline XHTML (text, ``<em>``, ``<span>``). If
    ``notes_to_page`` and ``notes_to_pages`` are given, pages with endnotes have one of these instead; ``%``
    stands for the page or pages to which the notes belong.
    """

    id: str
    region: Region
    starts: Starts
    furniture: Furniture
    xhtml: str = field(repr=False)
    language: str = "en"
    verso: str = ""
    recto: str = ""
    notes_to_page: str = ""
    notes_to_pages: str = ""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the PDF outline: plain text, the id it leads to, and its depth from 1."""

    title: str
    target: str
    level: int


@dataclass(frozen=True, slots=True)
class PressSettings:
    """The demands of a printer on the file for the press, with lengths in points.

    ``marks`` is how far crop marks stand from the trimmed edge, None for none. The number of pages becomes a
    multiple of ``multiple``. ``profile`` is the file of the ICC profile of press and paper. ``condition`` is
    the registered name of the printing condition, ``condition_name`` says it in words. ``folds`` are the
    folds of a cover, from its left trimmed edge.
    """

    bleed: float
    marks: float | None
    multiple: int
    is_x4: bool = False
    profile: Path | None = None
    condition: str | None = None
    condition_name: str | None = None
    folds: tuple[float, ...] = ()

    @classmethod
    def of_printer(cls, printer: Printer, folder: Path) -> Self:
        """Return what a printer of ``book.yaml`` asks for; its profile is a file of the book's folder."""
        bleed = length_in_points(printer.bleed)
        offset = length_in_points(printer.mark_offset) if printer.mark_offset else max(bleed, _LEAST_OFFSET)
        return cls(
            bleed=bleed,
            marks=offset if printer.crop_marks else None,
            multiple=printer.page_multiple,
            is_x4=printer.is_x4,
            profile=existing(folder / normpath(printer.icc)) if printer.icc else None,
            condition=printer.output_condition,
            condition_name=printer.output_condition_name,
        )


@dataclass(frozen=True, slots=True)
class PrintPages:
    """Everything that the typeset stage needs. Sizes are in points."""

    title: str
    authors: tuple[str, ...]
    language: str
    trim: tuple[float, float]
    sections: tuple[PrintSection, ...]
    outline: tuple[OutlineEntry, ...]
    stylesheets: tuple[Path, ...]  # in order of the cascade; relative urls in them are theirs
    images: Path  # folder to which src="" of images is relative
    furniture_template: Path  # Jinja2 template of the pages with running heads and folios
    fonts: tuple[Path, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    date: str | None = None  # ISO 8601, for reproducible metadata
    identifier: str | None = None
    hyphenation: tuple[str, ...] = ()  # exceptions: words with their breaks, as in "Gos-plan"
    variants: frozenset[PdfVariant] = frozenset({PdfVariant.UA_1})
    press: PressSettings | None = None  # for the file for the press, if one is made
    edition_sheet: str = ""  # CSS of the sizes and margins of an edition, after all stylesheets but its own
    edition_stylesheets: tuple[Path, ...] = ()  # the edition's own, last in the cascade
    inclusive: str = "chicago"  # how inclusive page numbers are shortened (core.inclusive_numbers)
