"""Callouts, whatever a manuscript writes them with -> a block of the classes ``callout callout-KIND``.

::

    ::: {.callout-tip title="Mind the *gap*"}
    Step over it.
    :::

The rules for other forms (``[!NOTE]``, ``!!! note``) push the tokens of such a block. Its title is the
attribute, or else the heading with which the block begins.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.elements.callout import callout_kind
from octavo.source.tokens import matching, title_text

#: Class of a callout whose title was left out on purpose.
UNTITLED = "untitled"
#: Other blocks whose titles are Markdown.
TITLED = frozenset(("tab", "details"))


def use_callouts(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known, and before their text is read."""
    md.core.ruler.after("block", "callouts", _callouts)


def _callouts(state: StateCore) -> None:
    kept: list[Token] = []
    skip_to = 0
    for at, token in enumerate(state.tokens):
        if at < skip_to:
            continue
        kept.append(token)
        if token.type != "div_open":
            continue
        names = str(token.attrs.get("class", "")).split()
        kind = callout_kind(names)
        if kind is None:
            title = _title(token) if TITLED.intersection(names) else None
            if title is not None:
                kept += [_edge("open", 1, title), title, _edge("close", -1, title)]
            continue
        own = [name for name in names if callout_kind([name]) is None]
        untitled = token.attrs.get("title") == ""
        title = _title(token)
        skip_to = at + 1
        if untitled:
            own.append(UNTITLED)
        token.attrs["class"] = " ".join(["callout", f"callout-{kind}", *own])
        if title is None and state.tokens[at + 1].type == "heading_open":
            title = state.tokens[at + 2]
            skip_to = matching(state.tokens, at + 1) + 1
        if title is not None:
            kept += [_edge("open", 1, title), title, _edge("close", -1, title)]
    state.tokens = kept


def _title(token: Token) -> Token | None:
    """Return the words of a title that is an attribute, as text to be read, or None."""
    words = str(token.attrs.pop("title", "")).strip()
    return title_text(token, words) if words else None


def _edge(side: str, nesting: int, title: Token) -> Token:
    edge = Token(f"block_title_{side}", "p", 1 if nesting > 0 else -1, block=True, map=title.map)
    edge.level = title.level
    return edge
