"""The line on which each block closes that has an opening and a closing line, found once for a whole text.

Such blocks are ::: blocks and pairs of template commands (``{% hint %}`` ... ``{% endhint %}``). So nesting
needs no longer fences, and costs nothing. Lines of code open and close nothing.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]*)*")
_MARK = re.compile(r"(?:[-+*:]|\(?(?:\d{1,9}|[A-Za-z#]|@[\w-]*)[.)]|\[\^[^\]\s]+\]:)(?=[ \t]|$)[ \t]*")
_DIV = re.compile(r":{3,}[ \t]*(\S.*)?$")
#: A block that begins and ends on one line, with words between. Colons right behind its name are Pandoc's.
ONE_LINE = re.compile(
    r":{3,}[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*(?:[ \t]*\{[^{}]*\})?)[ \t]+"
    r"(?![{:])\S.*(?<![:\s])[ \t]*:{3,}[ \t]*"
)
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(.*)$")
_TAG = re.compile(r"\{%-?[ \t]*(end)?(hint|tabs|tab|stepper|step|columns|column)\b[^%]*%\}\s*$")
#: Columns by which code is indented at least.
_CODE = 4
#: So many commands that are open are looked through for the one that a line closes.
_OPEN = 3


@dataclass(slots=True)
class _Scan:
    """The state of the scan: blocks that are open, and the columns at which the items of lists begin."""

    closed_by: dict[int, int] = field(default_factory=dict)
    divs: list[int] = field(default_factory=list)
    tags: list[tuple[int, str]] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    code: str = ""
    comment: bool = False
    blank: bool = True
    indented: bool = False

    def line(self, number: int, line: str) -> None:
        """Take note of what a line opens or closes."""
        quoted = _QUOTED.match(line)
        at = quoted.end() if quoted else 0
        text = line[at:]
        if self.comment or (not self.code and text.startswith("<!--")):
            self.comment = "-->" not in line
        elif self.code:
            fence = _FENCE.match(text)
            if fence and fence[1].startswith(self.code) and not fence[2].strip():
                self.code = ""
        elif not text:
            self.blank = True
        else:
            begin = self._behind_marks(line, at)
            if begin is not None:
                self._open_or_close(number, line[begin:])

    def _behind_marks(self, line: str, at: int) -> int | None:
        """Return the offset behind the marks of lists, or None for indented code."""
        quote = line.rfind(">", 0, at)
        width = len(line[:at].expandtabs(4)) if quote < 0 else max(at - quote - 2, 0)
        while self.items and width < self.items[-1]:
            self.items.pop()
        base = self.items[-1] if self.items else 0
        self.indented = width - base >= _CODE and (self.blank or self.indented)
        self.blank = False
        if self.indented:
            return None
        while mark := _MARK.match(line, at):
            width += min(len(mark[0].expandtabs(4)), _CODE)  # what belongs to a note is indented by four
            self.items.append(width)
            at = mark.end()
        return at

    def _open_or_close(self, number: int, text: str) -> None:
        if div := _DIV.match(text):
            if div[1] and ONE_LINE.fullmatch(text):
                return
            if div[1]:
                self.divs.append(number)
            elif self.divs:
                self.closed_by[self.divs.pop()] = number
        elif fence := _FENCE.match(text):
            if not (fence[1][0] == "`" and "`" in fence[2]):
                self.code = fence[1]
        elif tag := _TAG.match(text):
            self._tag(number, tag[2], closes=bool(tag[1]))

    def _tag(self, number: int, name: str, *, closes: bool) -> None:
        if not closes:
            self.tags.append((number, name))
        elif any(name == one for _, one in self.tags[-_OPEN:]):
            while self.tags:
                opened, one = self.tags.pop()
                if one == name:
                    self.closed_by[opened] = number
                    break


@contextmanager
def pairing(state: StateBlock, start: int, stop: int) -> Iterator[None]:
    """While the context is open, blocks between two lines are paired on their own: a rule reads Markdown
    there that stands between the back-ticks of what is code for other rules."""
    known = state.env.get("block_pairs")
    text = ""
    if stop > start:
        text = state.src[state.src.rfind("\n", 0, state.bMarks[start]) + 1 : state.eMarks[stop - 1]]
    state.env["block_pairs"] = (state.src, _pairs(text, start))
    yield
    state.env["block_pairs"] = known


def closing_line(state: StateBlock, line: int) -> int | None:
    """Return the line (from 0) that closes the block which a line opens, or None if it is never closed."""
    known: tuple[str, Mapping[int, int]] | None = state.env.get("block_pairs")
    if known is None or known[0] is not state.src:
        known = state.env["block_pairs"] = (state.src, _pairs(state.src))
    return known[1].get(line)


def _pairs(text: str, first: int = 0) -> Mapping[int, int]:
    """Return opening line -> closing line for a text that begins at line ``first`` of its file."""
    scan = _Scan()
    for number, line in enumerate(text.split("\n"), first):
        scan.line(number, line)
    return scan.closed_by
