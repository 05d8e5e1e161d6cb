"""A small EPUB with which every store is content, for tests that spoil it in one place."""

import io
from collections.abc import Mapping

from PIL import Image

from tests.check.epubs import GOOD, HEAD, HTML


def picture(width: int = 600, height: int = 800, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """A plain picture of this size."""
    with io.BytesIO() as file:
        Image.new(mode, (width, height)).save(file, kind)
        return file.getvalue()


NCX = """<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="urn:isbn:9780306406157"/></head>
<docTitle><text>A Small Book</text></docTitle>
<navMap>
<navPoint id="p1" playOrder="1"><navLabel><text>One</text></navLabel><content src="text/one.xhtml"/>
<navPoint id="p2" playOrder="2"><navLabel><text>A part</text></navLabel>
<content src="text/one.xhtml#a"/></navPoint></navPoint>
<navPoint id="p3" playOrder="3"><navLabel><text>Two</text></navLabel>
<content src="text/two.xhtml"/></navPoint>
</navMap></ncx>"""

COVER_PAGE = f"""{HEAD}{HTML}<head><title>Cover</title></head>
<body><section><img src="../images/cover.jpg" alt="The cover"/></section></body></html>"""

_LANDMARKS = """<nav epub:type="landmarks" hidden="hidden"><ol>
<li><a epub:type="cover" href="text/cover.xhtml">Cover</a></li>
<li><a epub:type="toc" href="nav.xhtml">Contents</a></li>
<li><a epub:type="bodymatter" href="text/one.xhtml">Start</a></li></ol></nav>"""

_PAGE_LIST = """<nav epub:type="page-list" hidden="hidden"><ol><li><a href="text/one.xhtml#a">iv</a></li>
<li><a href="text/one.xhtml">5</a></li></ol></nav></body>"""

_MANIFEST = """<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="cover" href="text/cover.xhtml" media-type="application/xhtml+xml"/>
<item id="front" href="images/cover.jpg" media-type="image/jpeg" properties="cover-image"/>
<item id="photo" href="images/photo.jpg" media-type="image/jpeg"/>
<item id="face" href="fonts/face.otf" media-type="font/otf"/>
</manifest>"""

_METADATA = """<dc:creator>A. Writer</dc:creator><dc:publisher>P. Ublisher</dc:publisher>
<dc:date>2024-01-01</dc:date><dc:description>About.</dc:description><dc:subject>Tests</dc:subject>
</metadata>"""

_FIGURE = '<figure><img src="../images/photo.jpg" alt="A photo"/></figure></section>'


def _put(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def _package(text: str) -> str:
    text = _put(_put(text, "</manifest>", _MANIFEST), "</metadata>", _METADATA)
    return _put(text, "<spine>", '<spine toc="ncx"><itemref idref="cover"/>')


SOLD: Mapping[str, str | bytes] = {
    **GOOD,
    "OEBPS/book.opf": _package(GOOD["OEBPS/book.opf"]),
    "OEBPS/nav.xhtml": _put(GOOD["OEBPS/nav.xhtml"], "</body>", _LANDMARKS + _PAGE_LIST),
    "OEBPS/text/cover.xhtml": COVER_PAGE,
    "OEBPS/text/one.xhtml": _put(GOOD["OEBPS/text/one.xhtml"], "</section>", _FIGURE),
    "OEBPS/toc.ncx": NCX,
    "OEBPS/images/cover.jpg": picture(1600, 2560),
    "OEBPS/images/photo.jpg": picture(),
    "OEBPS/fonts/face.otf": b"OTTO",
}


def changed(name: str, old: str, new: str) -> dict[str, str | bytes]:
    """The good book with one piece of one file replaced; the piece must be there once."""
    text = SOLD[f"OEBPS/{name}"]
    assert isinstance(text, str)
    return {**SOLD, f"OEBPS/{name}": _put(text, old, new)}


def with_file(name: str, content: str | bytes) -> dict[str, str | bytes]:
    """The good book with another file in the place of one of its own, or one more."""
    return {**SOLD, f"OEBPS/{name}": content}
