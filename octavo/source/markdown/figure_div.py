"""Figures of several pictures, and blocks beside each other.

::

    ::: {#fig-gates layout-ncol=2}         figure_group_open
    ![North](north.png){#fig-north}          panels_open, panel_open, figure, panel_close
                                             ...
    ![South](south.png)                      panels_close
                                             group_caption_open, inline, group_caption_close
    The two gates.                         figure_group_close
    :::

A block with the id of a figure is one figure. Its last paragraph is its caption; what stands before it are
its panels, and pictures among them are lettered if there are several. One picture alone is a plain figure.
A block that asks for a layout and has no such id only puts what it holds beside each other.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity, Span
from octavo.core.note_marks import mark
from octavo.source.finding import Finding
from octavo.source.markdown.figure import figure_of, words
from octavo.source.markdown.panel_layout import LAYOUT, PanelRow, rows_of
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import matching

#: In the meta of a block that is a figure, whatever its id. Its picture comes first, its caption second, and
#: what follows stands below the figure.
AS_FIGURE, CAPTION_FIRST = "as-figure", "caption-first"

_FIGURE_ID = re.compile(r"fig[-:]")
_LAYOUT_WRONG = Finding(
    "attribute-value",
    "this layout says no rows and columns; what it holds is set one below the other",
    'write layout-ncol=2, layout-nrow=1, or layout="[[1,1],[1]]" with the shares of each row',
)


def use_figure_divs(md: MarkdownIt) -> None:
    """Add the rule; single figures are known when it runs."""
    md.core.ruler.push("figure_divs", lambda state: setattr(state, "tokens", _rewritten(state, state.tokens)))


def _rewritten(state: StateCore, tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "div_open" and _asks(token):
            end = matching(tokens, at)
            inside = _without_inner_layout(token, tokens[at + 1 : end])
            kept += _block(state, token, _rewritten(state, inside), tokens[end])
            at = end
        else:
            kept.append(token)
        at += 1
    return kept


def _without_inner_layout(opening: Token, inside: list[Token]) -> list[Token]:
    """Return what a figure holds; if that is one layout and a caption, the layout becomes the figure's."""
    if not is_figure(opening) or any(name in opening.attrs for name in LAYOUT):
        return inside
    blocks = list(_blocks(inside))
    layouts = [block for block in blocks if block[0].type == "div_open" and _asks(block[0])]
    others = [block for block in blocks if block[0].type != "paragraph_open" and block not in layouts]
    if len(layouts) != 1 or others or is_figure(layouts[0][0]) or layouts[0][0].attrs.get("id"):
        return inside
    for name in LAYOUT:
        if name in layouts[0][0].attrs:
            opening.attrs[name] = layouts[0][0].attrs[name]
    return [token for block in blocks for token in (block[1:-1] if block is layouts[0] else block)]


def _asks(token: Token) -> bool:
    return is_figure(token) or any(name in token.attrs for name in LAYOUT)


def is_figure(token: Token) -> bool:
    """Return True if a block is a figure: by its id, or by a caption that it is given."""
    named = _FIGURE_ID.match(str(token.attrs.get("id", "")))
    return bool(named) or "fig-cap" in token.attrs or bool(token.meta.get(AS_FIGURE))


def _block(state: StateCore, opening: Token, inside: list[Token], closing: Token) -> list[Token]:
    blocks = [part for block in _blocks(inside) for part in _parted(block)]
    if not is_figure(opening):
        panels = list(_panels(state, opening, blocks, lettered=False))
        opening.attrs["class"] = f"panel-group {opening.attrs['class']}".strip()
        return [opening, *panels, closing]
    below: list[Token] = []
    if opening.meta.get(AS_FIGURE) == CAPTION_FIRST:
        below = [token for block in blocks[2:] for token in block]
        del blocks[2:]
    caption = _caption(opening, blocks, state)
    figures = [block[0] for block in blocks if len(block) == 1 and block[0].type == "figure"]
    if len(blocks) == 1 == len(figures) and not (caption and figures[0].meta["caption"]):
        return [_single(opening, figures[0], caption), *below]
    _describe(opening, figures)
    opening.type, closing.type = "figure_group_open", "figure_group_close"
    opening.meta["credit"] = str(opening.attrs.get("credit", ""))
    return [
        opening,
        *_panels(state, opening, blocks, lettered=len(figures) > 1),
        *_caption_tokens(opening, caption),
        closing,
        *below,
    ]


def _blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    at = 0
    while at < len(tokens):
        end = matching(tokens, at) if tokens[at].nesting == 1 else at
        yield tokens[at : end + 1]
        at = end + 1


def _parted(block: list[Token]) -> list[list[Token]]:
    """Return a paragraph that holds nothing but several pictures as figures; any other block as it is."""
    if block[0].type != "paragraph_open" or len(block) < 3:
        return [block]
    children = block[1].children or []
    pictures = [child for child in children if child.type == "image"]
    rest = [child for child in children if child.type != "image"]
    if len(pictures) < 2 or any(child.type != "softbreak" and child.content.strip() for child in rest):
        return [block]
    return [[figure_of(block[0], picture)] for picture in pictures]


def _caption(opening: Token, blocks: list[list[Token]], state: StateCore) -> list[Token]:
    """Return the words of the caption, which are taken out of the blocks."""
    written = str(opening.attrs.get("fig-cap", ""))
    if written:
        return words(state, written, opening.meta["span"])
    last = blocks[-1] if len(blocks) > 1 else []
    if len(last) != 3 or last[0].type != "paragraph_open":
        return []
    blocks.pop()
    return last[1].children or []


def _describe(opening: Token, figures: list[Token]) -> None:
    """Give the text that stands for all pictures of a figure to the first, if none has one of its own."""
    alt = opening.attrs.get("fig-alt", opening.attrs.get("alt"))
    if alt is not None and all(figure.meta["alt"] is None for figure in figures):
        for number, figure in enumerate(figures):
            figure.meta["alt"] = "" if number else str(alt)


def _single(opening: Token, figure: Token, caption: list[Token]) -> Token:
    """Return the figure of a block that holds one picture: with the id, caption and attributes of both."""
    meta, attrs = figure.meta, opening.attrs
    meta["caption"] = caption or meta["caption"]
    meta["id"] = attrs.get("id") or meta["id"]
    meta["class"] = " ".join(dict.fromkeys(f"{attrs.get('class', '')} {meta['class']}".split()))
    alt = attrs.get("fig-alt", attrs.get("alt"))
    if meta["alt"] is None and alt is not None:
        meta["alt"] = str(alt)
    if attrs.get("credit"):
        meta["credit"] = str(attrs["credit"])
    for name in ("lang", "dir", "width", "height", "fig-align"):
        if name in attrs:
            figure.attrs.setdefault(name, attrs[name])
    _take_layout(opening)
    meta["written"] += opening.meta.pop("written", [])
    return figure


def _panels(
    state: StateCore, opening: Token, blocks: list[list[Token]], *, lettered: bool
) -> Iterator[Token]:
    rows = rows_of(opening.attrs, len(blocks))
    if rows is None:
        span: Span = opening.meta["span"]
        state.env["problems"].append(LocatedFinding(_LAYOUT_WRONG, span, Severity.WARNING))
        rows = rows_of({}, len(blocks)) or ()
    group = str(opening.attrs.get("id", "")) if is_figure(opening) else ""
    figures = [block[0] for block in blocks if len(block) == 1 and block[0].type == "figure"]
    for number, figure in enumerate(figures if lettered and group else (), start=1):
        letter = mark("letters", number)
        figure.meta |= {"part": letter, "alias": f"{group}-{letter}"}
    waiting = iter(blocks)
    for row in rows:
        yield _made("panels_open", 1, shares=row.shares, rows=len(rows), alone=not group)
        yield from _row(row, waiting)
        yield _made("panels_close", -1)
    _take_layout(opening)


def _take_layout(opening: Token) -> None:
    """Take the layout out of the attributes of a block, and the class that would lay it out once more."""
    for name in LAYOUT:
        opening.attrs.pop(name, None)
    names = str(opening.attrs.get("class", "")).split()
    opening.attrs["class"] = " ".join(name for name in names if name != "figures")
    for one in opening.meta.get("written", ()):
        for name in LAYOUT:
            one.values.pop(name, None)


def _row(row: PanelRow, blocks: Iterator[list[Token]]) -> Iterator[Token]:
    for share in row.shares:
        yield _made("panel_open", 1, share=abs(share))
        yield from next(blocks, []) if share > 0 else []
        yield _made("panel_close", -1)


def _caption_tokens(opening: Token, caption: Iterable[Token]) -> list[Token]:
    children = list(caption)
    if not children:
        return []
    inline = Token(
        "inline", "", 0, children=children, map=opening.map, meta={"span": children[0].meta["span"]}
    )
    return [
        _made("group_caption_open", 1, span=inline.meta["span"]),
        inline,
        _made("group_caption_close", -1),
    ]


def _made(kind: str, nesting: int, **meta: object) -> Token:
    assert nesting in (-1, 1)
    return Token(kind, "div", 1 if nesting == 1 else -1, block=True, meta=meta)
