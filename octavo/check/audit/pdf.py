"""The words of a finished PDF in the order of its structure tree, read by PDFium.

Only what can be read counts: within the page's box, with signs that map to Unicode, in a colour that is
seen, not under something else. What the file marks as an artifact (running heads, folios, repeated heads) is
no text of the book.
"""

import ctypes
from bisect import bisect_right
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.check.audit.blocks import Hidden, Stream
from octavo.check.audit.glyphs import Glyph, Overlap, overlaps
from octavo.check.audit.painted import Box, PageReader, Painted, PaintedText, lies_in, pointers
from octavo.check.audit.reading_order import reading_order
from octavo.check.audit.words import read_words, words
from octavo.check.findings import Spot
from octavo.core.diagnostics import Diagnostic, FilePlace
from octavo.core.pdfium import PDFIUM

#: Points; what is lower can't be read.
_LOWEST = 0.7


class SignRun(NamedTuple):
    """Signs of one text object, and why they are not seen, or ""."""

    text: PaintedText
    fault: str
    signs: list[str]
    glyphs: list[Glyph]


class _PageWords:
    """Goes through the pages of a file."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.exact: list[str] = []
        self.signs: list[str] = []
        self.starts: list[int] = []
        self.hidden: list[Hidden] = []
        self.overlaps: list[tuple[int, Overlap]] = []
        self._pages = PageReader()
        self._doubles = (ctypes.c_double * 4)()
        self._sides = pointers(self._doubles, ctypes.c_double)

    def page(self, page: Any, number: int) -> None:
        """Add the words of a page."""
        self.starts.append(len(self.found))
        box = page.get_trimbox()
        painted = self._pages.read(page.raw, box)
        reading = reading_order(page.raw)
        text_page = page.get_textpage()
        runs = self._runs(text_page.raw, painted, box)
        text_page.close()
        pieces: list[tuple[int, SignRun | str]] = list(reading.alternatives)
        rank = -1
        for run in runs:
            rank = reading.ranks.get(run.text.mark, rank)
            if run.text.mark not in reading.contents:
                pieces.append((rank, run))
            elif run.fault:  # of the contents, which are no text of the book
                unseen = Hidden(tuple(words("".join(run.signs))), run.fault, number)
                self.hidden += [unseen] if unseen.words else []
        last: SignRun | None = None
        signs: list[str] = []
        hidden: dict[str, list[str]] = {}
        for _, piece in sorted(pieces, key=lambda piece: piece[0]):
            if isinstance(piece, str):
                signs.append(f" {piece} ")
                last = None
            elif piece.fault:
                hidden.setdefault(piece.fault, []).append("".join(piece.signs))
            else:
                if last is not None and not _joined(last.text, piece.text):
                    signs.append(" ")
                signs += piece.signs
                last = piece
        self.hidden += (Hidden(tuple(words("".join(texts))), why, number) for why, texts in hidden.items())
        read = read_words("".join(signs))
        if self.signs:  # of the word that ended the page before
            self.signs[-1] += read.lead
        self.found += read.folded
        self.exact += read.exact
        self.signs += read.signs
        glyphs = [glyph for run in runs if not run.fault for glyph in run.glyphs]
        self.overlaps += [(number, found) for found in overlaps(glyphs)]

    def _runs(self, raw: Any, painted: Painted, page: Box) -> list[SignRun]:
        """Return the signs of a page in the order of painting, in runs of one text object and one fault."""
        runs: list[SignRun] = []
        last: PaintedText | None = None
        sound = False
        for index in range(pdfium.FPDFText_CountChars(raw)):
            code = pdfium.FPDFText_GetUnicode(raw, index)
            item = pdfium.FPDFText_GetTextObject(raw, index)
            text = painted.texts.get(ctypes.addressof(item.contents)) if item else None
            if text is None or code <= 32:
                if runs:
                    runs[-1].signs.append("\n" if code in (10, 13) else "\u2010" if code == 2 else " ")
                continue
            if text.artifact:
                continue
            sign = chr(code)
            pdfium.FPDFText_GetCharBox(raw, index, *self._sides)
            left, right, bottom, top = self._doubles
            if text is not last:
                last, sound = text, _is_sound(text, page)
            fault = (
                "" if sound and 32 < code < 0xE000 else _fault(code, (left, bottom, right, top), page, text)
            )
            if not runs or runs[-1].text is not text or runs[-1].fault != fault:
                runs.append(SignRun(text, fault, [], []))
            runs[-1].signs.append(sign)
            runs[-1].glyphs.append(Glyph(sign, left, bottom, right, top, text.order))
        return runs


def _is_sound(text: PaintedText, page: Box) -> bool:
    """Return True if all signs of a text object can be seen."""
    left, bottom, right, top = text.box
    inside = page[0] <= left and page[1] <= bottom and right <= page[2] and top <= page[3]
    small = min(right - left, top - bottom) < _LOWEST
    return inside and not small and not text.fault and text.clip is None and not text.covers


def _fault(code: int, box: Box, page: Box, text: PaintedText) -> str:
    """Return why a sign can't be read, or ""."""
    if text.fault:
        return text.fault
    if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF:
        return "without Unicode"
    across, along = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (page[0] <= across <= page[2] and page[1] <= along <= page[3]):
        return "outside the page"
    whole = text.box
    if min(whole[2] - whole[0], whole[3] - whole[1]) < _LOWEST and code not in _LOW:
        return "too small to be seen"
    clip = text.clip
    if clip is not None and not (clip[0] <= across <= clip[2] and clip[1] <= along <= clip[3]):
        return "cut off"
    if any(lies_in(box, area) for area in text.covers):
        return "under something else"
    return ""


_LOW = frozenset(map(ord, "-.,_|'\u2010\u2011\u2012\u2013\u2014\u2212\u00b7\u2022\u2026\u2500\u2502"))


def _joined(one: PaintedText, other: PaintedText) -> bool:
    """Return True if two text objects may be parts of one word: of one size, next to each other on a line."""
    if abs(one.size - other.size) > 0.15 * max(one.size, other.size):
        return False
    near = 0.12 * one.size + 0.1
    if max(one.box[1], other.box[1]) < min(one.box[3], other.box[3]):
        if other.box[1] > one.box[1] + 0.2 * other.size:  # a note call
            return False
        return -2 < other.box[0] - one.box[2] < near
    turned = max(one.box[0], other.box[0]) < min(one.box[2], other.box[2])
    return turned and min(abs(other.box[1] - one.box[3]), abs(one.box[1] - other.box[3])) < near


def _overlap(spot: Spot, found: Overlap) -> Diagnostic:
    return (spot.fault if found.certain else spot.warning)("audit-overlap", found.message)


def read_pdf(path: Path) -> Stream:
    """Return the words of a PDF. Raise ValueError if it can't be read."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"PDFium can't read {path.name}: {error}") from error
        reader = _PageWords()
        places = []
        for number in range(len(document)):
            page = document[number]
            reader.page(page, number)
            page.close()
            places.append(FilePlace(page=number + 1, label=document.get_page_label(number)))
        document.close()
    starts = reader.starts
    return Stream(
        reader.found,
        lambda index: places[max(0, bisect_right(starts, index) - 1)],
        reader.exact,
        reader.signs,
        tuple(reader.hidden),
        tuple(_overlap(Spot(places[number]), found) for number, found in reader.overlaps),
    )
