"""The places of lines: within the measure, one below the other in the order in which they are read.

Each passage is looked at by itself, and beside the next one; the measure of a book is learned from its pages.
Text that is turned, and scripts that run from right to left, are left out.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from octavo.check.findings import Findings, counted
from octavo.check.passages import TaggedPassage, squeezed
from octavo.check.pdf.content import DrawnText
from octavo.check.pdf.file import PdfFile
from octavo.core.diagnostics import Diagnostic

#: Ems of a line that fills the measure.
_MEASURE = 15
#: How far lines may miss each other, in points; how far they may hang out of the measure.
_NEAR, _HANGS = 2.0, 9.0
#: How much of its size a baseline may lie off that of its line before it is another line.
_LINE = 0.6
#: Lines that show where others belong.
_USUAL = 2
#: Letters of a signature at the end of a paragraph, which may be drawn before it.
_SIGNATURE = 30
#: How much of the room before a line is taken by what it begins with.
_SHARE = 0.3
#: Lines by which the measure of a book is known.
_LEAST = 6


@dataclass(slots=True)
class Line:
    """A line of a passage: its page, sides, baseline and size, and its words."""

    page: int
    left: float
    right: float
    baseline: float
    size: float
    text: str


def check_lines(pdf: PdfFile) -> Findings:
    """Check that lines follow each other down the page, in the measure, and none is off its place."""
    faults: list[Diagnostic] = []
    read: list[tuple[TaggedPassage, list[Line]]] = []
    for passage in pdf.paged.passages:
        if passage.runs and not _runs_left(passage.text):
            lines = _lines(passage.runs)
            if lines:
                read.append((passage, lines))
    for number, content in enumerate(pdf.paged.contents):
        for how, text in content.odd.items():
            faults.append(pdf.spot(number).fault("pdf-line", f"\u201c{text[:60]}\u201d is {how}"))
    total = sum(len(lines) for _, lines in read)
    for passage, lines in read:
        faults += _within(pdf, lines)
        faults += _drawn(pdf, passage)
    faults += _measure(pdf, read)
    faults += _order(pdf, read)
    faults += _cells(pdf, read)
    return Findings(tuple(faults), f"{counted(total, 'line')} in their places")


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text[:40])


def _lines(runs: Sequence[tuple[int, DrawnText]]) -> list[Line]:
    """Return the lines of a passage, in the order of reading."""
    lines: list[Line] = []
    for page, run in runs:
        if run.turned:
            return []
        if not squeezed(run.text):
            continue
        last = lines[-1] if lines else None
        if (
            last is not None
            and last.page == page
            and abs(run.baseline - last.baseline) < _LINE * max(run.size, last.size)
            and run.left > last.left - _NEAR
        ):
            if run.size > 1.15 * last.size:
                last.baseline = run.baseline
            last.right = max(last.right, run.right)
            last.size = max(last.size, run.size)
            last.text += run.text
        else:
            lines.append(Line(page, run.left, run.right, run.baseline, run.size, run.text))
    return lines


def _drawn(pdf: PdfFile, passage: TaggedPassage) -> Iterator[Diagnostic]:
    """Yield words that are drawn before those that they follow, or off their line though of its size."""
    for at, ((page, one), (place, other)) in enumerate(pairwise(passage.runs), 1):
        if page != place or one.form or other.form:
            continue
        line = Line(page, other.left, other.right, other.baseline, other.size, other.text)
        off = abs(one.baseline - other.baseline)
        if other.order < one.order and _is_long(passage.runs[at:], page, one.order):
            yield _fault(pdf, line, "is drawn before what it follows")
            return
        if (
            0.1 * one.size < off < 0.5 * one.size
            and abs(one.size - other.size) < 0.02
            and one.font == other.font
        ):
            yield _fault(pdf, line, "stands off its line")
            return


def _is_long(runs: Sequence[tuple[int, DrawnText]], page: int, order: int) -> bool:
    """Return True if more than a signature is drawn before something that it follows."""
    early = takewhile(lambda run: run[0] == page and run[1].order < order, runs)
    return sum(len(squeezed(run.text)) for _, run in early) >= _SIGNATURE


def _within(pdf: PdfFile, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """Yield lines that stand out of the order or the sides of their own passage."""
    for one, other in pairwise(lines):
        if one.page != other.page:
            continue
        if other.baseline < one.baseline - _NEAR and other.left < one.right - _NEAR:
            yield _fault(pdf, other, "stands above the line that it follows")
            return
        step = other.baseline - one.baseline
        overlaps = min(one.right, other.right) - max(one.left, other.left)
        if abs(step) < 0.72 * min(one.size, other.size) and overlaps > one.size:
            yield _fault(pdf, other, "lies on the line that it follows")
            return
    for page in {line.page for line in lines}:
        inner = [line for line in lines[1:-1] if line.page == page]
        for line in inner:
            others = [one for one in inner if one is not line]
            sides = {(round(one.left), round(one.right)) for one in others}
            if any(one.right - one.left < _MEASURE * one.size for one in others):
                continue  # short lines are those of code and of lists
            if len(others) >= _USUAL and len(sides) == 1 and abs(line.left - others[0].left) > 2 * _NEAR:
                first = lines[0]
                beside_an_initial = line is lines[1] and abs(first.left - line.left) <= _NEAR
                if not beside_an_initial and not _is_filled(pdf, line, others[0].left):
                    yield _fault(pdf, line, "is moved out of its paragraph")
                    return


def _is_filled(pdf: PdfFile, line: Line, left: float) -> bool:
    """Return True if something else is drawn between the side of a paragraph and a line: a formula or a
    picture with which the line begins, or a word that is tagged by itself."""
    content = pdf.paged.contents[line.page]
    middle = line.baseline - 0.25 * line.size
    areas = [(one.left, one.right) for one in content.texts if abs(one.baseline - line.baseline) < line.size]
    areas += [(one.box[0], one.box[2]) for one in content.shapes if one.box[1] <= middle <= one.box[3]]
    within = [area for area in areas if left - _NEAR <= area[0] and area[1] <= line.left + _NEAR]
    return sum(end - begin for begin, end in within) > _SHARE * (line.left - left)


def _measure(pdf: PdfFile, read: Sequence[tuple[TaggedPassage, list[Line]]]) -> Iterator[Diagnostic]:
    """Yield lines of the text that reach out of the measure of their pages."""
    rights: dict[int, Counter[int]] = {0: Counter(), 1: Counter()}
    plain = [(passage, lines) for passage, lines in read if passage.role == "text" and not passage.around]
    lefts: dict[int, Counter[int]] = {0: Counter(), 1: Counter()}
    for _, lines in plain:
        inner = lines[1:-1]
        if len({(round(line.left), round(line.right), line.page) for line in inner}) == 1 < len(inner):
            rights[inner[0].page % 2][round(inner[0].right)] += len(inner)
            lefts[inner[0].page % 2][round(inner[0].left)] += len(inner)
    for _, lines in plain:
        for line in lines:
            counts = rights[line.page % 2]
            if counts.total() < _LEAST:
                continue
            usual, count = counts.most_common(1)[0]
            inside = sum(one.right <= usual + _HANGS for one in lines)
            if count >= 0.8 * counts.total() and line.right > usual + _HANGS and inside:
                yield _fault(pdf, line, "reaches out of the measure")
            left, sure = lefts[line.page % 2].most_common(1)[0]
            inside = sum(one.left >= left - _NEAR for one in lines) > 1
            if sure >= 0.8 * counts.total() and line.left < left - 3 * _NEAR and inside:
                yield _fault(pdf, line, "begins to the left of the measure")


def _order(pdf: PdfFile, read: Sequence[tuple[TaggedPassage, list[Line]]]) -> Iterator[Diagnostic]:
    """Yield passages that stand above the one that is read before them, in the text or among the notes."""
    last: dict[str, Line] = {}
    series: dict[str, str] = {}  # of notes: the kind of their marks
    marks: dict[str, tuple[str, str]] = {}  # of the last note of a kind: its id and its mark
    doubled = _doubled(read)
    for passage, lines in read:
        if passage.role not in ("text", "h1", "h2", "h3", "h4", "h5", "h6"):
            continue
        kind = "index" if "index" in passage.around else "text"
        if "note" in passage.around:
            mark = passage.label[:1]
            of = "1" if mark.isdigit() else "a" if mark.isalpha() else mark and "*"
            kind = "note" + series.setdefault(passage.note, of)
        before = last.get(kind)
        if "note" in passage.around:
            after = marks.get(kind, ("", ""))
            if passage.note != after[0]:
                marks[kind] = passage.note, passage.label
                if (
                    not _follows(after[1], passage.label)
                    or {after[1], passage.label} & doubled[lines[0].page]
                ):
                    before = None  # of another series
        first = lines[0]
        if (
            before is not None
            and before.page == first.page
            and first.baseline < before.baseline - _NEAR
            and first.left < before.right - _NEAR
        ):
            yield _fault(pdf, first, "stands above what is read before it")
        last[kind] = lines[-1]


def _doubled(read: Sequence[tuple[TaggedPassage, list[Line]]]) -> dict[int, set[str]]:
    """Return for each page the marks that several of its notes have: those of several series."""
    seen: set[tuple[int, str]] = set()
    found: dict[int, set[str]] = defaultdict(set)
    for passage, lines in read:
        if "note" in passage.around and passage.label:
            key = lines[0].page, passage.label
            if key in seen:
                found[lines[0].page].add(passage.label)
            seen.add(key)
    return found


def _follows(one: str, other: str) -> bool:
    """Return True if a mark of a note is the next one after another, or one of other signs than figures."""
    mine, theirs = one.strip(".()[]"), other.strip(".()[]")
    if mine.isdecimal() and theirs.isdecimal():
        return int(theirs) == int(mine) + 1
    return mine != theirs


def _cells(pdf: PdfFile, read: Sequence[tuple[TaggedPassage, list[Line]]]) -> Iterator[Diagnostic]:
    """Yield cells that do not stand to the right of those that are read before them in their row."""
    before: tuple[TaggedPassage, Line] | None = None
    for passage, lines in read:
        if passage.role not in ("head", "cell"):
            before = None
            continue
        first = lines[0]
        if before is not None and before[0].row == passage.row and before[1].page == first.page:
            same = abs(before[1].baseline - first.baseline) < _LINE * first.size
            if same and first.left < before[1].right - _NEAR:
                yield _fault(pdf, first, "stands in the column of another cell")
        before = passage, first


def _fault(pdf: PdfFile, line: Line, what: str) -> Diagnostic:
    words = " ".join(line.text.split())
    return pdf.spot(line.page).fault("pdf-line", f"\u201c{words[:60]}\u201d {what}")
