r"""Labels of other programs: ``(\#fig:x)`` of bookdown, ``\label{fig:x}`` of LaTeX, ``(fig-x)=`` of MyST.

They become the id of the heading, picture or table whose words they stand in, or of the block below a line of
MyST; anywhere else they mark a place. Further labels of one thing are noted in ``meta["labels"]``.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.elements.reference_kinds import fit_id

_BOOKDOWN = re.compile(r"\(\\?#((?:fig|tab|tbl|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|hyp):[\w./-]{1,200})\)")
_TEX = re.compile(r"\\label\s?\{\s*([^\s{}\\]{1,200})\s*\}")
_MYST = re.compile(r"\(([^\s()]{1,200})\)=[ \t]*")


def use_labels(md: MarkdownIt) -> None:
    """Add the rules. Must be used before the rule of figures."""
    md.inline.ruler.before("escape", "label", _inline)
    md.block.ruler.before("fence", "label", _line, {"alt": ["paragraph", "reference", "blockquote"]})
    md.core.ruler.push("labels", _give_all)


def _inline(state: StateInline, silent: bool) -> bool:
    sign, at = state.src[state.pos], state.pos
    bracketed = sign in "\\#" and at > 0 and state.src[at - 1] == "("
    found = _BOOKDOWN.match(state.src, at - 1, state.posMax) if bracketed else None
    if found is None and sign == "\\":
        bracketed, found = False, _TEX.match(state.src, at, state.posMax)
    if found is None:
        return False
    if not silent:
        if bracketed:
            state.pending = state.pending.removesuffix("(")
        before = state.pending
        state.push("label", "span", 0).meta["id"] = fit_id(found[1])
        if before.endswith(" ") or (not before and len(state.tokens) == 1):
            at = found.end()
            state.pos = at + len(state.src[at : state.posMax]) - len(state.src[at : state.posMax].lstrip(" "))
            return True
    state.pos = found.end()
    return True


def _line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's form
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or not state.src.startswith("(", first):
        return False
    found = _MYST.fullmatch(state.src, first, last)
    if found is None:
        return False
    if not silent:
        token = state.push("label", "", 0)
        token.map, token.meta["id"] = [start, start + 1], fit_id(found[1])
        state.line = start + 1
    return True


def _give_all(state: StateCore) -> None:
    waiting: list[Token] = []
    kept: list[Token] = []
    for token in state.tokens:
        if token.type == "label":
            waiting.append(token)
            continue
        if waiting and token.nesting >= 0 and token.type not in ("problem", "attributes"):
            _give(token, waiting)
            waiting = []
        elif waiting and token.nesting < 0:
            kept += [part for label in waiting for part in _paragraph(label)]
            waiting = []
        kept.append(token)
    kept += [part for label in waiting for part in _paragraph(label)]
    for opening, inline in pairwise(kept):
        if inline.type == "inline":
            _in_line(opening, inline)
            if opening.type == "heading_open" and "labels" in opening.meta:
                inline.meta["labels"] = opening.meta.pop("labels")
    state.tokens = kept


def _in_line(opening: Token, inline: Token) -> None:
    """Give the labels in the words of a heading or caption to what has these words."""
    children = inline.children or []
    for picture in children:
        if picture.type == "image" and picture.children:
            picture.children = _taken(picture, picture.children)
    if opening.type in ("heading_open", "table_caption_open"):
        inline.children = _taken(opening, children)
    else:
        inline.children = [part for child in children for part in _placed(child)]


def _taken(owner: Token, children: Iterable[Token]) -> list[Token]:
    kept: list[Token] = []
    labels: list[Token] = []
    for child in children:
        (labels if child.type == "label" else kept).append(child)
    if labels:
        _give(owner, labels)
        while kept and kept[-1].type == "text" and not kept[-1].content.strip():
            kept.pop()
        if kept and kept[-1].type == "text":
            kept[-1].content = kept[-1].content.rstrip()
    return kept


def _give(owner: Token, labels: Iterable[Token]) -> None:
    for label in labels:
        name = str(label.meta["id"])
        if owner.type in ("table_open", "table_caption_open") and not name.startswith("tbl-"):
            owner.meta.setdefault("labels", []).append(name)  # ids of tables have a form of their own
            owner.attrs.setdefault("id", f"tbl-{name}")
        elif "id" in owner.attrs:
            owner.meta.setdefault("labels", []).append(name)
        else:
            owner.attrs["id"] = name


def _placed(child: Token) -> tuple[Token, ...]:
    """Return the tokens of an empty mark in the place of a label."""
    if child.type != "label":
        return (child,)
    opening = Token("span_open", "span", 1, attrs={"id": child.meta["id"]}, meta=dict(child.meta))
    return opening, Token("span_close", "span", -1, meta={"span": child.meta.get("span")})


def _paragraph(label: Token) -> tuple[Token, ...]:
    """Return an empty block that holds the place of a label with nothing below it."""
    opening = Token("div_open", "div", 1, block=True, map=label.map, attrs={"id": label.meta["id"]})
    opening.meta["span"] = label.meta.get("span")
    return opening, Token("div_close", "div", -1, block=True)
