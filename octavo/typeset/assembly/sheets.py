"""The pages of the book: content moved to its place, furniture under it, boxes, annotations."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from octavo.typeset.geometry import Affine
from octavo.typeset.layout import GatheringLayout
from octavo.typeset.placing import Leaf

#: Where every page of a gathering went: (gathering, page in it) -> index in the book.
Sheets = dict[tuple[str, int], int]

FURNITURE = "/Furniture"


def add_pages(
    pdf: Pdf,
    layouts: Mapping[str, GatheringLayout],
    leaves: Sequence[Leaf],
    trim: tuple[float, float],
    furniture: Mapping[str, GatheringLayout],
    furniture_pages: Mapping[int, tuple[str, int]],
) -> Sheets:
    """Add all pages to ``pdf`` in order, at the ``trim`` size in points. Return the origin of each.

    ``furniture_pages`` has, for the index of a page of the book, the page of ``furniture`` that it carries.
    """
    sheets: Sheets = {}
    snippets, pages = _ContentStreams(pdf), Array()
    with ExitStack() as stack:
        sources = stack.enter_context(
            _OpenedGatherings(layouts, (leaf.gathering for leaf in leaves)).opened()
        )
        heads = stack.enter_context(
            _OpenedGatherings(furniture, (name for name, _ in furniture_pages.values())).opened()
        )
        for leaf in leaves:
            if leaf.gathering is None:
                blank = Dictionary(Type=Name.Page, Resources=Dictionary(), Contents=snippets.stream(""))
                page = Page(pdf.make_indirect(blank))
            else:
                with sources.page(leaf.gathering, leaf.source) as source:
                    page = Page(pdf.copy_foreign(source.obj))
                sheets[leaf.gathering, leaf.source] = leaf.page.index
            pages.append(page.obj)
            _set_boxes(page.obj, trim)
            _place_content(page, leaf.matrix, snippets)
            if leaf.page.index in furniture_pages:
                with heads.page(*furniture_pages[leaf.page.index]) as source:
                    form = pdf.copy_foreign(source.as_form_xobject())
                    form["/BBox"] = Array(list(source.obj.MediaBox))  # what stands at the edge bleeds
                    _add_furniture(page, form, snippets)
    _set_pages(pdf, pages)
    return sheets


def _set_pages(pdf: Pdf, pages: Array) -> None:
    """Make these the pages of a file that has none: to append them one by one takes longer for each."""
    node = pdf.Root.Pages
    for page in pages:
        page["/Parent"] = node
    node["/Kids"], node["/Count"] = pages, len(pages)


class _OpenedGatherings:
    """The PDFs of gatherings, each open only while pages are taken from it: open ones need much memory."""

    def __init__(self, layouts: Mapping[str, GatheringLayout], uses: Iterable[str | None]) -> None:
        self._layouts = layouts
        self._left = Counter(name for name in uses if name is not None)
        self._open: dict[str, tuple[Pdf, list[Page]]] = {}

    @contextmanager
    def opened(self) -> Iterator["_OpenedGatherings"]:
        """Close, at the end of the block, all files that are still open."""
        try:
            yield self
        finally:
            for pdf, _ in self._open.values():
                pdf.close()

    @contextmanager
    def page(self, name: str, number: int) -> Iterator[Page]:
        """Yield a page, to be copied inside the block."""
        if name not in self._open:
            pdf = Pdf.open(io.BytesIO(self._layouts[name].pdf))
            self._open[name] = pdf, list(pdf.pages)
        yield self._open[name][1][number]
        self._left[name] -= 1
        if not self._left[name]:
            self._open.pop(name)[0].close()


class _ContentStreams:
    """Content streams that many pages have in common, each in the file once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._made: dict[str, Stream] = {}

    def stream(self, content: str) -> Stream:
        """Return the stream with this content."""
        if content not in self._made:
            self._made[content] = self._pdf.make_stream(content.encode())
        return self._made[content]


def _set_boxes(page: Object, trim: tuple[float, float]) -> None:
    for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
        page[name] = Array([0, 0, *trim])
    page["/Tabs"] = Name.S
    if "/StructParents" in page:
        del page["/StructParents"]


def _place_content(page: Page, matrix: Affine, snippets: _ContentStreams) -> None:
    if matrix.is_identity:
        return
    numbers = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    before = "q {} cm\n".format(" ".join(f"{number:.6g}" for number in numbers))
    page.contents_add(snippets.stream(before), prepend=True)
    page.contents_add(snippets.stream("\nQ"))
    for annotation in page.obj.get("/Annots", ()):
        left, top, right, bottom = (float(value) for value in annotation.Rect)
        corners = matrix.rectangle(left, bottom, right, top)
        annotation["/Rect"] = Array([round(corner, 4) for corner in corners])


def _add_furniture(page: Page, form: Object, snippets: _ContentStreams) -> None:
    """Lay the running head and folio under a page, as an artifact that is no part of the text."""
    # Resources are shared by all pages of a gathering; this page gets a copy that names its form.
    resources = Dictionary(dict(page.obj.Resources.items()))
    forms = Dictionary(dict(resources.XObject.items()))
    forms[FURNITURE] = form
    resources.XObject = forms
    page.obj.Resources = resources
    content = f"/Artifact <</Type /Pagination>> BDC\nq {FURNITURE} Do Q\nEMC\n"
    page.contents_add(snippets.stream(content), prepend=True)
