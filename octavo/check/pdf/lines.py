"""Lines of a page, and what stands above and below the text: running heads and folios."""

from collections.abc import Sequence

from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.words import PdfWord


def lines(words: Sequence[PdfWord]) -> list[list[PdfWord]]:
    """Return the lines of a page from the top down, the words of each from left to right.

    Words whose middles are less than half their height apart stand on one line, also in different columns.
    """
    found: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda word: word.middle):
        last = found[-1][-1] if found else None
        if last is not None and word.middle - last.middle <= (last.bottom - last.top) / 2:
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(line, key=lambda word: word.left) for line in found]


def running_head(pdf: PdfFile, page: int) -> list[PdfWord]:
    """Return the words of the head of a page without its folio.

    There are none if the first line has no folio at either end or is nothing else.
    """
    first = next(iter(lines(pdf.words[page])), [])
    label = pdf.labels[page]
    if len(first) > 1 and label and first[0].text == label:
        return first[1:]
    if len(first) > 1 and label and first[-1].text == label:
        return first[:-1]
    return []


def text_words(pdf: PdfFile, page: int) -> list[PdfWord]:
    """Return the words of a page in the order in which poppler sees them, without running head and folio.

    A page has its folio once: if that stands alone at the foot, the first line is no head, even if it ends
    with the same number ("Chapter 1" on page 1).
    """
    label = pdf.labels[page]
    rows = lines(pdf.words[page])
    outside: set[PdfWord] = set()
    dropped = len(rows) > 1 and [word.text for word in rows[-1]] == [label] and _apart(rows[-1], rows)
    ends = rows[-1:] if dropped else (*rows[:1], *rows[-1:])
    for row in {id(row): row for row in ends}.values():
        if label and label in (row[0].text, row[-1].text) and _apart(row, rows):
            outside |= set(row)
    return [word for word in pdf.words[page] if word not in outside]


def _apart(row: list[PdfWord], rows: list[list[PdfWord]]) -> bool:
    """Return True if a line has a blank line between itself and its neighbour, as a head or a folio has."""
    place = rows.index(row)
    other = rows[place + 1] if place == 0 and len(rows) > 1 else rows[place - 1] if place else None
    if other is None:
        return True
    gap = abs(other[0].middle - row[0].middle)
    return gap > 1.5 * (row[0].bottom - row[0].top)
