"""A finished PDF and e-book as a reader has them: poppler's text of each page, and the documents of the EPUB.

A second opinion on what octavo.check reads, made without it.
"""

import functools
import posixpath
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
_BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "figcaption", *(f"h{n}" for n in range(1, 7))})
_WHOLE = frozenset({"section", "figure", "div", "table", "aside", "body", "header"})


def squash(text: str) -> str:
    """Letters and figures only, without case: line ends, hyphens and spaces differ from page to screen."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@dataclass(frozen=True)
class Page:
    """A page: its label in the file, its running head, and its text without head and folio.

    ``folio`` is the number printed on it, "" without one.
    """

    label: str
    folio: str
    head: str
    text: str

    @functools.cached_property
    def letters(self) -> str:
        return squash(self.text)


def _page(label: str, text: str) -> Page:
    lines = [line for line in text.splitlines() if line.strip()]
    folio = head = ""
    if lines:
        words = lines[0].split()
        if len(words) > 1 and label in (words[0], words[-1]):
            folio, head = label, " ".join(words[1:] if words[0] == label else words[:-1])
            lines = lines[1:]
        elif lines[-1].strip() == label:
            folio, lines = label, lines[:-1]
    return Page(label, folio, head, "\n".join(lines))


@dataclass(frozen=True)
class Place:
    """A place in the e-book: the text before it and behind it in its block, squashed, and the element."""

    before: str
    after: str
    element: etree._Element


class Finished:
    """The two files of one build."""

    def __init__(self, pdf: Path, epub: Path) -> None:
        self.pdf = pdf
        self.pages = _pages(pdf)
        with zipfile.ZipFile(epub) as archive:
            self.documents = {
                name: etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith(".xhtml")
            }
        self._ids = {
            (name, element.get("id", "")): element
            for name, root in self.documents.items()
            for element in root.iter("{*}*")
            if element.get("id")
        }

    def page(self, label: str) -> int:
        """The index of the page with a label. Raises StopIteration where there is none."""
        return next(index for index, page in enumerate(self.pages) if page.label == label)

    def elements(self, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """The elements of an epub:type, each with the name of its document."""
        for name, root in self.documents.items():
            yield from ((name, e) for e in root.iter("{*}*") if kind in e.get(TYPE, "").split())

    def target(self, document: str, link: etree._Element) -> Place:
        """Where a link leads."""
        path, _, fragment = link.get("href", "").partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(document), path)) if path else document
        return place(self._ids[name, fragment] if fragment else self.documents[name][-1])

    def holds(self, page: int, where: Place, length: int = 14) -> bool:
        """Whether a place is on a page: the words right behind it stand there, or those right before it (text
        goes on on the next page, and notes stand between)."""
        letters = self.pages[page].letters
        return any(
            len(side) > 2 and side in letters for side in (where.after[:length], where.before[-length:])
        )

    def pages_of(self, letters: str) -> list[int]:
        """The indexes of the pages on which a text stands."""
        return [index for index, page in enumerate(self.pages) if letters in page.letters]


def _pages(pdf: Path) -> list[Page]:
    tool = shutil.which("pdftotext")
    assert tool is not None
    text = subprocess.run(
        [tool, "-layout", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    with pikepdf.open(pdf) as file:
        labels = [str(page.label) for page in file.pages]
    texts = text.split("\f")[: len(labels)]
    return [_page(label, one) for label, one in zip(labels, texts, strict=True)]


def place(element: etree._Element) -> Place:
    """The text around an element, in the block that holds it; of a block or division itself its own text."""
    block = element
    while name(block) not in _BLOCKS | _WHOLE and (above := block.getparent()) is not None:
        block = above
    if block is element:
        return Place("", squash(text(element)), element)
    before: list[str] = []
    after: list[str] = []
    reached = False
    for event, node in etree.iterwalk(block, events=("start", "end")):
        if event == "start":
            reached = reached or node is element
            (after if reached else before).append(node.text or "")
        elif node is not block:
            (after if reached else before).append(node.tail or "")
    return Place(squash("".join(before)), squash("".join(after)), element)


def name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def text(element: etree._Element) -> str:
    """The text of an element, each run of white space as one space."""
    return re.sub(r"\s+", " ", "".join(str(part) for part in element.itertext())).strip()
