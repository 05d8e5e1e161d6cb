"""Waivers: places at which a rule is waived because the author means what stands there.

In a text, a comment before a block, or within it::

    <!-- octavo: allow lint-doubled-word: quoted so in the letter -->

In a data file such as that of a table, for the whole file: ``# octavo: allow lint-table-total: reason``. In
``book.yaml``, for the whole book, for some files or some words::

    lint:
      allow:
        - {code: lint-spelling-mixed, words: [to-day], reason: the letters are of 1914}
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import suggest
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding
from octavo.source.markdown import parse_blocks
from octavo.source.tokens import walk
from octavo.source.yaml_tree import load_yaml

#: The codes of what is wrong with waivers.
WAIVER_CODES = ("lint-waiver-unknown", "lint-waiver-reason", "lint-waiver-unused")

_COMMENT = re.compile(
    r"<!--\s*octavo:\s*allow\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::(?P<reason>(?:(?!-->).){0,1000}))?-->",
    re.DOTALL,
)
_YAML_COMMENT = re.compile(
    r"^[ \t]*#\s*octavo:\s*allow\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::(?P<reason>.*))?$", re.MULTILINE
)
_HINT = re.compile(r"octavo:\s*allow")
_FRONT = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_DATA = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver of one code: where it is written, and for which files, lines and words it holds.

    ``lines`` are the first and the last line, from 1; None for all.
    """

    code: str
    reason: str
    span: Span
    files: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    words: tuple[str, ...] = ()

    def holds(self, code: str, found: LintFinding) -> bool:
        """Return True if a finding is waived."""
        if code != self.code:
            return False
        if self.words and found.words.lower() not in {word.lower() for word in self.words}:
            return False
        if not self.files:
            return True
        if found.span is None or not any(fnmatchcase(found.span.file, name) for name in self.files):
            return False
        return self.lines is None or self.lines[0] <= found.span.line <= self.lines[1]


def waivers_of(book: LintedBook) -> list[Waiver]:
    """Return all waivers of a book: those of book.yaml, and those in its files."""
    files = {passage.block.file for passage in book.passages}
    files |= {run.span.file for passage in book.passages for run in passage.runs[:1]}
    files |= {table.span.file for table in book.manuscript.tables.values()}
    found = list(_of_book(book))
    for file in sorted(files):
        text = "\n".join(book.lines(file))
        if _HINT.search(text):
            data = PurePosixPath(file).suffix in _DATA
            found += _of_data(text, file) if data else _of_text(text, file, book)
    return found


def _of_book(book: LintedBook) -> Iterator[Waiver]:
    written = book.manuscript.book.lint.allow
    node = load_yaml("\n".join(book.lines("book.yaml")), "book.yaml", Diagnostics()) if written else None
    listed = node.get("lint") if node else None
    allowed = listed.get("allow") if listed else None
    for number, one in enumerate(written):
        item = allowed.get(number) if allowed else None
        span = item.span if item else Span("book.yaml")
        yield Waiver(one.code, one.reason, span, one.files, words=one.words)


def _of_data(text: str, file: str) -> Iterator[Waiver]:
    for match in _YAML_COMMENT.finditer(text):
        yield from _written(match, _span(text, file, match.start("codes")), (file,), None)


def _of_text(text: str, file: str, book: LintedBook) -> Iterator[Waiver]:
    front = _FRONT.match(text)
    if front:
        text = (
            "\n" * front[0].count("\n") + " " * (len(front[0]) - front[0].count("\n")) + text[front.end() :]
        )
    tokens = parse_blocks(text, file, Diagnostics(), book.dialect)
    blocks = _Blocks(tokens)
    for match in _COMMENT.finditer(text):
        span = _span(text, file, match.start())
        last = span.line + match[0].count("\n")
        lines = blocks.lines(span, last)
        if lines is not None:
            yield from _written(match, span, (file,), lines)


def _written(
    match: re.Match[str], span: Span, files: tuple[str, ...], lines: tuple[int, int] | None
) -> Iterator[Waiver]:
    reason = (match["reason"] or "").strip()
    for code in match["codes"].split(","):
        yield Waiver(code.strip(), reason, span, files, lines)


def _span(text: str, file: str, at: int) -> Span:
    return Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class _Blocks:
    """The lines of the blocks of a file, to find the one for which a comment stands."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        maps = [(one, one.map[0] + 1, one.map[1]) for one in tokens if one.map and one.nesting >= 0]
        code = [range(a, b + 1) for one, a, b in maps if one.type in ("fence", "code_block")]
        self._code = {line for lines in code for line in lines}
        self._lines = {n: (a, b) for one, a, b in maps if one.type == "inline" for n in range(a, b + 1)}
        self._captions = {a: b for one, a, b in maps if one.type == "table_caption_open"}
        self._starts = sorted((a, -b) for one, a, b in maps if one.type != "inline" and b >= a)
        self._spans = {
            one.meta["span"].line
            for one in walk(tokens)
            if one.type == "code_inline" and "octavo:" in one.content and "span" in one.meta
        }

    def lines(self, span: Span, last: int) -> tuple[int, int] | None:
        """Return the first and last line of the block that a comment from ``span`` to the line ``last`` is
        about; None for a comment in code."""
        if span.line in self._spans or span.line in self._code:
            return None
        if span.line in self._lines:
            return self._lines[span.line]
        at = bisect_left(self._starts, (last + 1, -(10**9)))
        if at == len(self._starts):
            return last, last
        start, end = self._starts[at][0], -self._starts[at][1]
        if start in self._captions:
            after = bisect_left(self._starts, (end + 1, -(10**9)))
            end = -self._starts[after][1] if after < len(self._starts) else end
        return start, max(end, start)


class WaiverUse:
    """The waivers of a book, and which of them have been of use."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        self._all = tuple(waivers)
        self._wide: dict[str, list[Waiver]] = {}
        self._at: dict[tuple[str, str, int], list[Waiver]] = {}
        for one in waivers:
            if one.lines is None:
                self._wide.setdefault(one.code, []).append(one)
                continue
            for line in range(one.lines[0], one.lines[1] + 1):
                self._at.setdefault((one.code, one.span.file, line), []).append(one)
        self._used: set[Waiver] = set()

    def waives(self, code: str, found: LintFinding) -> bool:
        """Return True if a finding is waived; the waiver is in use then."""
        place = found.span or Span("", 0)
        near = self._at.get((code, place.file, place.line), ())
        for one in (*near, *self._wide.get(code, ())):
            if one.holds(code, found):
                self._used.add(one)
                return True
        return False

    def told(self, codes: Iterable[str]) -> Iterator[tuple[str, LintFinding]]:
        """Yield what is wrong with the waivers, with its code. ``codes`` are those of all rules."""
        known = list(codes)
        for one in self._all:
            if one.code not in known:
                yield (
                    WAIVER_CODES[0],
                    LintFinding(
                        one.span,
                        f"the waiver names `{one.code}`, and the linter has no such rule",
                        suggest(one.code, known, "write the code as the messages have it: lint-doubled-word"),
                    ),
                )
                continue
            if not one.reason:
                yield (
                    WAIVER_CODES[1],
                    LintFinding(
                        one.span,
                        f"the waiver of `{one.code}` gives no reason",
                        "write it behind a colon, for those who read the source after you",
                    ),
                )
            if one not in self._used:
                yield (
                    WAIVER_CODES[2],
                    LintFinding(
                        one.span,
                        f"the waiver of `{one.code}` is not needed: the rule finds nothing there",
                        "delete it",
                    ),
                )
