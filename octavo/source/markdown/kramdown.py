"""Attribute lists and comments of kramdown.

::

    A paragraph.              {: .warning}             {::comment}
    {: .wide #here}           > A callout.             Left out.
                                                       {:/comment}

A list of attributes directly below a block belongs to it; any other, to the block that follows. A paragraph
or a quotation whose class is that of a callout is one.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.elements.callout import callout_kind
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.attributes import Attributes, give, parse_attributes
from octavo.source.markdown.problem import block_problem
from octavo.source.tokens import matching

_LIST = re.compile(r"\{:(?![:/])(?P<inner>[^{}]*)\}[ \t]*")
_WORD = re.compile(r"(?<![^\s{])[A-Za-z][\w-]*(?=[\s}])")
_COMMENT = re.compile(r"\{::comment[ \t]*\}[ \t]*")
_END = re.compile(r"\{:/(?:comment)?[ \t]*\}[ \t]*")
_COMMAND = re.compile(r"\{::(?:options|nomarkdown)[^{}]*\}[ \t]*|\{:/(?:nomarkdown)?[ \t]*\}[ \t]*")
#: The type of the token of a list of attributes.
_TOKEN = "kramdown_attributes"
_CONTENTS = Finding(
    "markup-foreign",
    "`{:toc}` looks like a place for the contents; the list above it is left out",
    "write `- contents` in book.yaml",
)


def use_kramdown(md: MarkdownIt) -> None:
    """Add the rules: for lists of attributes, comments and commands, and one that deals them out."""
    md.block.ruler.before(
        "fence", "kramdown", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.core.ruler.after("block", "kramdown", _resolve)


def parse_list(text: str, start: int, stop: int) -> Attributes | None:
    """Return the attributes in braces with a colon, ``{: .x #y}``, that begin at ``start``, or None."""
    found = _LIST.match(text, start, stop)
    if found is None:
        return None
    inner = " ".join(_WORD.sub("", f"{{{found['inner']} }}").strip("{} ").split())
    values = parse_attributes(f"{{{inner}}}", 0)
    end = start + len(found[0].rstrip())
    if values is None:
        return Attributes({}, end) if not inner else None
    return Attributes(values.values, end)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or not state.src.startswith("{:", first):
        return False
    if _COMMENT.fullmatch(state.src, first, last):
        return _comment(state, start, end, silent)
    if _COMMAND.fullmatch(state.src, first, last):
        if not silent:
            said = shortened(state.src[first:last].strip())
            finding = Finding(
                "markup-foreign", f"`{said}` is a command of kramdown, and left out", "take it out"
            )
            block_problem(state, finding, start, Severity.WARNING)
            state.line = start + 1
        return True
    attributes = parse_list(state.src, first, last)
    if attributes is None or state.src[attributes.end : last].strip():
        return False
    if not silent:
        token = state.push(_TOKEN, "", 0)
        token.map = [start, start + 1]
        token.meta["contents"] = "toc" in state.src[first:last].strip("{}: \t").split()
        token.meta["below"] = start > 0 and not state.isEmpty(start - 1)
        give(token, dict(attributes.values), (start, None))
        state.line = start + 1
    return True


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    for line in range(start + 1, end):
        if _END.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]):
            if not silent:
                state.line = line + 1
            return True
    return False


def _resolve(state: StateCore) -> None:
    made: list[Token] = []
    waiting: Token | None = None
    tokens = state.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == _TOKEN:
            begin = _block_above(made) if token.meta["below"] and made else None
            if token.meta["contents"]:
                if begin is not None:
                    del made[begin:]
                made.append(_problem(_CONTENTS, token))
            elif begin is not None:
                _give(made, begin, len(made), token)
            else:
                waiting = token
            at += 1
        elif waiting is not None and token.nesting >= 0 and token.type != "problem":
            stop = matching(tokens, at) + 1 if token.nesting else at + 1
            made += tokens[at:stop]
            _give(made, len(made) - (stop - at), len(made), waiting)
            waiting, at = None, stop
        else:
            made.append(token)
            at += 1
    state.tokens = made


def _block_above(tokens: list[Token]) -> int | None:
    """Return the index of the token that opens the last block, or None if there is none."""
    depth = 0
    for at in range(len(tokens) - 1, -1, -1):
        depth += tokens[at].nesting
        if depth > 0:
            return None
        if depth == 0 and tokens[at].type != "problem":
            return at
    return None


def _give(tokens: list[Token], begin: int, end: int, given: Token) -> None:
    """Give a block the attributes of a list, and make a callout of it if they say so."""
    opening = tokens[begin]
    values = {name: value for one in given.meta.get("written", ()) for name, value in one.values.items()}
    if not values:
        return
    if "class" in values:
        values["class"] = " ".join("unlisted" if one == "no_toc" else one for one in values["class"].split())
    place = (given.map[0] if given.map else 0, None)
    kind = callout_kind(values.get("class", "").split())
    if kind is None or opening.type not in ("paragraph_open", "blockquote_open"):
        if "class" in opening.attrs and "class" in values:
            values["class"] = f"{opening.attrs['class']} {values['class']}"
        give(opening, values, place)
        return
    if opening.type == "blockquote_open":
        opening.type, opening.tag = "div_open", "div"
        tokens[end - 1].type, tokens[end - 1].tag = "div_close", "div"
        give(opening, values, place)
        return
    holder = Token("div_open", "div", 1, block=True, map=opening.map, level=opening.level)
    give(holder, values, place)
    tokens.insert(end, Token("div_close", "div", -1, block=True, level=opening.level))
    tokens.insert(begin, holder)


def _problem(finding: Finding, place: Token) -> Token:
    token = Token("problem", "", 0, map=place.map)
    token.meta = {"finding": finding, "severity": Severity.WARNING}
    return token
