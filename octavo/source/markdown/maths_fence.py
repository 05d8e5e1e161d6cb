"""Formulas between fences -> token ``math``: GitLab's (``math``), MyST's (``{math}``, with ``:label:``), and
definitions of commands in raw TeX (``{=latex}``)."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.source.markdown.formula import fill, identifier, only_defines

_DIRECTIVE = re.compile(r"\{math\}\s*(?P<first>.*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):[ \t]*(?P<value>.*)")
_RAW = re.compile(r"\{=(?:latex|tex)\}")


def use_maths_fences(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known."""
    md.core.ruler.after("block", "maths_fence", _blocks)


def _blocks(state: StateCore) -> None:
    kept: list[Token] = []
    for token in state.tokens:
        kept += _formula(token) if token.type == "fence" and token.map else (token,)
    state.tokens = kept


def _formula(fence: Token) -> tuple[Token, ...]:
    """Return the tokens that a fence becomes: a paragraph with a formula, definitions, or itself."""
    info = fence.info.strip()
    directive = _DIRECTIVE.fullmatch(info)
    if _RAW.fullmatch(info) and only_defines(fence.content):
        return (_definitions(fence),)
    if info != "math" and not directive:
        return (fence,)
    options, tex = _options(fence.content) if directive else ({}, fence.content)
    if directive and directive["first"]:
        tex = f"{directive['first']}\n{tex}"
    token = Token("math", "math", 0)
    fill(token, tex.strip(), display=True)
    if token.type == "math_definitions":
        return (_definitions(fence),)
    name = options.get("label") or options.get("name")
    if name:
        token.attrs["id"] = identifier(name)
    inline = Token("inline", "", 0, map=fence.map, children=[token], level=fence.level + 1, block=True)
    opening = Token("paragraph_open", "p", 1, map=fence.map, level=fence.level, block=True)
    return opening, inline, Token("paragraph_close", "p", -1, level=fence.level, block=True)


def _definitions(fence: Token) -> Token:
    made = Token("math_definitions", "", 0, map=fence.map, level=fence.level, block=True)
    made.meta["definitions"] = fence.content
    return made


def _options(content: str) -> tuple[dict[str, str], str]:
    """Return the options over a directive's text (``:label: mass``), and the text."""
    lines = content.split("\n")
    found: dict[str, str] = {}
    while lines and (option := _OPTION.fullmatch(lines[0].strip())):
        found[option["name"]] = option["value"].strip()
        lines.pop(0)
    return found, "\n".join(lines)
