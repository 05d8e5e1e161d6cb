"""The words of a PDF with their places, read by poppler's pdftotext.

poppler leaves out what is painted beside the page, which is just what must be found. It is given a copy of
the file whose pages are wider on every side, so one run shows all words.
"""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pikepdf
from lxml import etree

from octavo.check.pdf import right_to_left
from octavo.check.validators.missing import NO_PDFTOTEXT, MissingTool

#: How far around the page words are looked for, in points.
_AROUND = 6000
_SIDES = ("xMin", "yMin", "xMax", "yMax")
#: Seconds that poppler may take; it reads several hundred pages in one.
_LIMIT = 300


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word and its box, in points from the left and from the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of the middle of the word, from the top of the page."""
        return (self.top + self.bottom) / 2


def read_words(path: Path) -> tuple[tuple[PdfWord, ...], ...]:
    """Return the words of every page, those outside the page box too, in the order in which poppler sees
    them.

    Raise MissingTool without pdftotext, and ValueError if poppler cannot read the file.
    """
    stamp = path.stat()
    return _read_words(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=1)
def _read_words(path: Path, *stamp: int) -> tuple[tuple[PdfWord, ...], ...]:  # noqa: ARG001 - key of the cache
    """Return the words of a file as it is: two checks ask for them in a row."""
    tool = shutil.which("pdftotext")
    if tool is None:
        raise MissingTool(NO_PDFTOTEXT)
    with tempfile.TemporaryDirectory(prefix="octavo-check-") as folder:
        wide, words = Path(folder, "wide.pdf"), Path(folder, "words.html")
        _widen(path, wide)
        try:
            subprocess.run(
                [tool, "-q", "-bbox", "-enc", "UTF-8", str(wide), str(words)],
                check=True,
                capture_output=True,
                timeout=_LIMIT,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise ValueError(f"pdftotext cannot read {path.name}: {error}") from error
        return _parse(words)


def _widen(path: Path, wide: Path) -> None:
    """Write a copy whose page boxes reach ``_AROUND`` points further on every side."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(value) for value in page.trimbox)
            for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate", "/UserUnit"):
                if box in page.obj:
                    del page.obj[box]
            page.mediabox = pikepdf.Array([left - _AROUND, bottom - _AROUND, right + _AROUND, top + _AROUND])
            if "/Annots" in page.obj:  # appearances of annotations are not the page's words
                del page.obj["/Annots"]
        pdf.save(wide, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve)


def _parse(words: Path) -> tuple[tuple[PdfWord, ...], ...]:
    """Read pdftotext's XHTML. Characters that XML does not allow are passed over."""
    pages: list[tuple[PdfWord, ...]] = []
    page: list[PdfWord] = []
    for _, element in etree.iterparse(str(words), recover=True, huge_tree=True, no_network=True):
        tag = etree.QName(element).localname
        if tag == "word":
            left, top, right, bottom = (float(element.get(key, "0")) - _AROUND for key in _SIDES)
            page.append(PdfWord(element.text or "", left, top, right, bottom))
            element.clear()
        elif tag == "page":
            pages.append(_in_reading_order(page))
            page = []
            element.clear()
    return tuple(pages)


def _in_reading_order(page: list[PdfWord]) -> tuple[PdfWord, ...]:
    """Return the words of a page; in a run from right to left, each in the box in whose turn it is read."""
    if not any(right_to_left.runs_left(word.text) for word in page):
        return tuple(page)
    found: list[PdfWord] = []
    line: list[PdfWord] = []
    for word in (*page, None):
        if line and (word is None or word.left < line[-1].left or not _on_one_line(line[-1], word)):
            texts = right_to_left.read([one.text for one in line])
            found += (replace(one, text=text) for one, text in zip(line, texts, strict=True))
            line = []
        if word is not None:
            line.append(word)
    return tuple(found)


def _on_one_line(one: PdfWord, other: PdfWord) -> bool:
    return abs(one.middle - other.middle) < min(one.bottom - one.top, other.bottom - other.top) / 2
