"""Links that name a heading by its words: ``[The Sea Gate]``, ``[text][The Sea Gate]``, ``[The Sea Gate][]``.

-> tokens ``named_link_open`` ... ``named_link_close``, which hold the brackets as written until all headings
of the book are known. A bracket alone is such a link only if its own file has a heading of these words.
"""

import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.source.heading_names import heading_key

_FULL = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\[(?P<name>[^\[\]\n]{0,200})\]")
_SHORT = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\](?![(\[{:])")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*(?:\{[^{}]*\})?[ \t]*")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
#: What begins a note, a citation, a callout or a box to tick.
_OTHERS = ("^", "@", "-@", "!", " ")


def use_named_links(md: MarkdownIt) -> None:
    """Add the rule; it comes behind those of links and spans."""
    md.inline.ruler.after("link", "named_link", _link)


def _link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or state.linkLevel:
        return False
    found = _FULL.match(state.src, state.pos, state.posMax)
    if found is None:
        found = _SHORT.match(state.src, state.pos, state.posMax)
        if found is None or heading_key(found["words"]) not in _headings(state):
            return False
    if found["words"].startswith(_OTHERS):
        return False
    if silent:
        state.pos = found.end()
        return True
    stop = state.posMax
    opening = state.push("named_link_open", "a", 1)
    opening.content = "["
    name = found.groupdict().get("name")
    opening.meta.update({"name": name or found["words"], "told": bool(name)})
    state.pos, state.posMax = found.start() + 1, found.end("words")
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("named_link_close", "a", -1).content = state.src[found.end("words") : found.end()]
    state.pos, state.posMax = found.end(), stop
    return True


def _headings(state: StateInline) -> frozenset[str]:
    """Return the words of all headings of the file, as its lines show them."""
    if "headings" not in state.env:
        lines: list[str] = state.env.get("lines", [])
        found = {one["words"] for line in lines if (one := _HEADING.fullmatch(line))}
        found.update(line for line, below in itertools.pairwise(lines) if _UNDERLINE.fullmatch(below))
        state.env["headings"] = frozenset(filter(None, map(heading_key, found)))
    headings: frozenset[str] = state.env["headings"]
    return headings
