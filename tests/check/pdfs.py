"""Small finished PDFs for the tests: a book with contents, list of tables, chapters and footnotes.

WeasyPrint lays it out twice: the first pass says on which page each id stands, the second prints the
numbers. pikepdf then adds page labels, so that the result is what a press delivers. Each fault that a
check must name is made by one keyword.
"""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import weasyprint

CSS = """
@page { size: 432pt 648pt; margin: 60pt 57pt 80pt 63pt; @bottom-center { content: none } }
@page :blank { @top-left { content: none } }
body { font: 11pt/13.25pt serif; margin: 0 }
section { break-before: page }
h1 { bookmark-level: 1; bookmark-label: content(text); margin: 40pt 0 20pt; font-size: 18pt }
h2 { bookmark-level: 2; bookmark-label: content(text) }
.silent { bookmark-level: none }
ol { list-style: none; padding: 0 } li { margin: 4pt 0 }
.row { display: flex } .dots { flex: 1; border-bottom: 1px dotted }
.note { float: footnote; font-size: 9pt } .note::footnote-call, .note::footnote-marker { content: none }
caption { caption-side: top }
"""

Chapter = tuple[str, str, str]  # id, title, paragraphs as HTML
CHAPTERS: tuple[Chapter, ...] = (
    ("one", "1. The First \u2018Opening\u2019", "<p>Some words of the first chapter.</p>" * 60),
    ("two", "2. A Second Matter", "<p>Other words stand here, in the second.</p>" * 60),
    ("three", "3. The Third", "<p>And words that end the book.</p>" * 3),
)


def roman(number: int) -> str:
    """1-20 in small roman numerals, enough for these books."""
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + units[number % 10]


def entry(target: str, title: str, number: str) -> str:
    return (
        f'<li class="row"><span><a href="#{target}">{title}</a></span>'
        f'<span class="dots"></span><span>{number}</span></li>'
    )


def book_html(chapters: tuple[Chapter, ...], labels: Mapping[str, str], extra: str = "") -> str:
    """The whole book: preface, contents, list of tables (one table in each of two chapters), chapters."""
    contents = "".join(
        entry(c[0], c[1].replace("\u2018", "\u201c").replace("\u2019", "\u201d"), labels.get(c[0], "0"))
        for c in chapters
    )
    tables = "".join(
        entry(f"tbl-{c[0]}", f"Table of {c[0]}", labels.get(f"tbl-{c[0]}", "0")) for c in chapters[:2]
    )
    sections = "".join(
        f'<section><h1 id="{name}">{title}</h1><p>A word<a href="#fn-{name}" id="call-{name}">*</a>'
        f'<span class="note" id="fn-{name}">* A note to it.</span></p>{text}'
        f'<table id="tbl-{name}"><caption>Table of {name}</caption><tr><th scope="col">Head</th></tr>'
        f"<tr><td>Cell</td></tr></table></section>"
        for name, title, text in chapters
    )
    return f"""<html lang="en"><head><title>A Small Book</title><style>{CSS}</style></head><body>
<p>A Small Book</p>
<section><h1 id="contents" class="silent">Contents</h1><ol>{contents}</ol></section>
<section><h1 id="tables" class="silent">Tables</h1><ol>{tables}</ol></section>
{sections}{extra}</body></html>"""


def lay_out(html: str) -> weasyprint.Document:
    return weasyprint.HTML(string=html).render()


def page_labels(document: weasyprint.Document, first: str) -> dict[str, str]:
    """The label of each id's page: roman before the page of ``first``, arabic from there."""
    pages = {name: index for index, page in enumerate(document.pages) for name in page.anchors}
    start = pages[first]
    return {name: roman(i + 1) if i < start else str(i - start + 1) for name, i in pages.items()}


def write_book(
    path: Path,
    chapters: tuple[Chapter, ...] = CHAPTERS,
    labels: Callable[[dict[str, str]], dict[str, str]] = lambda found: found,
    html: Callable[[str], str] = lambda text: text,
    pdf: Callable[[pikepdf.Pdf], None] = lambda book: None,
) -> Path:
    """Write a book. ``labels``, ``html`` and ``pdf`` may spoil the printed numbers, the page, the file."""
    first = chapters[0][0]
    found = page_labels(lay_out(html(book_html(chapters, {}))), first)
    document = lay_out(html(book_html(chapters, labels(dict(found)))))
    start = next(i for i, page in enumerate(document.pages) if first in page.anchors)
    data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    assert data is not None
    with pikepdf.open(io.BytesIO(data)) as book:
        numbers = pikepdf.Array(
            [0, pikepdf.Dictionary(S=pikepdf.Name.r), start, pikepdf.Dictionary(S=pikepdf.Name.D)]
        )
        book.Root.PageLabels = pikepdf.Dictionary(Nums=numbers)
        pdf(book)
        book.save(path)
    return path
