"""The sheet around the trimmed page: bleed, crop marks, boxes (ISO 32000-1, 14.11.2)."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

from octavo.core.pdf_syntax import pdf_numbers
from octavo.html.pages import PressSettings

#: Length of crop marks and thickness of their lines, and what is left free around them, in points.
_LENGTH, _THICKNESS, _FREE = 15.0, 0.25, 3.0
_MARKS = "/CropMarks"
#: What a page of a book for readers has, and one for the press has not.
_INTERACTIVE = ("/Annots", "/StructParents", "/Tabs", "/CropBox", "/ArtBox", "/AA")


@dataclass(frozen=True, slots=True)
class PressSheet:
    """Sizes in points: the trimmed page, the bleed, the room of the sheet around the trimmed page on each
    side, the distance of crop marks from it (None for none), and the folds, from its left edge."""

    trim: tuple[float, float]
    bleed: float
    margin: float
    marks: float | None
    folds: tuple[float, ...] = ()

    @classmethod
    def of(cls, trim: tuple[float, float], order: PressSettings) -> "PressSheet":
        """Return the sheet that a printer asks for."""
        margin = order.bleed if order.marks is None else order.marks + _LENGTH + _FREE
        return cls(trim, order.bleed, margin, order.marks, order.folds)

    def box(self, beyond: float) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of the trimmed page, wider by points on every side."""
        near = self.margin - beyond
        return near, near, self.margin + self.trim[0] + beyond, self.margin + self.trim[1] + beyond


def lay_on_sheets(pdf: Pdf, sheet: PressSheet, multiple: int) -> None:
    """Put every page on a sheet, cut at the end of the bleed, and add blank ones up to the multiple."""
    while len(pdf.pages) % multiple:
        pdf.add_blank_page(page_size=sheet.trim)
    left, bottom, right, top = sheet.box(sheet.bleed)
    shift = pdf_numbers((1, 0, 0, 1, sheet.margin, sheet.margin)) + b" cm\n"
    before = b"q\n" + pdf_numbers((left, bottom, right - left, top - bottom)) + b" re W n\n" + shift
    marks = _marks(pdf, sheet) if sheet.marks is not None else None
    start = pdf.make_stream(before)
    end = pdf.make_stream(b"\nQ" + (f"\n{_MARKS} Do".encode() if marks is not None else b""))
    for page in pdf.pages:
        for key in _INTERACTIVE:
            if key in page.obj:
                del page.obj[key]
        page.obj.MediaBox = _array(sheet.box(sheet.margin))
        page.obj.BleedBox = _array(sheet.box(sheet.bleed))
        page.obj.TrimBox = _array(sheet.box(0))
        contents = page.obj.get("/Contents", Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        page.obj.Contents = Array([start, *streams, end])
        if marks is not None:
            _add_form(page.obj, marks)


def _array(box: tuple[float, float, float, float]) -> Array:
    return Array([round(side, 4) for side in box])


def _add_form(page: Object, form: Object) -> None:
    # Resources are shared by many pages, so this page gets a copy.
    resources = Dictionary(dict(page.get("/Resources", Dictionary()).items()))
    forms = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    forms[_MARKS] = form
    resources["/XObject"] = forms
    page.Resources = resources


def _marks(pdf: Pdf, sheet: PressSheet) -> Object:
    """Return two lines at each corner and at each fold, in the colour of all inks, so on every plate."""
    assert sheet.marks is not None
    near, far = sheet.marks, sheet.marks + _LENGTH
    left, bottom, right, top = sheet.box(0)
    lines = []
    for x, to_side in ((left, -1), (right, 1)):
        for y, to_end in ((bottom, -1), (top, 1)):
            lines.append((x + to_side * near, y, x + to_side * far, y))
            lines.append((x, y + to_end * near, x, y + to_end * far))
    for fold in sheet.folds:
        lines.append((left + fold, bottom - near, left + fold, bottom - far))
        lines.append((left + fold, top + near, left + fold, top + far))
    drawn = [b"%s m %s l S" % (pdf_numbers(line[:2]), pdf_numbers(line[2:])) for line in lines]
    content = b"\n".join([b"/All CS 1 SCN", pdf_numbers((_THICKNESS,)) + b" w", *drawn])
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)
    space = Array([Name.Separation, Name.All, Name.DeviceGray, tint])
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=_array(sheet.box(sheet.margin)),
        Resources=Dictionary(ColorSpace=Dictionary(All=space)),
    )
