"""Making one PDF of all gatherings: pages, furniture, structure, links, outline, labels and metadata.

The result is PDF 1.7 and PDF/UA-1 (ISO 14289-1); the same input gives the same bytes.
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
from octavo.typeset.assembly.sheets import add_pages
from octavo.typeset.assembly.structure import add_structure
from octavo.typeset.gatherings import Gathering
from octavo.typeset.laid import Laid
from octavo.typeset.placing import Placement


@dataclass(frozen=True, slots=True)
class Parts:
    """What a PDF is made of: the laid-out gatherings by name, and the furniture with its page for each
    page of the book that has any."""

    gatherings: tuple[Gathering, ...]
    laid: Mapping[str, Laid]
    placement: Placement
    furniture: Laid | None
    furniture_pages: Mapping[int, int]


def assemble(pages: PrintPages, parts: Parts) -> bytes:
    """The finished PDF."""
    placement = parts.placement
    with pikepdf.Pdf.new() as pdf:
        sheets = add_pages(
            pdf, parts.laid, placement.leaves, pages.trim, parts.furniture, parts.furniture_pages
        )
        resolve_links(pdf, placement.pagemap, pages.trim[1])
        add_structure(pdf, parts.gatherings, parts.laid, placement, sheets, pages.language)
        merge_fonts(pdf)
        add_outline(pdf, pages.outline, placement.pagemap, pages.trim[1])
        add_labels(pdf, placement.pagemap)
        add_metadata(pdf, pages)
        target = io.BytesIO()
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return target.getvalue()
