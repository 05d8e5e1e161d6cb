"""Lists with letters, roman numerals and brackets, as in Pandoc, and its numbered examples.

::

    a. a letter       i) a roman numeral      (1) a figure      #. counted on

    (@good) An example, which (@good) refers to.

A capital letter with a full stop needs two spaces, since it may be the initial of a name. Items of one list
have marks of one form; the first says where the list begins. Examples are counted through their file. Lists
with figures, ``1.`` and ``1)``, are Markdown's own.
"""

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import markTightParagraphs
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.source.markdown.item_body import item_body

_MARK = re.compile(
    r"(?P<open>\()?(?P<number>\#|@[\w-]*|\d{1,9}|[A-Za-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,})"
    r"(?P<close>[.)])(?=[ \t]|$)"
)
#: "i. e.", "p. ej.": an abbreviation; "p. 3": a page.
_ABBREVIATION = re.compile(r"[A-Za-z]\.[ \t]?[^\W\d_]{1,3}\.|pp?\.[ \t]+\d")
_ROMAN = re.compile(r"M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
#: What belongs to an item is indented by so much at most.
_INDENT = 4
_REFERENCE = re.compile(r"@([^\W_][\w-]*)")


@dataclass(frozen=True, slots=True)
class _Form:
    """The form of the marks of a list: ``kind`` is 1, a, A, i or I (the values of ``type`` in XHTML), # for
    what is counted on, or @ for examples."""

    kind: str
    bracketed: bool
    close: str


@dataclass(frozen=True, slots=True)
class _OpenList:
    """A list that is open around a line, and how far its items are indented."""

    form: _Form
    indent: int


def use_fancy_lists(md: MarkdownIt) -> None:
    """Add the rules: one for the lists, one for references to examples."""
    md.block.ruler.before("list", "fancy_list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.before("cross_reference", "example_reference", _reference)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    mark = _mark(state, start)
    if mark is None:
        return False
    lists: list[_OpenList] = state.env.setdefault("fancy_lists", [])
    if silent:
        indent = state.sCount[start]
        return any(indent == one.indent and _fits(mark, one.form) for one in lists) or _may_begin(
            state, start, mark
        )
    form = _form_of(mark)
    if form is None or state.sCount[start] < state.blkIndent:
        return False
    opening = _opening(state, mark, form)
    lists.append(_OpenList(form, state.sCount[start]))
    tight, line, first = True, start, mark
    while True:
        loose = _item(state, line, end, mark, form)
        line = state.line
        following = _mark(state, line) if line < end and state.sCount[line] >= state.blkIndent else None
        more = following is not None and _fits(following, form)
        ends_empty = line > start and state.isEmpty(line - 1)
        tight = tight and not loose and not (more and ends_empty)
        if following is None or not more:
            break
        mark = following
    lists.pop()
    state.push("ordered_list_close", "ol", -1).markup = form.close
    opening.map = [start, line]
    if mark is first and form.kind not in "#@" and "start" in opening.attrs:
        opening.meta["doubtful"] = mark[0]  # "c. 1850", most likely
    if tight:
        markTightParagraphs(state, state.tokens.index(opening))
    return True


def _mark(state: StateBlock, line: int) -> re.Match[str] | None:
    """Return the mark with which a line begins, or None; without the figures that are Markdown's own."""
    if state.is_code_block(line):
        return None
    first, last = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    found = _MARK.match(state.src, first, last)
    if found is None or (found["number"].isdigit() and not found["open"]):
        return None
    if found["close"] != ")" and (found["open"] or found["number"][0] == "@"):
        return None
    if found["number"][0] == "@" and not found["open"]:
        return None
    if found["close"] == "." and not found["open"]:
        if _ABBREVIATION.match(state.src, first, last):
            return None
        number = found["number"]
        capital = len(number) == 1 and number.isupper()
        if capital and state.src[found.end() : found.end() + 2].expandtabs(4)[:2] != "  ":
            return None
    return found


def _form_of(mark: re.Match[str]) -> _Form | None:
    """Return the form of a list that begins with a mark, or None if no list does."""
    number = mark["number"]
    kind = "#"
    if number[0] == "@":
        kind = "@"
    elif number.isdigit():
        kind = "1"
    elif number in ("i", "I"):
        kind = number
    elif len(number) == 1 and number.isalpha():
        kind = "A" if number.isupper() else "a"
    elif number.isalpha():
        if not _ROMAN.fullmatch(number) or number.lower().strip("ivx"):
            return None  # "mix." is a word
        kind = "I" if number.isupper() else "i"
    return _Form(kind, bool(mark["open"]), mark["close"])


def _fits(mark: re.Match[str], form: _Form) -> bool:
    """Return True if a mark may go on in a list."""
    number = mark["number"]
    if (bool(mark["open"]), mark["close"]) != (form.bracketed, form.close):
        return False
    if form.kind in "#@":
        return bool(number[0] == form.kind)
    if number == "#":
        return True
    if form.kind == "1":
        return number.isdigit()
    if number.isupper() != form.kind.isupper() or not number.isalpha():
        return False
    return len(number) == 1 if form.kind in "aA" else _ROMAN.fullmatch(number) is not None


def _may_begin(state: StateBlock, line: int, mark: re.Match[str]) -> bool:
    """Return True if a list may begin without an empty line above it: in an item of a list."""
    first = mark["number"] in ("a", "A", "i", "I", "1", "#")
    return first and state.listIndent >= 0 and state.sCount[line] >= state.blkIndent


def _opening(state: StateBlock, mark: re.Match[str], form: _Form) -> Token:
    token = state.push("ordered_list_open", "ol", 1)
    token.markup = form.close
    value = _value(mark["number"], form)
    if form.kind == "@":
        value = state.env.setdefault("examples_counted", 0) + 1
    if value != 1:
        token.attrs["start"] = value
    token.meta["numbering"] = form.kind if form.kind in "aAiI" else "1"
    token.meta["marks"] = "brackets" if form.bracketed else "bracket" if form.close == ")" else "stop"
    return token


def _item(state: StateBlock, line: int, end: int, mark: re.Match[str], form: _Form) -> bool:
    """Parse an item, and return True if there is an empty line between its blocks."""
    token = state.push("list_item_open", "li", 1)
    token.markup = form.close
    if form.kind == "@":
        _count_example(state.env, mark["number"][1:])
    elif mark["number"] != "#":
        token.info = str(_value(mark["number"], form))
    saved = state.tight, state.listIndent
    state.tight, state.listIndent = True, state.blkIndent
    width = mark.end() - mark.start()
    text = min(state.skipSpaces(mark.end()), state.eMarks[line])
    space = text - mark.end() if text < state.eMarks[line] else 1
    indent = state.sCount[line] + min(width + (space if space <= _INDENT else 1), _INDENT)
    item_body(state, line, end, mark.end(), indent, "list")
    loose = not state.tight
    state.tight, state.listIndent = saved
    state.push("list_item_close", "li", -1).markup = form.close
    token.map = [line, state.line]
    return loose


def _count_example(env: Any, name: str) -> None:
    env["examples_counted"] = env.get("examples_counted", 0) + 1
    if name:
        env.setdefault("examples", {}).setdefault(name, env["examples_counted"])


def _value(number: str, form: _Form) -> int:
    """Return the number that a mark stands for; 1 for one that is counted on."""
    if number.isdigit():
        return int(number)
    if number[0] in "#@":
        return 1
    if form.kind in "aA":
        return ord(number.lower()) - ord("a") + 1
    values = [_VALUES[letter] for letter in number.lower()]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _reference(state: StateInline, silent: bool) -> bool:
    """Print the number of an example for its name."""
    if state.src[state.pos] != "@" or (state.pos and re.match(r"[\w.+/@-]", state.src[state.pos - 1])):
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    number = state.env.get("examples", {}).get(found[1]) if found else None
    if found is None or number is None:
        return False
    if not silent:
        state.append_pending(str(number))
    state.pos = found.end()
    return True
