"""Cutting a book into gatherings: runs of pages that are typeset by themselves.

A division that begins on a new page opens a gathering; those that run on join it. Plates (tables that are
turned, or run over facing pages, and pictures with a page of their own) leave the text for gatherings of
their own, and a place marker stays in the place of each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from octavo.core.active_content import ActiveContentError, check_harmless
from octavo.core.diagnostics import Diagnostics
from octavo.core.vocabulary import Data
from octavo.core.xhtml import NSMAP, XHTML, XML_LANG, Element, drop, local, parse, span_of
from octavo.html.pages import PrintSection
from octavo.languages import direction
from octavo.source.manuscript import Region, Starts
from octavo.typeset.layout import Job, JobKind
from octavo.typeset.spans import numbered

#: What leaves the text for pages of its own, by ``data-plate``.
_PLATES = {"sideways": JobKind.PLATE, "facing": JobKind.FACING, "upright": JobKind.UPRIGHT}
#: Prefix of the ids of place markers.
PLACE = "plate-place-"


@dataclass(frozen=True, slots=True)
class Gathering:
    """One document for the engine. ``plates`` are in the order of their markers; a plate has none.
    ``sections`` of a plate is the division from which it was taken."""

    name: str
    kind: JobKind
    sections: tuple[PrintSection, ...]
    root: Element = field(repr=False)
    plates: tuple["Gathering", ...] = ()

    @property
    def region(self) -> Region:
        """Return the region of the book to which the pages belong."""
        return self.sections[0].region

    @property
    def starts(self) -> Starts:
        """Return on which side the first page must fall."""
        return self.sections[0].starts if self.kind is JobKind.FLOW else Starts.PAGE

    def job(self) -> Job:
        """Return the document as it is now."""
        return Job(self.name, self.kind, *numbered(self.root))


def cut(sections: Sequence[PrintSection], language: str, diagnostics: Diagnostics) -> tuple[Gathering, ...]:
    """Return the gatherings of a book in ``language``; plates are inside the gathering in which they fall.

    A section that is not well-formed, or sets an id twice, is a ``typeset-markup`` or ``id-twice`` error.
    """
    gatherings, seen = [], set[str]()
    for run in _runs(sections):
        root = _document(language)
        plates: list[Gathering] = []
        for section in run:
            node = _section(section, language, diagnostics)
            if node is not None:
                root[-1].append(node)
                plates += _take_plates(node, section, language)
        for part in (root, *(plate.root for plate in plates)):
            _check_ids(part, seen, diagnostics)
        gatherings.append(Gathering(run[0].id, JobKind.FLOW, tuple(run), root, tuple(plates)))
    return tuple(gatherings)


def _runs(sections: Sequence[PrintSection]) -> Iterator[list[PrintSection]]:
    run: list[PrintSection] = []
    for section in sections:
        # Front matter and body are numbered apart, so a new region begins a page whatever is asked.
        opens = section.starts is not Starts.RUN_ON or not run or run[-1].region is not section.region
        if opens and run:
            yield run
            run = []
        run.append(section)
    if run:
        yield run


def _document(language: str) -> Element:
    root = etree.Element(f"{{{XHTML}}}html", nsmap=NSMAP)
    root.set("lang", language)
    root.set(XML_LANG, language)
    etree.SubElement(root, f"{{{XHTML}}}body")
    return root


def _section(section: PrintSection, language: str, diagnostics: Diagnostics) -> Element | None:
    try:
        (node,) = parse(section.xhtml)
    except (etree.XMLSyntaxError, ValueError) as problem:
        diagnostics.error(
            "typeset-markup",
            None,
            f"the page made for {section.id} is not one well-formed element: {problem}",
            "correct the template of this kind of page",
        )
        return None
    try:
        check_harmless(node)
    except ActiveContentError as problem:
        diagnostics.error(
            "template-active",
            None,
            f"the page made for {section.id} holds {problem}, which no page may hold",
            "take it out of the template of this kind of page",
        )
        return None
    node.set(Data.SECTION, section.id)
    if section.language != language:
        if not node.get("lang"):
            node.set("lang", section.language)
            node.set(XML_LANG, section.language)
        if not node.get("dir") and direction(section.language) != direction(language):
            node.set("dir", direction(section.language))
    return node


def _take_plates(section_node: Element, section: PrintSection, language: str) -> list[Gathering]:
    """Take the plates out of a section, leaving a marker for each."""
    plates = []
    found = [node for node in section_node.iter() if local(node) and node.get(Data.PLATE) in _PLATES]
    for number, node in enumerate(found, start=1):
        if any(above in found for above in node.iterancestors()):
            continue
        name = f"{section.id}-plate-{number}"
        plate_language = _language_of(node) or language
        _leave_marker(node, name)
        root = _document(language)
        if plate_language != language:
            node.set("lang", plate_language)
            node.set(XML_LANG, plate_language)
        root[-1].append(node)
        plates.append(Gathering(name, _PLATES[str(node.get(Data.PLATE))], (section,), root))
    return plates


def _language_of(node: Element) -> str | None:
    for current in (node, *node.iterancestors()):
        if language := current.get("lang"):
            return str(language)
    return None


def _leave_marker(node: Element, name: str) -> None:
    """Put an empty marker into the place of a plate, and take the plate out.

    Behind a paragraph the marker goes into it, so that the next one still follows a paragraph.
    """
    before, parent = node.getprevious(), node.getparent()
    assert parent is not None  # the section itself is never a plate on its own
    inside = before is not None and local(before) == "p"
    marker = etree.Element(f"{{{XHTML}}}{'span' if inside else 'div'}")
    marker.set("id", PLACE + name)
    marker.set(Data.PLATE_PLACE, name)
    if inside and before is not None:
        before.append(marker)
    else:
        node.addprevious(marker)
    drop(node)


def _check_ids(root: Element, seen: set[str], diagnostics: Diagnostics) -> None:
    for node in root.iter():
        name = node.get("id") if local(node) else None
        if name in seen:
            diagnostics.error(
                "id-twice", span_of(node), f"the id {name} is used twice", "give one of them another id"
            )
        elif name:
            seen.add(name)
