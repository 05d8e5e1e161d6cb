"""Headings: attributes at their end, and what is likely to be a mistake.

``## The New Course {#sec-new-course .unnumbered}``; ``{-}`` is short for ``{.unnumbered}``.
Number signs that close a heading may stand before them, as in Pandoc.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity, Span
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import LocatedFinding

#: A heading longer than this, underlined by ---, was most likely meant as a paragraph and a break.
_LONG = 80


def use_heading_attributes(md: MarkdownIt) -> None:
    """Add the rule; it runs between the parsing of blocks and that of lines."""
    md.core.ruler.after("block", "heading_attributes", _headings)


def _headings(state: StateCore) -> None:
    for opening, inline in pairwise(state.tokens):
        if opening.type == "heading_open" and opening.map:
            _attributes(state, opening, inline)
            if opening.markup == "-" and ("\n" in inline.content or len(inline.content) > _LONG):
                finding = Finding(
                    "heading-underlined",
                    "this paragraph becomes a heading, because --- stands directly below it",
                    "leave a blank line before --- for a section break, or write ## before a heading",
                )
                span = Span(state.env["file"], opening.map[0] + 1)
                state.env["problems"].append(LocatedFinding(finding, span, Severity.WARNING))


def _attributes(state: StateCore, opening: Token, inline: Token) -> None:
    text = inline.content
    for found in re.finditer(r"(?<!\\)\{", text):
        start = found.start()
        if start and text[start - 1] in ")]`":  # belongs to a span, a link or code before it
            continue
        attributes = parse_attributes(text, start)
        line = (opening.map[0] if opening.map else 0) + text.count("\n", 0, start)
        source = state.env["lines"][line] if line < len(state.env["lines"]) else ""
        span = Span(state.env["file"], line + 1, max(source.find(text[start:]), 0) + 1)
        if attributes and not text[attributes.end :].strip():
            give(opening, attributes.values, span)
            inline.content = _without_closing(text[:start].rstrip(), opening.markup)
            return
        if attributes is None and text.endswith("}") and looks_meant(text, start):
            state.env["problems"].append(LocatedFinding(MALFORMED, span))
            return


def _without_closing(text: str, markup: str) -> str:
    """Return the text of a heading without the number signs that close it."""
    return re.sub(r"(?:^|[ \t]+)#+$", "", text) if markup.startswith("#") else text
