"""Attributes directly after a picture, a link or code: ``![Map](map.svg){#fig-map alt="..."}``."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import inline_problem

_NOBODYS = Finding(
    "attributes-nowhere",
    "nothing before these attributes takes them; they are printed as they stand",
    "put brackets around the words that they are for: [words]{.class}; write \\{ for a brace that is meant",
)
_TAKE = ("image", "link_close", "code_inline")


def use_inline_attributes(md: MarkdownIt) -> None:
    """Add the rule; the attributes go to the (opening) token."""
    md.inline.ruler.push("inline_attributes", _attributes)


def _attributes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "{":
        return False
    attributes = parse_attributes(state.src, state.pos, state.posMax)
    last = len(state.tokens) - 1
    if state.pending or not state.tokens or state.tokens[last].type not in _TAKE:
        if attributes is not None and not attributes.values.keys().isdisjoint(("id", "class")):
            inline_problem(state, _NOBODYS, Severity.WARNING)
        return False
    if attributes is None:
        if looks_meant(state.src, state.pos, state.posMax):
            inline_problem(state, MALFORMED)
        return False
    if state.tokens[last].type == "link_close":
        last = max(i for i, token in enumerate(state.tokens) if token.type == "link_open")
    token = state.tokens[last]
    values = dict(attributes.values)
    if token.type == "image":
        for name in ("alt", "fig-alt"):
            if name in values:
                token.meta["alt"] = values[name]
    give(token, values, state.pos)
    state.pos = attributes.end
    return True
