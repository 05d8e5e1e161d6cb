"""A small EPUB, written out by hand, whose every value a test can name."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="u">urn:isbn:9780000000002</dc:identifier><dc:title>The  Lamp</dc:title>
<dc:language>en</dc:language><dc:creator>A. Keeper</dc:creator><dc:creator>B. Pilot</dc:creator>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
<meta refines="#u" property="schema:accessMode">no</meta>
<link rel="dcterms:conformsTo" href="http://example.org/wcag"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
<item id="font" href="fonts/a.ttf" media-type="font/ttf"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
</manifest>
<spine><itemref idref="one"/><itemref idref="notes"/></spine></package>"""
HEAD = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>T</title></head>"""
NAV = f"""{HEAD}<body><nav epub:type="toc"><ol>
<li><a href="text/one%20a.xhtml"><span>1.</span> The
 Lamp</a><ol><li><a href="text/one%20a.xhtml#oil">Oil</a></li></ol></li>
<li><a href="text/notes.xhtml#lost">Notes</a></li></ol></nav>
<nav epub:type="page-list"><ol><li><a href="text/one%20a.xhtml#page-1">1</a></li></ol></nav>
<nav epub:type="landmarks"><ol>
<li><a epub:type="bodymatter" href="text/one%20a.xhtml">Start</a></li></ol></nav>
</body></html>"""
ONE = f"""{HEAD}<body><h1>The Lamp</h1><p>It was <span id="page-1"/>lit<a epub:type="noteref"
 role="doc-noteref" id="call-a" href="notes.xhtml#note-a">1</a> in <a href="http://example.org/">1862</a>.</p>
<h2 id="oil">Oil</h2><p>See <a href="#oil">above</a>.</p></body></html>"""
NOTES = f"""{HEAD}<body><ol><li id="note-a" epub:type="endnote"><a role="doc-backlink"
 href="one%20a.xhtml#call-a">1.</a> <p id="p">By  hand.</p></li></ol></body></html>"""
FILES = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": OPF,
    "OPS/nav.xhtml": NAV,
    "OPS/text/one a.xhtml": ONE,
    "OPS/text/notes.xhtml": NOTES,
    "OPS/toc.ncx": "<ncx/>",
    "OPS/fonts/a.ttf": "",
}


def write(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the book, with some of its files changed, and give its path."""
    path = folder / "lamp.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**FILES, **(changes or {})}.items():
            archive.writestr(name, text)
    return path
