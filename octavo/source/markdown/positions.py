"""Positions: every token learns its place in the file, which markdown-it's inline tokens do not know.

The inline state notes the offset at which each token was pushed; when all is parsed, the offsets
become spans. A text token begins where the first of its pieces began.
"""

from bisect import bisect_right
from collections.abc import MutableMapping
from dataclasses import replace
from itertools import accumulate
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import WrittenAttributes
from octavo.source.markdown.problem import LocatedFinding, inline_problem

#: Most opening brackets in a paragraph: the parser's time grows with their square.
BRACKETS = 5000

#: Most elements in a line that stand in each other: emphases, links, marks.
DEEPEST = 50

_TOO_MANY = Finding(
    "nesting-deep", f"a paragraph has more than {BRACKETS} opening brackets", "divide it into paragraphs"
)
_TOO_DEEP = Finding(
    "nesting-deep", f"more than {DEEPEST} emphases and marks stand in each other", "use fewer levels"
)


class _State(StateInline):
    """An inline state that writes into each token's meta the offset where it was pushed."""

    _text_start = 0

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self._text_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the parser's own name
        token = super().pushPending()
        token.meta["at"] = self._text_start
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class _Parser(ParserInline):
    """The inline parser, with the state above instead of its own."""

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        state = _State(src, md, env, tokens)
        if src.count("[") > BRACKETS:
            return _as_text(state, _TOO_MANY)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        if max(accumulate(token.nesting for token in state.tokens), default=0) > DEEPEST:
            state.tokens.clear()
            return _as_text(state, _TOO_DEEP)
        return state.tokens


def _as_text(state: StateInline, finding: Finding) -> list[Token]:
    """Leave what is too much for the stages to come as it is typed, and report it."""
    inline_problem(state, finding)
    state.append_pending(state.src)
    state.pushPending()
    return state.tokens


def use_positions(md: MarkdownIt) -> None:
    """Give the parser positions. ``env["file"]`` and ``env["lines"]`` describe the text; problems met by
    the rules are added to ``env["problems"]``. Must be used before all rules that add inline rules."""
    parser = _Parser()
    parser.ruler.enableOnly(md.inline.ruler.get_active_rules())
    parser.ruler2.enableOnly(md.inline.ruler2.get_active_rules())
    md.inline = parser
    md.inline.ruler2.before("fragments_join", "text_starts", _keep_text_starts)
    md.core.ruler.push("positions", _place)


def _keep_text_starts(state: StateInline) -> None:
    """Give the last of a run of text tokens, which is kept when they are joined, the offset of the first."""
    previous: Token | None = None
    for token in state.tokens:
        # An empty one is the second sign of ** or __, which belongs to the mark and not to the text.
        if token.type == "text" and previous is not None and previous.type == "text" and previous.content:
            token.meta["at"] = previous.meta.get("at", 0)
        previous = token


def _place(state: StateCore) -> None:
    placer = _Placer(state.env)
    state.tokens = placer.blocks(state.tokens)


class _Placer:
    """Turns lines and offsets into spans, and takes the problems out."""

    def __init__(self, env: MutableMapping[str, Any]) -> None:
        self._file: str = env["file"]
        self._lines: list[str] = env["lines"]
        self._starts: list[tuple[int, int]] | None = env.get("starts")
        self._problems: list[LocatedFinding] = env["problems"]
        self._row = (-1, 0)

    def blocks(self, tokens: list[Token]) -> list[Token]:
        kept: list[Token] = []
        for number, token in enumerate(tokens):
            inside = tokens[number + 1].map if token.type == "dd_open" else None
            if token.map and inside:
                token.map[0] = inside[0]  # the parser gives the line of the term
            if token.map is not None:
                token.meta["span"] = self._block(token)
            if "written" in token.meta:
                token.meta["written"] = [
                    replace(one, place=self._braces(one)) for one in token.meta["written"]
                ]
            if token.type == "problem":
                self._problem(token)
                continue
            if token.type == "inline" and token.children is not None:
                token.children = self._inline(token)
            kept.append(token)
        return kept

    def _block(self, token: Token) -> Span:
        return self._place_of(token.map[0] if token.map else 0, token.meta.get("column"))

    def _place_of(self, line: int, column: int | None) -> Span:
        """Return the place of a column (None: the first sign) of a line (from 0)."""
        if self._starts:
            return Span(self._file, *self._starts[0])
        text = self._lines[line] if line < len(self._lines) else ""
        return Span(self._file, line + 1, column or len(text) - len(text.lstrip()) + 1)

    def _braces(self, written: WrittenAttributes) -> Span:
        """Return the place of the braces of a block's attributes."""
        if isinstance(written.place, Span):
            return written.place
        assert isinstance(written.place, tuple)  # only rules for lines know an offset
        line, column = written.place
        return self._place_of(line, column)

    def _inline(self, token: Token) -> list[Token]:
        content = token.content
        breaks = [-1]
        at = content.find("\n")
        while at >= 0:
            breaks.append(at)
            at = content.find("\n", at + 1)
        starts = (
            self._starts
            or token.meta.pop("starts", ())
            or self._find_starts(content, token.map[0] if token.map else 0)
        )
        if starts:
            token.meta["span"] = Span(self._file, *starts[0])
        return self._children(token.children or [], starts, breaks, 0)

    def _find_starts(self, content: str, first: int) -> list[tuple[int, int]]:
        """Return the line and column at which each line of an inline text stands in the file."""
        starts = []
        for number, part in enumerate(content.split("\n"), start=first):
            line = self._lines[number] if number < len(self._lines) else ""
            part = part.rstrip()
            # The cells of a table row share a line: go on where the last one ended.
            after = self._row[1] if self._row[0] == number else 0
            column = line.find(part, after) if part else -1
            if column < 0:
                column = max(line.find(part), 0) if part else len(line) - len(line.lstrip())
            elif number == first:
                self._row = (number, column + len(part))
            starts.append((number + 1, column + 1))
        return starts

    def _children(
        self, tokens: list[Token], starts: list[tuple[int, int]], breaks: list[int], base: int
    ) -> list[Token]:
        kept: list[Token] = []
        for token in tokens:
            at = base + token.meta.pop("at", 0)
            if token.type == "link_open" and token.info != "auto" and at:
                at -= 1  # the parser pushes it after the bracket
            token.meta["span"] = self._at(at, starts, breaks)
            if "written" in token.meta:
                token.meta["written"] = [
                    replace(one, place=self._at(base + one.place, starts, breaks))
                    for one in token.meta["written"]
                ]
            if token.type == "problem":
                self._problem(token)
                continue
            if token.type == "text_special":
                token.type = "text"
            if token.type == "text" and not token.content:
                continue
            if token.children:
                # an image ![...] or an inline note ^[...]: its text begins after two signs
                token.children = self._children(token.children, starts, breaks, at + 2)
            kept.append(token)
        return kept

    def _at(self, at: int, starts: list[tuple[int, int]], breaks: list[int]) -> Span:
        """Return the place of an offset in an inline text."""
        last = len(starts) - 1
        row = bisect_right(breaks, at - 1) - 1 if len(breaks) > 1 else 0
        line, column = starts[min(row, last)]
        return Span(self._file, line + max(row - last, 0), column + at - breaks[row] - 1)

    def _problem(self, token: Token) -> None:
        self._problems.append(
            LocatedFinding(token.meta["finding"], token.meta["span"], token.meta["severity"])
        )
