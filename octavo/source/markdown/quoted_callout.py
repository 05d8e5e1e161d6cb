"""Callouts in the form of quotations, as GitHub, mdBook and Obsidian have them.

::

    > [!NOTE]                  > [!tip]+ A title
    > Useful to know.          > Text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.blockquote import blockquote
from markdown_it.token import Token

from octavo.elements.callout import KINDS
from octavo.source.markdown.attributes import give

_MARK = re.compile(
    r"[ \t]*(?:\[!(?P<name>[A-Za-z][A-Za-z-]*)(?:\|[^\[\]\n]*)?\][+-]?"
    r"|\*\*(?P<bold>Note|Tip|Important|Warning|Caution)\*\*)(?P<title>[^\n]*)"
)


def use_quoted_callouts(md: MarkdownIt) -> None:
    """Put a rule in the place of that of quotations, which it calls."""
    md.block.ruler.at("blockquote", _quotation, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = len(state.tokens)
    if not blockquote(state, start, end, silent):
        return False
    if not silent:
        tokens = state.tokens
        while at < len(tokens) and tokens[at].type != "blockquote_open":
            at += 1
        if len(tokens) > at + 3 and tokens[at + 1].type == "paragraph_open":
            _make_callout(tokens, at)
    return True


def _make_callout(tokens: list[Token], at: int) -> None:
    """Make a block of a quotation whose first line is the mark of a callout."""
    opening, paragraph, inline = tokens[at : at + 3]
    found = _MARK.match(inline.content)
    if found is None or (found["bold"] and found["title"].strip()):
        return
    title = found["title"].strip()
    name = (found["name"] or found["bold"]).lower()
    kind = KINDS.get(name)
    if kind is None and not title:
        title = name.replace("-", " ").capitalize()
    opening.type, opening.tag = "div_open", "div"
    tokens[-1].type, tokens[-1].tag = "div_close", "div"
    place = (opening.map[0], None) if opening.map else (0, None)
    give(opening, {"class": f"callout-{kind or 'plain'}"}, place)
    if title:
        opening.attrs["title"] = title
    rest = inline.content[found.end() :].removeprefix("\n")
    if not rest.strip():
        del tokens[at + 1 : at + 4]
        return
    inline.content = rest
    for token in (paragraph, inline):
        if token.map:
            token.map = [token.map[0] + 1, token.map[1]]
