"""A small complete book of hand-made pages. As a program it builds the EPUB: epub_sample.py FILE."""

import sys
from pathlib import Path

from octavo.core.settings import Settings
from octavo.cover import make_cover
from octavo.epub import package
from octavo.html.pages import Asset, EbookPages, RenderedDocument
from tests.editions import edition_of

DATA: dict[str, object] = {
    "title": "The Reader's *Guide* to Tides",
    "subtitle": "1923-25",
    "language": "en-GB",
    "contributors": [
        {"name": "Ada Byrne", "sort": "Byrne, Ada", "role": "aut"},
        {"name": "Cy Dunn", "role": "aut"},
        {"name": "Eva Falk", "sort": "Falk, Eva", "role": "edt"},
    ],
    "publisher": {"name": "Shore & Sons", "place": "Hull"},
    "date": "2024-03-05",
    "edition": "Second edition",
    "isbn": {"epub": "978-0-306-40615-7", "pdf": "978-1-86197-876-9"},
    "rights": "© 2024 the authors",
    "description": "How the *sea* rises and falls.",
    "subjects": ["Tides", "Shores -- History -- 1917-1928"],
    "series": {"name": "Studies of the Shore", "number": "7"},
}


def xhtml(title: str, body: str) -> bytes:
    """An XHTML document with the namespaces of EPUB, and the stylesheet of the sample."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en-GB" xml:lang="en-GB">
<head><title>{title}</title></head>
<body>{body}</body>
</html>""".encode()


NAV = xhtml(
    "Contents",
    """<nav epub:type="toc" role="doc-toc" aria-labelledby="c"><h1 id="c">Contents</h1>
<ol><li><a href="text/one.xhtml">Ebb</a></li><li><a href="text/notes.xhtml">Notes</a></li></ol></nav>
<nav epub:type="landmarks" hidden="hidden" aria-labelledby="l"><h2 id="l">Landmarks</h2><ol>
<li><a epub:type="cover" href="text/cover.xhtml">Cover</a></li>
<li><a epub:type="bodymatter" href="text/one.xhtml">Text</a></li></ol></nav>""",
)
ONE = xhtml(
    "Ebb",
    """<section epub:type="chapter" role="doc-chapter" aria-labelledby="h"><h1 id="h">Ebb</h1>
<p>The sea<a epub:type="noteref" role="doc-noteref" href="notes.xhtml#n1" id="r1">1</a> goes out.</p>
<figure><img src="../images/moon.svg" alt="The moon, half full"/></figure>
<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4" width="4" height="4"><title>A dot</title>
<circle cx="2" cy="2" r="2"/></svg>
<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math></p></section>""",
)
NOTES = xhtml(
    "Notes",
    """<section epub:type="endnotes" role="doc-endnotes" aria-labelledby="h"><h1 id="h">Notes</h1>
<ol><li id="n1"><p>Twice a day. <a href="one.xhtml#r1" role="doc-backlink">Back</a></p></li></ol>
</section>""",
)
NCX = b"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en-GB">
<head><meta name="dtb:uid" content="not the right one"/><meta name="dtb:depth" content="1"/></head>
<docTitle><text>Tides</text></docTitle>
<navMap><navPoint id="p1" playOrder="1">
<navLabel><text>Ebb</text></navLabel><content src="text/one.xhtml"/></navPoint></navMap></ncx>"""
MOON = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>"""

PAGES = EbookPages(
    documents=(
        RenderedDocument("nav.xhtml", "Contents", NAV, ("nav",)),
        RenderedDocument("text/one.xhtml", "Ebb", ONE),
        RenderedDocument("text/notes.xhtml", "Notes", NOTES, linear=False),
    ),
    ncx=NCX,
    assets=(
        Asset("styles/epub.css", "text/css", b"p { margin: 0; font-size: 1em }"),
        Asset("images/moon.svg", "image/svg+xml", MOON),
    ),
    start="text/one.xhtml",
)


def build(folder: Path) -> bytes:
    """The EPUB of the sample, with a cover made from the default template."""
    edition = edition_of(folder / "sample", **DATA)
    return package(edition, PAGES, make_cover(edition, Settings(edition.root, folder / "output"))).data


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build(Path(sys.argv[1]).parent))
