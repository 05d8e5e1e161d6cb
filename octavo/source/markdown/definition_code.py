"""Indented code in a definition, without the spaces that belong to the definition.

The parser takes the text of a definition to begin two columns behind its mark. Most begin four behind it, and
so does what goes on below::

    key

    :   How it is set:

            $if(x)$
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_TEXT = re.compile(r"[:~]([ ]+)\S")
_PARSED = 2  # columns


def use_definition_code(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known."""
    md.core.ruler.after("block", "definition_code", _dedent)


def _dedent(state: StateCore) -> None:
    lines: list[str] = state.env["lines"]
    extra: list[int] = []
    for at, token in enumerate(state.tokens):
        following = state.tokens[at + 1] if at + 1 < len(state.tokens) else None
        if token.type == "dd_open":
            place = following.map[0] if following is not None and following.map else None
            text = _TEXT.search(lines[place]) if place is not None and place < len(lines) else None
            extra.append(len(text[1]) + 1 - _PARSED if text else 0)
        elif token.type == "dd_close":
            extra.pop()
        elif token.type == "code_block" and extra and extra[-1] > 0:
            token.content = _without(token.content, extra[-1])


def _without(code: str, spaces: int) -> str:
    """Return the code without so many spaces before each line, if each has them."""
    lines = code.split("\n")
    if any(line.strip() and not line.startswith(" " * spaces) for line in lines):
        return code
    return "\n".join(line[spaces:] for line in lines)
