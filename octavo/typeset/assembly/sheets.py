"""The pages of the book: content moved to its place, furniture under it, boxes, annotations."""

import io
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from pikepdf import Array, Dictionary, Name, Page, Pdf

from octavo.typeset.geometry import Affine
from octavo.typeset.laid import Laid
from octavo.typeset.placing import Leaf

#: Where every page of a gathering went: (gathering, page in it) -> index in the book.
Sheets = dict[tuple[str, int], int]

FURNITURE = "/Furniture"


def add_pages(
    pdf: Pdf,
    laid: Mapping[str, Laid],
    leaves: Sequence[Leaf],
    trim: tuple[float, float],
    furniture: Laid | None,
    furniture_pages: Mapping[int, int],
) -> Sheets:
    """Add all pages to ``pdf`` in order, at the ``trim`` size in points. Returns where each came from."""
    sheets: Sheets = {}
    with ExitStack() as stack:
        sources = {name: stack.enter_context(Pdf.open(io.BytesIO(one.pdf))) for name, one in laid.items()}
        heads = stack.enter_context(Pdf.open(io.BytesIO(furniture.pdf))) if furniture else None
        for leaf in leaves:
            if leaf.gathering is None:
                pdf.add_blank_page(page_size=trim)
            else:
                pdf.pages.append(sources[leaf.gathering].pages[leaf.source])
                sheets[leaf.gathering, leaf.source] = leaf.page.index
            page = pdf.pages[-1]
            _set_boxes(page, trim)
            _place_content(pdf, page, leaf.matrix)
            if heads and leaf.page.index in furniture_pages:
                _add_furniture(pdf, page, heads.pages[furniture_pages[leaf.page.index]])
    return sheets


def _set_boxes(page: Page, trim: tuple[float, float]) -> None:
    for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
        page.obj[name] = Array([0, 0, *trim])
    page.obj.Tabs = Name.S
    if "/StructParents" in page.obj:
        del page.obj["/StructParents"]


def _place_content(pdf: Pdf, page: Page, matrix: Affine) -> None:
    if matrix.is_identity:
        return
    numbers = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    before = "q {} cm\n".format(" ".join(f"{number:.6g}" for number in numbers))
    page.contents_add(pdf.make_stream(before.encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ"))
    for annotation in page.obj.get("/Annots", Array()):
        left, top, right, bottom = (float(value) for value in annotation.Rect)
        corners = matrix.rectangle(left, bottom, right, top)
        annotation.Rect = Array([round(corner, 4) for corner in corners])


def _add_furniture(pdf: Pdf, page: Page, source: Page) -> None:
    """Lay the running head and folio under a page, as an artifact that is no part of the text."""
    form = pdf.copy_foreign(source.as_form_xobject())
    # Resources are shared by all pages of a gathering; this page gets a copy that names its form.
    resources = Dictionary(dict(page.obj.Resources.items()))
    forms = Dictionary(dict(resources.XObject.items()))
    forms[FURNITURE] = form
    resources.XObject = forms
    page.obj.Resources = resources
    content = f"/Artifact <</Type /Pagination>> BDC\nq {FURNITURE} Do Q\nEMC\n"
    page.contents_add(pdf.make_stream(content.encode()), prepend=True)
