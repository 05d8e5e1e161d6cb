"""Callouts and tabs whose text is indented below a mark, as Python-Markdown and MkDocs have them.

::

    !!! note "A title"         ??? tip              === "A tab"
        Text.                      Text.                Text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.elements.callout import KINDS, PLAIN
from octavo.source.markdown.container import push_container

_CALLOUT = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]*(?P<names>[A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)[ \t]*(?:\"(?P<title>.*)\")?[ \t]*"
)
_TAB = re.compile(r"===[!+]?[ \t]*(?P<quote>[\"'])(?P<title>.+)(?P=quote)[ \t]*")
_RST = re.compile(r"\.\.[ \t]+(?P<names>[a-z]+)::[ \t]*(?P<title>)")
_INDENT = 2
#: Words behind the kind that say where a callout floats on a screen.
_ON_SCREENS = frozenset(("inline", "end"))


def use_marked_callouts(md: MarkdownIt) -> None:
    """Add the rule."""
    md.block.ruler.before(
        "fence", "marked_callout", _callout, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _callout(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or state.src[first : first + 1] not in ("!", "?", "=", "."):
        return False
    values = _values(state.src[first:last].rstrip())
    if values is None or not _has_body(state, start, end):
        return False
    if silent:
        return True
    stop = _end(state, start, end)
    saved = state.blkIndent
    state.blkIndent = min(state.sCount[n] for n in range(start + 1, stop) if not state.isEmpty(n))
    push_container(state, start, start + 1, stop, values)
    state.blkIndent = saved
    state.line = stop
    return True


def _values(line: str) -> dict[str, str] | None:
    """Return the attributes of a block that a line marks, or None."""
    if tab := _TAB.fullmatch(line):
        return {"class": "tab", "title": tab["title"]}
    if rst := _RST.fullmatch(line):
        return {"class": f"callout-{KINDS[rst['names']]}"} if rst["names"] in KINDS else None
    found = _CALLOUT.fullmatch(line)
    if found is None:
        return None
    name, *others = found["names"].split()
    kind = KINDS.get(name.lower())
    own = [one for one in others if one not in _ON_SCREENS]
    values = {"class": " ".join([f"callout-{kind or PLAIN}", *own])}
    title = found["title"]
    if title is not None:
        values["title"] = title
    elif kind is None:
        values["title"] = name.replace("-", " ").capitalize()
    return values


def _has_body(state: StateBlock, start: int, end: int) -> bool:
    below = state.skipEmptyLines(start + 1)
    return below < end and state.sCount[below] - state.sCount[start] >= _INDENT


def _end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the last one that is indented below the mark."""
    line, stop = start + 1, start + 1
    while line < end:
        if not state.isEmpty(line):
            if state.sCount[line] - state.sCount[start] < _INDENT:
                break
            stop = line + 1
        line += 1
    return stop
