"""A small, valid EPUB for the tests, as a mapping of file names to text that a test may spoil."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
HTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    ' lang="en" xml:lang="en">\n'
)

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:identifier id="id">urn:isbn:9780306406157</dc:identifier><dc:title>A Small Book</dc:title>
<dc:language>en</dc:language><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="title" href="text/title.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="css/book.css" media-type="text/css"/>
<item id="pic" href="images/dot.svg" media-type="image/svg+xml"/>
</manifest>
<spine><itemref idref="title"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine>
</package>"""

NAV = f"""{HEAD}{HTML}<head><title>Contents</title></head><body>
<nav epub:type="toc" role="doc-toc"><h1>Contents</h1><ol>
<li><a href="text/one.xhtml">One</a><ol><li><a href="text/one.xhtml#a">A part</a></li></ol></li>
<li><a href="text/two.xhtml">Two</a></li></ol></nav></body></html>"""

TITLE = f"""{HEAD}{HTML}<head><title>A Small Book</title></head>
<body epub:type="titlepage"><h1>A Small Book</h1></body></html>"""

ONE = f"""{HEAD}{HTML}<head><title>One</title>
<link rel="stylesheet" type="text/css" href="../css/book.css"/></head>
<body><section epub:type="chapter" role="doc-chapter"><h1>One</h1>
<p>Words<a href="two.xhtml#n1" epub:type="noteref" role="doc-noteref" id="c1">1</a> and a
sign<sup><a href="#f1" epub:type="noteref" role="doc-noteref" id="d1">*</a></sup>.</p>
<h2 id="a">A part</h2>
<p><img src="../images/dot.svg" alt="A dot"/> <a href="https://example.org/">elsewhere</a></p>
<aside epub:type="footnote" role="doc-footnote" id="f1"><p><a href="#d1">*</a> At the foot.</p></aside>
</section></body></html>"""

TWO = f"""{HEAD}{HTML}<head><title>Two</title></head>
<body><section epub:type="endnotes" role="doc-endnotes"><h1>Two</h1>
<ol><li epub:type="endnote" id="n1"><p>A note.
<a href="one.xhtml#c1" role="doc-backlink">back</a></p></li></ol>
</section></body></html>"""

DOT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><title>Dot</title>
<circle cx="1" cy="1" r="1"/></svg>"""

GOOD: Mapping[str, str] = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/text/title.xhtml": TITLE,
    "OEBPS/text/one.xhtml": ONE,
    "OEBPS/text/two.xhtml": TWO,
    "OEBPS/css/book.css": "p { margin: 0 }",
    "OEBPS/images/dot.svg": DOT,
}


def spoil(name: str, old: str, new: str) -> dict[str, str]:
    """The good book with one piece of one file replaced; the piece must be there once."""
    path = f"OEBPS/{name}"
    assert GOOD[path].count(old) == 1
    return {**GOOD, path: GOOD[path].replace(old, new)}


def write_epub(path: Path, files: Mapping[str, str | bytes] = GOOD, method: int = zipfile.ZIP_STORED) -> Path:
    """Write the archive; ``method`` is how mimetype is stored."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", method)
        for name, text in files.items():
            archive.writestr(name, text)
    return path
