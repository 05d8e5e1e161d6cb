"""Reads what a PDF shows and what the XHTML says, independently of the code under test."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from octavo.core.pagemap import TextPlace

_SOFT = re.compile("[\u00ad\u200b\u2060]")


def pages_of(pdf: bytes, folder: Path) -> list[list[str]]:
    """The words on each page as poppler reads them."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [page.split() for page in text.split("\f")[:-1]]


def text_from(section: str, place: TextPlace) -> str:
    """The text of a section's XHTML from a place to the end of its text node, without soft hyphens."""
    before, after = _cut(section, place)
    assert before is not None
    return _SOFT.sub("", after)


def text_before(section: str, place: TextPlace) -> str:
    """The text of the same text node before the place, without soft hyphens."""
    return _SOFT.sub("", _cut(section, place)[0])


def _cut(section: str, place: TextPlace) -> tuple[str, str]:
    node = ElementTree.fromstring(section)
    for step in place.path:
        node = node[step]
    assert place.node is not None, "the place has no text"
    text = (node.text if place.node == 0 else node[place.node - 1].tail) or ""
    return text[: place.index], text[place.index :]
