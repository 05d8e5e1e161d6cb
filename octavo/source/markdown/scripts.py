"""Superscripts and subscripts, as in Pandoc: ``XIX^e^ siècle``, ``H~2~O`` -> ``sup_open``, ``sub_open``.

Between the signs stands no space, except one with a backslash, so ``2^10 and 3^4`` has none.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_TAGS = {"^": "sup", "~": "sub"}


def use_scripts(md: MarkdownIt) -> None:
    """Add the rule. It follows that of notes in a line, ``^[note]``."""
    md.inline.ruler.after("emphasis", "scripts", _script)


def _script(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign not in _TAGS:
        return False
    start, stop = state.pos, state.posMax
    if sign == "~" and state.src[start - 1 : start] == "/":
        return False  # the folder of a user in an address, as in example.org/~ada
    end = _end(state, sign)
    state.pos = start
    if end is None:
        return False
    if not silent:
        tag = _TAGS[sign]
        state.push(f"{tag}_open", tag, 1)
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1)
    state.pos, state.posMax = end + 1, stop
    return True


def _end(state: StateInline, sign: str) -> int | None:
    """Return the offset of the sign that closes the one at the present position, or None."""
    start, stop = state.pos, state.posMax
    if state.src[start + 1 : start + 2] in (sign, "["):
        return None
    state.pos = start + 1
    while state.pos < stop:
        at = state.pos
        character = state.src[at]
        if character == sign:
            twice = state.src.startswith(sign, at + 1) and at + 1 < stop
            return at if at > start + 1 and not twice else None
        if character.isspace():
            return None
        if character == "\\":
            state.pos += 2
        elif character in "`[<$":
            state.md.inline.skipToken(state)
        else:
            state.pos += 1
    return None
