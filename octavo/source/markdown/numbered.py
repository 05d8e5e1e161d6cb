"""Numbered paragraphs in a ``::: numbered`` block, with the numbers that are written.

::

    ::: numbered
    5. {#p5} The fifth paragraph.

       a) A lettered one inside it.

    7. The next one: there is no sixth.
    :::

Numbers are figures, letters or roman numerals, written as ``5.``, ``5)`` or ``(5)``. Each becomes an item
whose token has the whole mark in ``meta["mark"]`` and what counts in it in ``meta["number"]``. Lists outside
such a block are Markdown's own, which are counted; one that would be counted otherwise than it is written
is reported.
"""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from octavo.core.diagnostics import Severity
from octavo.elements.numbered import KIND
from octavo.source.finding import Finding
from octavo.source.markdown.item_body import item_attributes, item_body
from octavo.source.markdown.open_blocks import is_inside
from octavo.source.markdown.problem import LocatedFinding

_MARK = re.compile(r"(\()?(\d{1,4}[a-z]?|[a-z]|[A-Z]|[ivxlc]{2,7}|[IVXLC]{2,7})(?(1)\)|[.)])(?=[ \t]|$)")
#: What belongs to an item is indented by so much at least.
_INDENT = 2

_Style = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark of an item, and the offset after it. One that is ``doubtful`` may be an abbreviation; it
    begins a list only after a blank line."""

    text: str
    number: str
    end: int
    doubtful: bool

    @property
    def style(self) -> _Style:
        """The signs around the mark, and True for figures: the same in all marks of one list."""
        return self.text[0] * (self.text[0] == "("), self.text[-1], self.number[0].isdigit()


def use_numbered_paragraphs(md: MarkdownIt) -> None:
    """Add the rules: one for the items, one for lists whose written numbers would be lost."""
    md.block.ruler.before("list", "numbered", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    md.core.ruler.push("numbered", _check_lists)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not is_inside(state.env, KIND):
        return False
    mark = _mark(state, start)
    if mark is None or (not silent and state.sCount[start] < state.blkIndent):
        return False
    lists: list[tuple[_Style, int]] = state.env.setdefault("numbered_lists", [])
    key = (mark.style, state.sCount[start])
    if silent:
        return not mark.doubtful or key in lists
    opening = state.push("numbered_list_open", "ol", 1)
    line = start
    lists.append(key)
    while mark is not None and mark.style == key[0]:
        _item(state, line, end, mark)
        line = state.skipEmptyLines(state.line)
        mark = _mark(state, line) if line < end and state.sCount[line] >= state.blkIndent else None
    lists.pop()
    state.push("numbered_list_close", "ol", -1)
    opening.map = [start, state.line]
    return True


def _mark(state: StateBlock, line: int) -> _Mark | None:
    if state.is_code_block(line):
        return None
    first = state.bMarks[line] + state.tShift[line]
    found = _MARK.match(state.src, first, state.eMarks[line])
    if found is None:
        return None
    number, end = found[2], found.end()
    letter = found[0][-1] == "." and not number[0].isdigit()
    # "L. Trotsky" begins a sentence, "A.  The first" an item.
    if letter and len(number) == 1 and number.isupper() and state.src[end : end + 2] != "  ":
        return None
    return _Mark(found[0], number, end, letter)


def _item(state: StateBlock, start: int, end: int, mark: _Mark) -> None:
    """Parse an item with all blocks indented below it, as if its first line began behind the mark."""
    token = state.push("numbered_item_open", "li", 1)
    token.meta.update({"mark": mark.text, "number": mark.number})
    at = item_attributes(state, token, start, state.skipSpaces(mark.end))
    item_body(state, start, end, at, state.sCount[start] + _INDENT, "list")
    state.push("numbered_item_close", "li", -1)
    token.map = [start, state.line]


def _check_lists(state: StateCore) -> None:
    """Report items of lists that would be printed with other numbers than they are written with.

    Markdown counts a list through if it skips a number, and the text may refer to its numbers. One number for
    all items is the habit of those who leave counting to the program.
    """
    counts: list[tuple[int, int] | None] = []  # of open lists: the first number, and the next
    for token in state.tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            counts.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open" and token.info.isdigit():
            written = int(token.info)
            first, printed = counts[-1] or (written, written)
            if written not in (first, printed):
                finding = Finding(
                    "list-renumbered",
                    f"this item is written as {written} and becomes {printed}",
                    "put ::: numbered above the list and ::: below it, and the numbers stay as written",
                )
                state.env["problems"].append(LocatedFinding(finding, token.meta["span"], Severity.WARNING))
            counts[-1] = (first, printed + 1)
