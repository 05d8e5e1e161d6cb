"""Attributes on a line of their own, for the block below: ``{.extract lang=de}``."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import LocatedFinding, block_problem


def use_block_attributes(md: MarkdownIt) -> None:
    """Add the rules: one finds the lines, one gives the attributes to the next block."""
    md.block.ruler.before(
        "fence", "block_attributes", _line, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.core.ruler.push("block_attributes", _resolve)


def _line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's form
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or not state.src.startswith("{", first):
        return False
    line = state.src[first:last].rstrip()
    found = parse_attributes(line, 0)
    if found is None or found.end != len(line):
        if not silent and line.endswith("}") and looks_meant(line, 0):
            block_problem(state, MALFORMED, start)
        return False
    if silent:
        return True
    token = state.push("attributes", "", 0)
    give(token, found.values, (start, None))
    token.map = [start, start + 1]
    state.line = start + 1
    return True


def _resolve(state: StateCore) -> None:
    kept: list[Token] = []
    waiting: Token | None = None
    for token in state.tokens:
        if token.type == "attributes":
            if waiting is not None:
                merge(token, waiting)
            waiting = token
            continue
        if waiting is not None:
            if token.nesting < 0:
                _report(state, waiting)
            else:
                merge(token, waiting)
            waiting = None
        kept.append(token)
    if waiting is not None:
        _report(state, waiting)
    state.tokens = kept


def merge(token: Token, above: Token) -> None:
    """Give a token the attributes of the line above it; its own ones win, classes add up."""
    token.meta.setdefault("written", []).extend(above.meta.get("written", ()))
    classes = f"{above.attrs.get('class', '')} {token.attrs.get('class', '')}".split()
    token.attrs = {**above.attrs, **token.attrs}
    if classes:
        token.attrs["class"] = " ".join(dict.fromkeys(classes))


def _report(state: StateCore, token: Token) -> None:
    finding = Finding(
        "attributes-nowhere", "no block follows these attributes", "write them directly above a block"
    )
    state.env["problems"].append(LocatedFinding(finding, token.meta["span"]))
