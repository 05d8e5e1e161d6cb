"""Small books for the tests of typesetting: pages of 120 x 100 pt with lines of 10 pt."""

from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2
import rendercv_fonts

from octavo.core.diagnostics import Diagnostic, Diagnostics
from octavo.core.settings import RESOURCES
from octavo.html.pages import Furniture, OutlineEntry, PrintPages, PrintSection
from octavo.source.manuscript import Region, Starts
from octavo.typeset import Typeset, typeset
from octavo.typeset.layout import Annotation, Content, Job, JobKind, LayoutSettings, PlatePlace, Structure
from octavo.typeset.weasyprint.engine import Engine

FONTS = tuple(sorted((Path(rendercv_fonts.__file__).parent / "EB Garamond").glob("*.ttf")))
TRIM = (120.0, 100.0)

#: Text block of 80 x 60 pt: on a recto from x 25, on a verso from x 15; from y 20. Six lines of text.
CSS = """
@font-face { font-family: "EB Garamond"; src: url("font:EBGaramond-Regular.ttf") }
@font-face { font-family: "EB Garamond"; src: url("font:EBGaramond-Italic.ttf"); font-style: italic }
@font-face { font-family: "EB Garamond"; src: url("font:EBGaramond-Bold.ttf"); font-weight: 700 }
@page :right { margin: 20pt 15pt 20pt 25pt }
@page :left { margin: 20pt 25pt 20pt 15pt }
html { font: 8pt/10pt "EB Garamond"; orphans: 1; widows: 1 }
body, p, h1, h2, h3, ol, ul, dl, dd, blockquote, figure { margin: 0; padding: 0; font-size: 8pt }
li { margin-left: 10pt }
table { border-spacing: 0 }
td, th { padding: 0 }
.footnote { float: footnote }
@page { @footnote { margin: 0 } }
.new { break-before: page }
"""


def section(
    name: str,
    body: str,
    region: Region = Region.BODY,
    starts: Starts = Starts.PAGE,
    furniture: Furniture = Furniture.NONE,
    **heads: str,
) -> PrintSection:
    """A section of a book."""
    return PrintSection(name, region, starts, furniture, f'<section id="{name}">{body}</section>', **heads)


def book(
    folder: Path,
    *sections: PrintSection,
    css: str = "",
    outline: tuple[OutlineEntry, ...] = (),
    date: str | None = None,
) -> PrintPages:
    """A book of sections whose stylesheet is the one above with ``css`` behind it."""
    sheet = folder / "styles" / "print.css"
    sheet.parent.mkdir(exist_ok=True)
    sheet.write_text(CSS + css, "utf-8")
    return PrintPages(
        title="A Small Book",
        authors=("Ann Author", "Ed Editor"),
        language="en",
        trim=TRIM,
        sections=sections,
        outline=outline,
        stylesheets=(sheet,),
        images=folder,
        furniture_template=RESOURCES / "templates" / "print" / "furniture.html.j2",
        fonts=FONTS,
        description="For tests",
        keywords=("one", "two"),
        date=date,
    )


def made(pages: PrintPages, jobs: int = 1) -> Typeset:
    """The typeset book; it must give no diagnostic."""
    diagnostics = Diagnostics()
    result = typeset(pages, jobs, diagnostics)
    assert list(diagnostics) == []
    return result


def problems(pages: PrintPages) -> list[Diagnostic]:
    """The diagnostics of a book."""
    diagnostics = Diagnostics()
    typeset(pages, 1, diagnostics)
    return list(diagnostics)


def engine(folder: Path, css: str = "") -> Engine:
    """An engine with the stylesheet above."""
    pages = book(folder, css=css)
    return Engine(LayoutSettings(pages.stylesheets, pages.images, pages.fonts, pages.trim))


def document(body: str, kind: JobKind = JobKind.FLOW, name: str = "test") -> Job:
    """A document for the engine."""
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return Job(name, kind, f'<html {names} lang="en"><body>{body}</body></html>')


def sketch(tree: Iterable[Structure | Content | Annotation | PlatePlace]) -> str:
    """A structure tree on one line: ``P(. Link(@ .))``, where . is content and @ an annotation."""
    return " ".join(_sketch(kid) for kid in tree)


def _sketch(kid: Structure | Content | Annotation | PlatePlace) -> str:
    if isinstance(kid, Content):
        return "."
    if isinstance(kid, Annotation):
        return "@"
    if isinstance(kid, PlatePlace):
        return f"[{kid.plate}]"
    return f"{kid.tag}({sketch(kid.kids)})"


def elements(tree: Iterable[Structure | Content | Annotation | PlatePlace], tag: str) -> list[Structure]:
    """All structure elements of a type, in order."""
    found = []
    for kid in tree:
        if isinstance(kid, Structure):
            found += [kid] if kid.tag == tag else []
            found += elements(kid.kids, tag)
    return found


def structure(pdf: pikepdf.Pdf) -> str:
    """The structure tree of a PDF, as ``sketch`` writes one."""

    def write(node: pikepdf.Object) -> str:
        if isinstance(node, int):
            return "."
        kind = node.get("/Type")
        if kind == pikepdf.Name.MCR:
            return "."
        if kind == pikepdf.Name.OBJR:
            return "@"
        return f"{str(node.S)[1:]}({' '.join(write(kid) for kid in node.K)})"

    return " ".join(write(kid) for kid in pdf.Root.StructTreeRoot.K)


def text(pdf: bytes, page: int) -> str:
    """The text of a page as it is painted, with running heads, on one line."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return " ".join(str(opened[page].get_textpage().get_text_bounded()).split())


def where(pdf: bytes, page: int, wanted: str) -> tuple[float, float]:
    """Where the first letter of a text stands: its left edge and its baseline, from the lower left corner."""
    with pypdfium2.PdfDocument(pdf) as opened:
        textpage = opened[page].get_textpage()
        found = textpage.search(wanted, match_case=True).get_next()
        assert found is not None, f"{wanted} is not on page {page}"
        left, bottom, _, _ = textpage.get_charbox(found[0], loose=False)
        return round(left, 1), round(bottom, 1)
