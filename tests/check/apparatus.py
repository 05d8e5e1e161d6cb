"""A small finished PDF with all that quotes page numbers: notes with heads over them, an index, references.

Every page is a section of its own, so what stands where is plain to see: the preface on page i, the text
on pages 100 to 111, the notes on 112 and 113, the index on 114. The engine that lays it out has no tags for
these things; a role map makes them of others (a note of a div, its number of a quotation, a call of a span,
the index of an article).
"""

import io
from pathlib import Path

import pikepdf
import weasyprint

FIRST = 100
CALLS = {100: (1, 2), 102: (3,), 109: (4,), 110: (5,)}
CSS = """
@page { size: 432pt 648pt; margin: 60pt }
@page :nth(15) { @top-left { content: "113" } @top-right { content: "Notes to pages 109\u201310" } }
@page :nth(14) { @top-left { content: "Notes to pages 100\u201309" } @top-right { content: "112" } }
body { font: 11pt/14pt serif; margin: 0 }
section, article { break-before: page }
ul { list-style: none; margin: 0; padding: 0 } ul ul { padding-left: 12pt }
p, blockquote { margin: 0 }
.index { columns: 2; column-gap: 20pt }
"""
TEXTS = {
    100: "The harbor was built in this year.",
    101: "The piers followed.",
    104: 'Table 7 stands here. <span id="tbl-7">Table 7. Ships</span>',
    105: 'Piers were built early (<a href="#p101">p. 101 above</a>) and sold late (see <a href="#p108">page'
    ' 108 below</a>); the years between, <a href="#p106">pp. 106\u201307</a>, were quiet. See p.'
    ' <a href="#p110">110</a> and table <a href="#tbl-7">7</a>.',
    108: "The sale of the harbor began.",
    109: "It ended here.",
}
NOTES = """<section>
<div id="n1"><blockquote><a href="#c1">1.</a></blockquote><p>The first.</p></div>
<div id="n2"><blockquote><a href="#c2">2.</a></blockquote><p>The second, on salt.</p></div>
<div id="n3"><blockquote><a href="#c3">3.</a></blockquote><p>The third.</p></div>
<div id="n4"><blockquote><a href="#c4">4.</a></blockquote><p>The fourth is long,</p>
<p style="break-before: page">and goes on here.</p></div>
<div id="n5"><blockquote><a href="#c5">5.</a></blockquote><p>The fifth, on <i id="m5">salt</i>.</p></div>
</section>"""
INDEX = """<article><h1>Index</h1><p>Numbers with n are those of pages with notes.</p>
<ul class="index">
<li id="e-1905"><p>1905 (ship), <a href="#p103">103</a></p></li>
<li><p>Docks. <i>See</i> <a href="#e-harbor">harbor</a></p></li>
<li id="e-harbor"><p>harbor, <a href="#preface">i</a>, <a href="#p100">100</a></p><ul>
<li><p>sale of, <a href="#p108">108</a>\u2013<a href="#p109">09</a></p></li></ul></li>
<li><p>piers, <a href="#p101">101</a>, <a href="#p104">104\u201305</a>. <i>See also</i>
<a href="#e-1905">1905</a></p></li>
<li><p>salt, <a href="#n2">112n2</a>, <a href="#m5">113n5</a></p></li>
</ul></article>"""


def page(number: int) -> str:
    """A page of the text: its own words and the calls that stand on it."""
    calls = "".join(
        f'<span><a id="c{note}" href="#n{note}">{note}</a></span> ' for note in CALLS.get(number, ())
    )
    return f'<section><p id="p{number}">{TEXTS.get(number, "Nothing happened.")} {calls}</p></section>'


def book_html() -> str:
    pages = "".join(page(number) for number in range(FIRST, FIRST + 12))
    return f"""<html lang="en"><head><title>The Harbor</title><style>{CSS}</style></head><body>
<p id="preface">A preface on the harbor.</p>{pages}{NOTES}{INDEX}</body></html>"""


def write_apparatus(path: Path, *changes: tuple[str, str]) -> Path:
    """Write the book. Each change replaces a piece of its HTML, which must be there once."""
    html = book_html()
    for old, new in changes:
        assert html.count(old) == 1, old
        html = html.replace(old, new)
    data = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    assert data is not None
    with pikepdf.open(io.BytesIO(data)) as book:
        name, dictionary = pikepdf.Name, pikepdf.Dictionary
        numbers = [0, dictionary(S=name.r), 1, dictionary(S=name.D, St=FIRST)]
        book.Root.PageLabels = dictionary(Nums=pikepdf.Array(numbers))
        roles = dictionary(Art=name.Index, Span=name.Reference, BlockQuote=name.Lbl, Div=name.LI)
        book.Root.StructTreeRoot.RoleMap = roles
        before, after = book.Root.StructTreeRoot.K[0].K[-3:-1]  # the notes, a piece for each page
        before.K[-1].K.extend(after.K[0].K)  # the note over both is one
        del after.K[0]
        book.save(path)
    return path
