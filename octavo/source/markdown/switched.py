"""Rules that a book switches on by the key ``markdown`` of book.yaml, since most texts mean other things.

::

    markdown: [mark, emoji, line-breaks]
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from octavo.core.environment import require_extra
from octavo.core.registry import Registry

_EMOJI = re.compile(r":[a-z0-9_+-]+:", re.IGNORECASE)


def use_marked_text(md: MarkdownIt) -> None:
    """Add the rule for ``==text==``, which is ``[text]{.mark}``, as in Obsidian and MkDocs."""
    md.inline.ruler.before("foreign_markup", "mark", _marked)


def use_emoji(md: MarkdownIt) -> None:
    """Add the rule for ``:name:``, which stands for an emoji of that name on GitHub.

    Raise MissingExtraError if the package of the extra ``emoji`` is not installed.
    """
    require_extra("emoji")
    md.inline.ruler.before("foreign_markup", "emoji", _emoji)


def use_line_breaks(md: MarkdownIt) -> None:
    """Add the rule that the end of a line in the source ends a line in the book."""
    md.core.ruler.push("line_breaks", _line_breaks)


#: The rules by the names that a book gives.
SWITCHES: Registry[Callable[[MarkdownIt], None]] = Registry(
    "Markdown switch",
    (("mark", use_marked_text), ("emoji", use_emoji), ("line-breaks", use_line_breaks)),
)


def switched_on(
    rules: Registry[Callable[[MarkdownIt], None]], names: Iterable[str]
) -> Registry[Callable[[MarkdownIt], None]]:
    """Return the rules, and those that a book switches on behind them."""
    for name in dict.fromkeys(names):
        rules = rules.with_part(f"switched-{name}", SWITCHES[name])
    return rules


def _marked(state: StateInline, silent: bool) -> bool:
    start, stop = state.pos, state.posMax
    if not state.src.startswith("==", start) or state.src[start + 2 : start + 3].strip() in ("", "="):
        return False
    end = state.src.find("==", start + 3, stop)
    if end < 0 or state.src[end - 1].isspace() or "\n\n" in state.src[start:end]:
        return False
    if not silent:
        token = state.push("span_open", "span", 1)
        token.attrs = {"class": "mark"}
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = end + 2, stop
    return True


def _emoji(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != ":":
        return False
    found = _EMOJI.match(state.src, state.pos, state.posMax)
    sign = _sign(found[0]) if found else None
    if found is None or sign is None:
        return False
    if not silent:
        state.append_pending(sign)
    state.pos = found.end()
    return True


@cache
def _sign(name: str) -> str | None:
    """Return the emoji of a name, or None if there is none."""
    import emoji  # here, since most books do without it

    sign = emoji.emojize(name, language="alias")
    return None if sign == name else sign


def _line_breaks(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type, child.tag = "hardbreak", "br"
