"""Passages: what is read as one line of text (a paragraph, a heading, a cell), as plain text with places.

Code, formulas, raw text, web addresses and pictures are one sign, so that no rule looks into them. Each sign
of a passage has its place in the source: runs of signs that stand together there are kept with their first
place. A run is exact if the source has the same signs, and nothing that Markdown reads in another way.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from octavo.core.diagnostics import Span

#: Stands for what no rule reads.
OBJECT = "\ufffc"
#: Stands for a number that Octavo sets, such as that of a table.
NUMERAL = "\ufff9"
#: Stands for a forced end of a line.
LINE = "\u2028"

#: Web and mail addresses, paths of files, and names of files.
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.|doi:|urn:|mailto:|\b10\.\d{4,9}/)"
    r"[^\s<>“”«»\ufffc\u2028]{0,2000}[^\s<>“”«»\ufffc\u2028.,;:!?()\[\]{}\"'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
    r"|(?<!\w)[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.(?:com|org|net|edu|gov|io|dev|rs|md|py|js|html?)(?![\w-])[\w/#?=&%.-]*"
)
_HINT = re.compile(
    r"://|www\.|@|doi:|urn:|mailto:|10\.|\.(?:com|org|net|edu|gov|io|dev|rs|md|py|js|html?)(?!\w)"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMENT = re.compile(r"<!--.*?--> *")


class PassageKind(StrEnum):
    """The place that a passage has in the book."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CELL = "cell"
    TERM = "term"
    VERSE = "verse"
    ALT = "alternative text"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class SourceRun:
    """Signs that stand together in a line of the source, from ``start`` in the passage.

    ``exact`` says that the source has the same signs, ``free`` that they may be changed there.
    """

    start: int
    span: Span
    exact: bool = True
    free: bool = True


@dataclass(frozen=True, slots=True)
class PlacedReference:
    """A cross-reference, or a link to a place of the book, with its place in the passage."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class PartLanguage:
    """A part of a passage that is in another language than the rest."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is read without a break.

    ``edges`` are the indexes at which emphases, links, calls and the like begin or end. ``container`` is the
    same for passages that stand in the same block. ``quoted`` is True in quotations, letters and the like:
    their words are another's. ``order`` grows in the order of the book. ``block`` is the place of the block.
    """

    text: str
    runs: tuple[SourceRun, ...]
    kind: PassageKind
    language: str
    order: int
    container: int
    block: Span
    quoted: bool = False
    in_note: bool = False
    edges: frozenset[int] = frozenset()
    references: tuple[PlacedReference, ...] = ()
    others: tuple[PartLanguage, ...] = ()

    def run(self, at: int) -> SourceRun:
        """Return the run in which a sign stands."""
        return self.runs[max(bisect_right(self.runs, at, key=lambda run: run.start) - 1, 0)]

    def span(self, at: int) -> Span:
        """Return the place of a sign in the source."""
        run = self.run(at)
        return Span(run.span.file, run.span.line, run.span.column + (at - run.start if run.exact else 0))

    def is_together(self, start: int, end: int) -> bool:
        """Return True if the source has the signs from ``start`` to ``end`` as they are, one after the
        other."""
        run = self.run(start)
        return run.exact and run is self.run(end - 1)

    def is_free(self, start: int, end: int) -> bool:
        """Return True if these signs may be replaced in the source, and nothing else is touched."""
        return self.is_together(start, end) and self.run(start).free

    def language_at(self, at: int) -> str:
        """Return the tag of the language of a sign."""
        return next((part.tag for part in self.others if part.start <= at < part.end), self.language)

    def crosses(self, start: int, end: int) -> bool:
        """Return True if an emphasis, a link or a call begins or ends between two indexes."""
        return any(start < edge < end for edge in self.edges)


@dataclass
class PassageDraft:
    """A passage while its tokens are read. ``line`` gives a line of a file as it is written."""

    text: list[str] = field(default_factory=list)
    runs: list[SourceRun] = field(default_factory=list)
    edges: set[int] = field(default_factory=set)
    references: list[PlacedReference] = field(default_factory=list)
    others: list[PartLanguage] = field(default_factory=list)
    length: int = 0

    def edge(self) -> None:
        """Note that something begins or ends here."""
        self.edges.add(self.length)

    def stand_in(self, sign: str, span: Span) -> None:
        """Add a sign that stands for something, at its place."""
        self._run(SourceRun(self.length, span, exact=False, free=False))
        self._add(sign)

    def add(self, content: str, span: Span, line: str, *, free: bool) -> None:
        """Add words that begin at a place of a line of the source."""
        start = span.column - 1
        if line.startswith(content, start):
            self._run(SourceRun(self.length, span, free=free))
            self._add(content)
            return
        for part, at, exact in aligned(content, line, start):
            place = Span(span.file, span.line, at + 1)
            self._run(SourceRun(self.length, place, exact=exact, free=free and exact))
            self._add(part)

    def _run(self, run: SourceRun) -> None:
        if self.runs and self.runs[-1].start == run.start:
            self.runs.pop()
        self.runs.append(run)

    def _add(self, text: str) -> None:
        if _HINT.search(text):
            text = _ADDRESS.sub(lambda found: OBJECT * len(found[0]), text)
        self.text.append(text)
        self.length += len(text)

    def finished(self) -> str:
        """Return the text."""
        return "".join(self.text)


def aligned(content: str, line: str, start: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the parts of a text with their index in a line that has escapes, entities and comments between
    them, and True for those that the line has as they are.

    What can't be found is one part at the place at which the search stopped.
    """
    at, begun, done = start, start, 0
    here = 0
    while here < len(content):
        if at < len(line) and line[at] == content[here] and not _is_escape(line, at, content, here):
            at, here = at + 1, here + 1
            continue
        if done < here:
            yield content[done:here], begun, True
        done = begun = here
        skipped = _skipped(line, at, content, here)
        if skipped is None:
            yield content[here:], min(at, len(line)), False
            return
        length, taken = skipped
        if taken:
            yield content[here : here + taken], at, False
        at, here = at + length, here + taken
        done, begun = here, at
    if done < here:
        yield content[done:], begun, True


def _is_escape(line: str, at: int, content: str, here: int) -> bool:
    """Return True for a backslash, or the sign of an entity, that stands for another sign."""
    if line[at] == "\\":
        return content[here : here + 2] != line[at : at + 2]
    return line[at] == "&" and content[here + 1 : here + 2] != line[at + 1 : at + 2]


def _skipped(line: str, at: int, content: str, here: int) -> tuple[int, int] | None:
    """Return how many signs of the line stand for how many of the content; None if neither fits."""
    if line.startswith("\\", at) and at + 1 < len(line):
        same = line[at + 1] == content[here] or (line[at + 1] == " " and content[here] == "\u00a0")
        return (2, 1) if same else None
    if entity := _ENTITY.match(line, at):
        meant = html.unescape(entity[0])
        return (len(entity[0]), len(meant)) if content.startswith(meant, here) else None
    if comment := _COMMENT.match(line, at):
        return len(comment[0]), 0
    return None


def around(text: str, at: int, width: int = 12) -> str:
    """Return the signs around one of a text, as messages quote them."""
    shown = text[max(0, at - width) : at + width + 1]
    return re.sub("\ufffc+", "…", re.sub(r"[\s\u2028]+", " ", shown)).replace(NUMERAL, "…").strip()
