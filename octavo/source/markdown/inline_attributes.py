"""Attributes directly after a picture, a link or code: ``![Map](map.svg){#fig-map alt="..."}``."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.source.markdown.attributes import MALFORMED, looks_meant, parse_attributes
from octavo.source.markdown.problem import inline_problem

_TAKE = ("image", "link_close", "code_inline")


def use_inline_attributes(md: MarkdownIt) -> None:
    """Add the rule; the attributes go to the (opening) token."""
    md.inline.ruler.push("inline_attributes", _attributes)


def _attributes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    last = len(state.tokens) - 1
    if state.tokens[last].type not in _TAKE:
        return False
    attributes = parse_attributes(state.src, state.pos, state.posMax)
    if attributes is None:
        if looks_meant(state.src, state.pos, state.posMax):
            inline_problem(state, MALFORMED)
        return False
    if state.tokens[last].type == "link_close":
        last = max(i for i, token in enumerate(state.tokens) if token.type == "link_open")
    token = state.tokens[last]
    values = dict(attributes.values)
    written = [values.pop(name) for name in ("alt", "fig-alt") if name in values]
    if written and token.type == "image":
        token.meta["alt"] = written[-1]
    token.attrs.update(values)
    for fault in attributes.faults:
        inline_problem(state, fault)
    state.pos = attributes.end
    return True
