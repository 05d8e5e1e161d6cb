"""Attributes directly after a picture, a link or code: ``![Map](map.svg){#fig-map alt="..."}``."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, Attributes, give, looks_meant, parse_attributes
from octavo.source.markdown.kramdown import parse_list
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
    if state.src.startswith("{:", state.pos):
        return _of_kramdown(state)
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
    _take(_taker(state.tokens), attributes, state)
    return True


def _take(token: Token, attributes: Attributes, state: StateInline) -> None:
    values = dict(attributes.values)
    if token.type == "image":
        for name in ("alt", "fig-alt"):
            if name in values:
                token.meta["alt"] = values[name]
    give(token, values, state.pos)
    state.pos = attributes.end


def _of_kramdown(state: StateInline) -> bool:
    """Take attributes as kramdown writes them, behind a picture or a link, or in the line below a picture:
    ``{: width="50%" .wide}``. Those that nothing takes stay as they are typed, and are told."""
    attributes = parse_list(state.src, state.pos, state.posMax)
    if attributes is None:
        return False
    tokens = state.tokens
    below = len(tokens) == 2 and tokens[1].type == "softbreak" and tokens[0].type == "image"
    if below and not state.pending and not state.src[attributes.end : state.posMax].strip():
        tokens.pop()
    if state.pending or not tokens or tokens[-1].type not in _TAKE:
        if attributes.values:
            inline_problem(state, _NOBODYS, Severity.WARNING)
        return False
    _take(_taker(tokens), attributes, state)
    return True


def _taker(tokens: list[Token]) -> Token:
    """Return the token that takes attributes behind the last one."""
    if tokens[-1].type != "link_close":
        return tokens[-1]
    return next(token for token in reversed(tokens) if token.type == "link_open")
