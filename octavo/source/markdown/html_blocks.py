"""Lines of HTML -> tokens ``html_tag``, and between them the tokens of the text that they hold.

::

    <div class="memo">         html_tag div
    The *gate* is chained.     paragraph ...
    </div>                     html_tag /div

Such lines end with a blank line, as in CommonMark, so that Markdown may stand between tags. Text between two
tags is read as Markdown too, as in Pandoc. ``octavo.source.markdown.html_tree`` makes elements of all these.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.source.markdown.cell_blocks import placed_blocks
from octavo.source.markdown.html_elements import use_html_elements
from octavo.source.markdown.html_tags import (
    BEGINNING,
    BLOCKS,
    COMPONENTS,
    ENDED_BY,
    FRAMES,
    INLINE,
    LINES,
    RAW,
    TAG,
    VOID,
    attributes_of,
)
from octavo.source.markdown.html_tree import TAG_TOKEN
from octavo.source.markdown.table_cells import CellLine, line_of

#: What a chunk of HTML is made of besides text: code in back-ticks, comments, declarations, tags.
_PIECE = re.compile(rf"`[^`\n]+`|<!--|<[!?][^<>]{{0,1000}}>|{TAG.pattern}")
_DECLARATION = re.compile(r"<(?:![A-Za-z\[]|\?)")
#: Set in the parser's environment while text between tags is read: no tag in it is a block.
_INSIDE = "html_inside"
#: Tags that begin a block wherever they stand.
_OF_LINES = BLOCKS | COMPONENTS.keys()
#: Tags that make no block of their own when they stand alone.
_ALONE_IN_LINE = frozenset(("a", "br", "img", "input", "wbr"))


@dataclass(frozen=True, slots=True)
class _OpenElement:
    """An HTML element that is open around a line, and the level of Markdown's blocks in which it began."""

    name: str
    level: int


def use_html_blocks(md: MarkdownIt) -> None:
    """Add the rules. Must be used behind all rules that are put next to the blocks."""
    md.block.ruler.before(
        "code", "html_block_tags", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    use_html_elements(md)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith("<", first) or (not silent and state.sCount[start] < state.blkIndent):
        return False
    if state.env.get(_INSIDE):
        return False
    if (state.is_code_block(start) and not _open(state)) or not _begins(state, start, first, last, silent):
        return False
    if not silent:
        _Chunk(state, start, end).read()
    return True


def _begins(state: StateBlock, line: int, first: int, last: int, silent: bool) -> bool:
    if _DECLARATION.match(state.src, first, last):
        return True
    found = BEGINNING.match(state.src, first, last)
    if found is None:
        return False
    name = found["name"].lower()
    if name in _OF_LINES:
        return True
    alone = TAG.fullmatch(state.src[first:last].rstrip())
    if silent or alone is None or name in _ALONE_IN_LINE:
        return False
    blank = line + 1 >= state.lineMax or state.isEmpty(line + 1)
    return (name not in INLINE) or blank


def _open(state: StateBlock) -> list[_OpenElement]:
    """Return the elements that are open at the present place, the innermost last."""
    known: tuple[object, list[_OpenElement]] = state.env.get("html_open", (None, []))
    if known[0] is not state.src:
        known = state.env["html_open"] = (state.src, [])
    stack = known[1]
    while stack and stack[-1].level > state.level:
        stack.pop()
    return stack


class _Chunk:
    """Lines of HTML up to a blank one, or to the end of an element that is read as it stands."""

    def __init__(self, state: StateBlock, start: int, end: int) -> None:
        self._state, self._start, self._end = state, start, end
        self._stack = _open(state)
        if self._stack and self._stack[-1].name == "p":
            self._stack.pop()
        self._lines: list[CellLine] = []
        self._offsets: list[int] = []
        self._text = ""
        self._last_comment = 0  # the offset behind the last comment
        self._stop = start
        self._grow()

    def _grow(self) -> None:
        """Add the lines up to the next blank one."""
        stop = self._stop
        while stop < self._end and not self._state.isEmpty(stop):
            if self._state.sCount[stop] < self._state.blkIndent:
                break
            stop += 1
        self._add(stop)

    def _add(self, stop: int) -> None:
        """Add the lines before ``stop``."""
        lines = [line_of(self._state, line) for line in range(self._stop, stop)]
        at = len(self._text)
        for line in lines:
            self._offsets.append(at)
            at += len(line.text) + 1
        self._text += "".join(line.text + "\n" for line in lines)
        self._lines += lines
        self._stop = max(self._stop, stop)

    def read(self) -> None:
        """Push the tokens of the lines."""
        self._last_comment = self._text.rfind("-->") + 3
        alone = TAG.fullmatch(self._text.strip())
        done = at = 0
        while piece := _PIECE.search(self._text, at):
            at = piece.end()
            name = (piece["name"] or "").lower()
            if not name:
                if piece[0] == "<!--":
                    at = max(self._text.find("-->", at, self._last_comment), at)
                elif piece[0].startswith("<"):
                    self._text_between(done, piece.start())
                    self._push(piece, piece[0].split()[0].strip("<>").lower() or "!", left_out=True)
                    done = at
                continue
            in_line = name in INLINE and (alone is None or name in _ALONE_IN_LINE)
            if in_line or (name not in _OF_LINES and not self._alone(piece)):
                continue
            self._text_between(done, piece.start())
            if (name in RAW or name == "pre") and not piece["closing"] and not piece["empty"]:
                at = self._element(piece, name)
            else:
                self._tag(piece, name)
            done = at
        self._text_between(done, len(self._text))
        self._state.line = self._stop

    def _alone(self, piece: re.Match[str]) -> bool:
        """Return True if a tag of an unknown name stands alone in its line."""
        before = self._text.rfind("\n", 0, piece.start()) + 1
        after = self._text.find("\n", piece.end())
        return not self._text[before : piece.start()].strip() and not self._text[piece.end() : after].strip()

    def _place(self, offset: int) -> tuple[int, int]:
        """Return the line (from 0) and the column (from 1) of an offset."""
        row = bisect_right(self._offsets, offset) - 1
        line = self._lines[row]
        return line.line, line.column + offset - self._offsets[row]

    def _element(self, piece: re.Match[str], name: str) -> int:
        """Push an element that is read as it stands, and return the offset behind it."""
        close = self._closing(name, piece.end())
        if close is None:
            self._push(piece, name, left_out=name != "pre")
            return piece.end()
        token_text = self._text[piece.end() : close.start()]
        self._push(piece, name, content=token_text)
        return close.end()

    def _closing(self, name: str, at: int) -> re.Match[str] | None:
        """Return the tag that closes a raw element. Lines are added until it is found; where none is, the
        chunk stays as it was."""
        form = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)
        found = form.search(self._text, at)
        unclosed: dict[str, int] = self._state.env.setdefault("html_unclosed", {})
        if found or unclosed.get(name, -1) == id(self._state):
            return found
        for line in range(self._stop, self._end):
            first, last = self._state.bMarks[line], self._state.eMarks[line]
            if form.search(self._state.src, first, last):
                self._add(line + 1)
                self._grow()
                return form.search(self._text, at)
        unclosed[name] = id(self._state)
        return None

    def _tag(self, piece: re.Match[str], name: str) -> None:
        self._push(piece, name)
        stack = self._stack
        if piece["closing"]:
            here = [n for n, one in enumerate(stack[-8:]) if one.name == name]
            if here:
                del stack[len(stack) - len(stack[-8:]) + here[-1] :]
        elif name not in VOID and not piece["empty"]:
            while stack and name in ENDED_BY.get(stack[-1].name, ()):
                stack.pop()
            stack.append(_OpenElement(name, self._state.level))

    def _push(
        self, piece: re.Match[str], name: str, content: str | None = None, *, left_out: bool = False
    ) -> None:
        line, column = self._place(piece.start())
        token = self._state.push(TAG_TOKEN, name, 0)
        token.map = [line, line + 1]
        token.content = content or ""
        token.meta = {
            "column": column,
            "written": [],
            "tag": piece[0],
            "closing": bool(piece["closing"]),
            "empty": bool(piece["empty"]) or name in VOID,
            "attributes": attributes_of(piece["attributes"] or ""),
            "raw": content is not None,
            "left_out": left_out,
        }

    def _text_between(self, start: int, stop: int) -> None:
        """Push the text between two tags: as one line, or as blocks."""
        text = self._text[start:stop]
        if not _without_comments(text).strip():
            return
        pieces = self._pieces(start, stop)
        inner = self._stack[-1].name if self._stack else ""
        if inner in LINES:
            self._push_line(pieces)
            return
        self._state.env[_INSIDE] = True
        tokens = placed_blocks(self._state, pieces)
        self._state.env[_INSIDE] = False
        if inner not in FRAMES and [token.type for token in tokens] == [
            "paragraph_open",
            "inline",
            "paragraph_close",
        ]:
            tokens[0].meta["bare"] = True
        self._state.tokens.extend(tokens)

    def _pieces(self, start: int, stop: int) -> list[CellLine]:
        """Return the lines of a part of the text, without blank ones around and common indentation."""
        made: list[CellLine] = []
        first = bisect_right(self._offsets, start) - 1
        for row in range(first, bisect_right(self._offsets, max(stop - 1, start))):
            line, offset = self._lines[row], self._offsets[row]
            begin, last = max(start - offset, 0), min(stop - offset, len(line.text))
            made.append(CellLine(line.text[begin:last], line.line, line.column + begin))
        filled = [n for n, one in enumerate(made) if one.text.strip()]
        made = made[filled[0] : filled[-1] + 1] if filled else []
        return _dedented(made)

    def _push_line(self, pieces: Sequence[CellLine]) -> None:
        lines = [piece.stripped() for piece in pieces]
        inline = self._state.push("inline", "", 0)
        inline.content = "\n".join(piece.text for piece in lines)
        inline.children, inline.map = [], [lines[0].line, lines[-1].line + 1]
        inline.meta["starts"] = [(piece.line + 1, piece.column) for piece in lines]


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[at:begin])
        at = end + 3
    return "".join([*kept, text[at:]])


def _dedented(lines: Sequence[CellLine]) -> list[CellLine]:
    """Return lines without the indentation that all have; the first, behind a tag, may have none."""
    if not lines:
        return []
    margins = [len(line.text) - len(line.text.lstrip()) for line in lines[1:] if line.text.strip()]
    margin = min(margins, default=0)
    first = lines[0].stripped()
    rest = [CellLine(one.text[margin:].rstrip(), one.line, one.column + margin) for one in lines[1:]]
    return [first, *rest]
