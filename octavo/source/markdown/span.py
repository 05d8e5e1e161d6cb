"""Bracketed spans ``[text]{.smallcaps lang=ru}`` -> tokens ``span_open`` ... ``span_close``."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import inline_problem


def use_spans(md: MarkdownIt) -> None:
    """Add the rule. Brackets without braces stay text."""
    md.inline.ruler.after("link", "span", _span)


def _span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    start, stop = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or not state.src.startswith("{", end + 1):
        return False
    attributes = parse_attributes(state.src, end + 1, stop)
    if attributes is None:
        if not silent and looks_meant(state.src, end + 1, stop):
            inline_problem(state, MALFORMED)
        return False
    if not silent:
        token = state.push("span_open", "span", 1)
        give(token, attributes.values, end + 1)
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.pos, state.posMax = end + 1, stop
    state.pos, state.posMax = attributes.end, stop
    return True
