"""WeasyPrint at work: stylesheets parsed once, then one document after the other."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import weasyprint
from weasyprint.css import get_all_computed_styles
from weasyprint.css.counters import CounterStyle

from octavo.typeset.layout import (
    GatheringLayout,
    GatheringPage,
    Job,
    JobKind,
    LayoutProblem,
    LayoutSettings,
    Point,
)
from octavo.typeset.weasyprint import boxes, messages
from octavo.typeset.weasyprint import facing_tables as facing
from octavo.typeset.weasyprint.balance import balance
from octavo.typeset.weasyprint.boxes import px_to_pt
from octavo.typeset.weasyprint.document import EngineDocument, parse
from octavo.typeset.weasyprint.fetcher import Fetcher
from octavo.typeset.weasyprint.fonts import Fonts
from octavo.typeset.weasyprint.hyphenation import Dictionaries
from octavo.typeset.weasyprint.internal_links import make_links_private
from octavo.typeset.weasyprint.landmarks import landmarks
from octavo.typeset.weasyprint.list_numbers import set_list_numbers
from octavo.typeset.weasyprint.listings import fit_listings
from octavo.typeset.weasyprint.long_heads import shorten_heads
from octavo.typeset.weasyprint.note_series import group_series
from octavo.typeset.weasyprint.original_order import OriginalOrder
from octavo.typeset.weasyprint.page_corrections import lay_out_corrected
from octavo.typeset.weasyprint.page_geometry import default_sheet, size_sheet, swings
from octavo.typeset.weasyprint.page_starts import page_starts
from octavo.typeset.weasyprint.paging import Proofreader, proofread
from octavo.typeset.weasyprint.patches import patched
from octavo.typeset.weasyprint.patches.element_ids import without_ids
from octavo.typeset.weasyprint.patches.page_making import hyphenated_with, like_pages
from octavo.typeset.weasyprint.patches.structure_tags import tags_collected
from octavo.typeset.weasyprint.picture_names import Pictures
from octavo.typeset.weasyprint.small_capitals import are_doubtful, take_back
from octavo.typeset.weasyprint.superiors import mark_superiors, scripts_of
from octavo.typeset.weasyprint.tagging import Tagger
from octavo.typeset.weasyprint.tall_rows import lost_heads
from octavo.typeset.weasyprint.tree import finish_kids


class Engine:
    """Typesets documents with one set of stylesheets. Not for use by two threads at once.

    WeasyPrint is patched while one of the methods is at work, and is as it was afterwards. All of them raise
    EngineMismatch if another WeasyPrint is installed than the one that the patches fit.
    """

    @patched()
    def __init__(self, settings: LayoutSettings) -> None:
        self._settings = settings
        self._dictionaries = Dictionaries(settings.hyphenation, settings.language)
        # A stylesheet that prints the page or the text of an id finds it only if WeasyPrint knows ids.
        sheets = (*settings.stylesheets, *settings.edition_stylesheets)
        self._needs_ids = any("target-" in path.read_text("utf-8") for path in sheets)
        self._fetcher = Fetcher(settings)
        self._fonts = Fonts()
        self._counters = CounterStyle()
        self._problems: list[LayoutProblem] = []
        size = self._parse(size_sheet(settings.trim), "trim", None)
        turned = self._parse(size_sheet(settings.trim, turned=True), "trim", None)
        own = [self._parse_file(path) for path in settings.stylesheets]
        edition = [self._parse(settings.edition_sheet, "edition.css", None)] if settings.edition_sheet else []
        edition += [self._parse_file(path) for path in settings.edition_stylesheets]
        self._fetcher.families = self._fonts.families
        self._sheets = {JobKind.FLOW: [*own, *edition, size]}
        area = boxes.text_area(self.render(parse("<html><body>.</body></html>")).pages[0])
        plates = self._parse(default_sheet(settings.trim, area), "plate", None)
        self._sheets[JobKind.FACING] = self._sheets[JobKind.UPRIGHT] = self._sheets[JobKind.FLOW]
        self._sheets[JobKind.PLATE] = [plates, *own, *edition, turned]
        furniture = [self._parse_file(settings.furniture)] if settings.furniture else []
        self._sheets[JobKind.FURNITURE] = [*own, *furniture, *edition, size]
        self._swings: dict[str, tuple[float, float]] = {}

    def _parse(self, css: str, name: str, base: str | None) -> Any:
        with messages.collected() as found:
            sheet = weasyprint.CSS(
                string=css,
                base_url=base,
                url_fetcher=self._fetcher,
                font_config=self._fonts,
                counter_style=self._counters,
            )
        self._problems += (messages.stylesheet_problem(text, name) for text in found)
        return sheet

    def _parse_file(self, path: Path) -> Any:
        return self._parse(path.read_text("utf-8"), _name_in_book(path), path.resolve().as_uri())

    @patched()
    def render(
        self, root: ElementTree.Element, kind: JobKind = JobKind.FLOW, reader: Proofreader | None = None
    ) -> Any:
        """Return the engine's own document of a tree, laid out once; ``reader`` may look at its pages."""
        document = EngineDocument(root, self._settings.images, self._fetcher)
        ids = nullcontext() if self._needs_ids else without_ids()
        with proofread(reader), ids, hyphenated_with(self._dictionaries):
            return document.render(
                self._fonts, self._counters, stylesheets=self._sheets[kind], cache=Pictures()
            )

    def warm_up(self) -> None:
        """Load what the first document would load: faces of the fonts, and how words are broken."""
        words = "internationalisation of typographical representation, <em>of considerations</em>; " * 8
        body = f"<body><p>{words}</p></body>"
        self.typeset(Job("sample", JobKind.FLOW, f'<html lang="{self._settings.language}">{body}</html>'))

    @patched()
    def typeset(self, job: Job) -> GatheringLayout:
        """Lay out one document. Raise xml.etree.ElementTree.ParseError if it is not well-formed."""
        root = parse(job.xhtml)
        with messages.collected() as found:
            original = OriginalOrder(root)
            set_list_numbers(root)
            own = self._examine_glyphs(root, job.kind)
            fit_listings(root, self.render)
            balance(root, self.render)
            document, cut = self._lay_out(root, job.kind)
            tagger = Tagger(root, job.name)
            positions, ends = _positions(document.pages, root)
            found_problems = [*own, *cut, *boxes.problems(document.pages, root)]
            found_problems += lost_heads(document.pages, root)
            make_links_private(document.pages, boxes.parents_of(root))
            pdf = _write(document, tagger if job.kind is not JobKind.FURNITURE else None)
        found_problems += self._fonts.foreign(document.fonts.values(), root, self._fetcher.words)
        logged = (messages.document_problem(text, root) for text in found)
        problems = tuple(dict.fromkeys([*self._problems, *logged, *found_problems]))
        tree = tuple(finish_kids(tagger.top))
        pages = tuple(_with_sections(self._laid_page(page, job.kind) for page in document.pages))
        if job.kind is JobKind.FURNITURE:
            return GatheringLayout(pdf, pages, positions, tree, problems)
        starts = page_starts(document.pages, original, job.kind, positions)
        pages = tuple(replace(page, start=start) for page, start in zip(pages, starts, strict=True))
        return GatheringLayout(
            pdf, pages, positions, tree, problems, ends, landmarks(root, document.pages, positions)
        )

    def _examine_glyphs(self, root: ElementTree.Element, kind: JobKind) -> list[LayoutProblem]:
        """Mark the superscripts and subscripts that are set in glyphs of their fonts, and take back the small
        capitals that the fonts lack."""
        scripts, doubtful = scripts_of(root), are_doubtful(root)
        if not scripts and not doubtful:
            return []
        style_of = self._styles(root, kind)
        mark_superiors(scripts, style_of)
        return take_back(root, style_of) if doubtful else []

    def _styles(self, root: ElementTree.Element, kind: JobKind) -> Any:
        document = EngineDocument(root, self._settings.images, self._fetcher)
        return get_all_computed_styles(
            document, self._sheets[kind], font_config=self._fonts, counter_style=self._counters
        )

    def _lay_out(self, root: ElementTree.Element, kind: JobKind) -> tuple[Any, list[LayoutProblem]]:
        """Return the laid-out document of a tree, and what had to be changed that its author should know."""
        if kind is JobKind.FURNITURE:
            with like_pages():
                return shorten_heads(root, lambda tree: self.render(tree, kind))
        if kind is JobKind.FACING:
            return facing.lay_out(root, lambda tree: self.render(tree, kind))
        document = lay_out_corrected(root, lambda tree, reader: self.render(tree, kind, reader))
        group_series(document.pages)
        return document, []

    def _laid_page(self, page: Any, job: JobKind) -> GatheringPage:
        kind = page._page_box.page_type
        # A plate is turned into the text block of an ordinary recto, so it moves as that does.
        plate = job is JobKind.PLATE
        dx, dy = self._swing("" if plate else kind.name)
        recto = plate or kind.side == "right"
        return GatheringPage(
            px_to_pt(page.width),
            px_to_pt(page.height),
            recto,
            bool(kind.blank) and not any(boxes.footnotes(page)),
            boxes.top_section(page),
            (dx, dy) if recto else (-dx, -dy),
        )

    def _swing(self, name: str) -> tuple[float, float]:
        if name not in self._swings:
            with messages.collected():
                self._swings[name] = swings(name, self.render)
        return self._swings[name]


def _name_in_book(path: Path) -> str:
    """Return the path of a stylesheet as it stands in a book's folder, "styles/print.css"."""
    at = len(path.parts) - 1 - path.parts[::-1].index("styles") if "styles" in path.parts else -1
    return "/".join(path.parts[at:])


def _with_sections(pages: Iterator[GatheringPage]) -> Iterator[GatheringPage]:
    """Yield the pages; one with nothing but the rest of a note belongs to the section of the page before."""
    section = ""
    for page in pages:
        yield page if page.section or page.blank else replace(page, section=section)
        section = page.section or section


def _positions(pages: list[Any], root: ElementTree.Element) -> tuple[dict[str, Point], dict[str, int]]:
    """Return the positions of all ids, and the page on which an id ends, if that is another.

    An id without a box, which is not displayed, stands where the one before it does. One in the head of a
    table ends where it begins: what later pages have is that head again. Nor does one end in an empty rest.
    """
    repeated = {node.get("id") for head in root.iter("thead") for node in head.iter()}
    found: dict[str, Point] = {}
    ends: dict[str, int] = {}
    for number, page in enumerate(pages):
        for box in boxes.descend(page._page_box):
            element = box.element
            name = element.get("id") if element is not None and box.element_tag == element.tag else None
            if name and name in found:
                if found[name].page < number and name not in repeated and boxes.shows(box):
                    ends[name] = number
            elif name:
                left, top, _, _ = box.hit_area()
                found[name] = Point(number, px_to_pt(left), px_to_pt(top))
    positions: dict[str, Point] = {}
    last = Point(0, 0.0, 0.0)
    for element in root.iter():
        if name := element.get("id"):
            last = positions[name] = found.get(name, last)
    return positions, ends


def _write(document: Any, tagger: Tagger | None) -> bytes:
    if tagger is None:
        return bytes(document.write_pdf())

    def collect(pdf: Any, document: Any, streams: list[Any]) -> None:
        for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
            artifacts = tagger.add_page(number, page, stream._tags, _annotations(pdf, number))
            _mark_artifacts(stream.stream, artifacts)

    with tags_collected(collect):
        return bytes(document.write_pdf(pdf_tags=True))


def _annotations(pdf: Any, page: int) -> dict[int, int]:
    """Return the index of every annotation of a page by its object number."""
    number = pdf.pages["Kids"][::3][page]
    references = pdf.objects[number].get("Annots", ())
    return {int(reference.split()[0]): index for index, reference in enumerate(references)}


def _mark_artifacts(operators: list[Any], artifacts: set[int]) -> None:
    """Turn marked sequences of a page's content, given by number, into artifacts."""
    for index, operator in enumerate(operators):
        if operator == b"BDC" and operators[index - 1].get("MCID") in artifacts:
            operators[index - 2 : index + 1] = ["/Artifact", b"", b"BMC"]
