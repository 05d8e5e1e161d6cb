"""Making one PDF of all gatherings: pages, furniture, structure, links, outline, labels and metadata.

The result is PDF 1.7 and conforms to PDF/UA-1 (ISO 14289-1) and to the other standards that are asked for;
the same input gives the same bytes.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

from octavo.html.pages import PrintPages
from octavo.typeset.assembly.fonts import merge_fonts
from octavo.typeset.assembly.labels import add_labels
from octavo.typeset.assembly.links import resolve_links
from octavo.typeset.assembly.metadata import add_metadata
from octavo.typeset.assembly.outline import add_outline
from octavo.typeset.assembly.sheets import Sheets, add_pages
from octavo.typeset.assembly.standards import standards
from octavo.typeset.assembly.structure import Forest, add_structure, prepare_structure
from octavo.typeset.assembly.update import Update
from octavo.typeset.layout import GatheringLayout
from octavo.typeset.placing import Placement


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a PDF.

    ``order`` has the names of the gatherings in their order, each with those of its plates; ``layouts`` the
    gatherings and plates by name; ``furniture`` the documents of running heads and folios by name; and
    ``furniture_pages`` for the index of each page of the book that has any, its document and the page in it.
    """

    order: tuple[tuple[str, tuple[str, ...]], ...]
    layouts: Mapping[str, GatheringLayout]
    placement: Placement
    furniture: Mapping[str, GatheringLayout]
    furniture_pages: Mapping[int, tuple[str, int]]


def assemble(pages: PrintPages, parts: Parts) -> bytes:
    """Return the finished PDF."""
    target, forest = io.BytesIO(), Forest(parts.order, parts.layouts)
    sheets = _save(pages, parts, forest, target)
    update = Update(target)
    add_structure(update, forest, parts.placement, sheets, pages.language)
    update.finish()
    return target.getvalue()


def _save(pages: PrintPages, parts: Parts, forest: Forest, target: io.BytesIO) -> Sheets:
    """Write the PDF without its structure tree, and return the origin of each page."""
    placement = parts.placement
    with pikepdf.Pdf.new() as pdf:
        sheets = add_pages(
            pdf, parts.layouts, placement.leaves, pages.trim, parts.furniture, parts.furniture_pages
        )
        resolve_links(pdf, placement.pagemap, pages.trim[1])
        prepare_structure(pdf, forest, sheets)
        merge_fonts(pdf)
        add_outline(pdf, pages.outline, placement.pagemap, pages.trim[1])
        add_labels(pdf, placement.pagemap)
        add_metadata(pdf, pages)
        for standard in standards(pages.variants):
            standard.prepare(pdf)
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return sheets
