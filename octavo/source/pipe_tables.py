"""Tables that are drawn in a text, read into tables; a ``table_place`` is left where each stood."""

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.slugs import source_slug
from octavo.elements.index_mark import names_mark
from octavo.source.context import ReadingContext
from octavo.source.manuscript import (
    Align,
    Cell,
    Column,
    Orientation,
    Row,
    RowKind,
    Spanner,
    TableSource,
)
from octavo.source.markdown.index_mark import WORDLESS, mark_words
from octavo.source.table_rows import column_align
from octavo.source.table_widths import column_widths
from octavo.source.text import Text
from octavo.source.tokens import matching, plain_text

#: The tokens of blocks that a cell can hold.
_CELL_BLOCKS = frozenset(
    (
        *("paragraph_open", "inline", "bullet_list_open", "ordered_list_open", "list_item_open"),
        *("blockquote_open", "fence", "code_block", "line_block", "dl_open", "dt_open", "dd_open"),
    )
)


def extract_tables(
    tokens: Sequence[Token], file: str, scope: str | None, context: ReadingContext
) -> list[Token]:
    """Return the tokens without their pipe tables and captions; the tables go to the context.

    The caption's ``{#tbl-id .unnumbered .sideways}`` gives the table's id and form.
    """
    kept: list[Token] = []
    caption: tuple[Token, Text] | None = None
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type not in ("table_open", "table_caption_open"):
            kept.append(token)
            at += 1
            continue
        end = matching(tokens, at)
        if token.type == "table_caption_open":
            caption = (token, _text(tokens[at + 1]))
            at = end + 1
            continue
        below = end + 1
        if (
            below < len(tokens)
            and tokens[below].type == "table_caption_open"
            and not _starts_next(tokens, below, caption is not None)
        ):
            if caption is not None:
                span: Span = tokens[below].meta["span"]
                hint = "keep the one above the table, or the one below"
                context.diagnostics.error("table-captions", span, "the table has two captions", hint)
            caption = (tokens[below], _text(tokens[below + 1]))
            end = matching(tokens, below)
        kept += _place(tokens[at:below], token, caption, file, scope, context)
        caption = None
        at = end + 1
    return kept


def _starts_next(tokens: Sequence[Token], caption: int, captioned: bool) -> bool:
    """Return True if a caption between two tables is that of the one below: it stands nearer to it, or the
    one above is ``captioned`` already."""
    end = matching(tokens, caption)
    if end + 1 >= len(tokens) or tokens[end + 1].type != "table_open":
        return False
    table, own, above = tokens[end + 1].map, tokens[caption].map, tokens[caption - 1]
    last = next((t.map[1] for t in reversed(tokens[:caption]) if t.type == "table_open" and t.map), 0)
    return bool(table and own and above and (captioned or table[0] - own[1] < own[0] - last))


def _text(inline: Token) -> Text:
    return Text((inline,), inline.meta["span"], inline.content)


def _place(
    tokens: Sequence[Token],
    opening: Token,
    caption: tuple[Token, Text] | None,
    file: str,
    scope: str | None,
    context: ReadingContext,
) -> list[Token]:
    span: Span = opening.meta["span"]
    attrs = {**(caption[0].attrs if caption else {}), **opening.attrs}
    if caption and "class" in caption[0].attrs and "class" in opening.attrs:
        attrs["class"] = f"{opening.attrs['class']} {caption[0].attrs['class']}"
    classes = str(attrs.get("class", "")).split()
    name = str(attrs["id"]) if "id" in attrs else _made_id(file, context)
    if "id" in attrs:
        place: Span = caption[0].meta["span"] if caption and "id" in caption[0].attrs else span
        if not name.startswith("tbl-"):
            hint = f"write {{#tbl-{name}}}, so that @tbl-{name} can refer to it"
            context.diagnostics.error(
                "table-id", place, f"the id `{name}` of a table does not begin with tbl-", hint
            )
        if not context.ids.claim(name, place, "table"):
            return []
    else:
        context.ids.add_made(name, span, "table")
    if names_mark(attrs):
        _mark(caption, attrs, span, context)
    heads, aligns, spanners = _heads(tokens)
    shares: tuple[float, ...] = opening.meta.get("widths", ())
    if "tbl-colwidths" in attrs:
        place = caption[0].meta["span"] if caption and "tbl-colwidths" in caption[0].attrs else span
        shares = column_widths(str(attrs["tbl-colwidths"]), len(heads), place, context)
    widths = shares or (None,) * len(heads)
    body = _rows(tokens, context)
    if not body:  # a table of one row has no heads: it is not made of them alone
        body = [Row(RowKind.DATA, tuple(heads), heads[0].span)]
        heads = [Cell(context.inline_text("", cell.span), cell.span) for cell in heads]
    context.tables[name] = TableSource(
        id=name,
        scope=scope,
        caption=caption[1] if caption else None,
        columns=tuple(
            _column(number, head, aligns[number], widths[number], body) for number, head in enumerate(heads)
        ),
        spanners=spanners,
        rows=tuple(body),
        span=span,
        short_caption=str(attrs["short-caption"]) if "short-caption" in attrs else None,
        orientation=Orientation.SIDEWAYS if "sideways" in classes else Orientation.UPRIGHT,
        numbered=caption is not None and "unnumbered" not in classes,
    )
    labels = [*opening.meta.get("labels", ()), *(caption[0].meta.get("labels", ()) if caption else ())]
    meta = {"id": name, "span": span, "labels": labels}
    return [Token("table_place", "", 0, block=True, map=opening.map, meta=meta)]


def _mark(
    caption: tuple[Token, Text] | None,
    attrs: dict[str, str | int | float],
    span: Span,
    context: ReadingContext,
) -> None:
    """Put a mark for the index that stands on the table into its caption."""
    if caption is None:
        context.diagnostics.error(WORDLESS.code, span, WORDLESS.message, WORDLESS.hint)
        return
    inline = caption[1].tokens[0]
    inline.children = mark_words(inline.children or (), attrs, span)


def _made_id(file: str, context: ReadingContext) -> str:
    stem = source_slug(posixpath.basename(file).rsplit(".", 1)[0]) or "text"
    return context.ids.numbered(f"table-{stem}")


def _heads(tokens: Sequence[Token]) -> tuple[list[Cell], list[str], tuple[Spanner, ...]]:
    """Return the head and the alignment of each column, and the heads over several."""
    heads: list[Cell] = []
    aligns: list[str] = []
    spanners: list[Spanner] = []
    for token, inline in pairwise(tokens):
        if token.type != "th_open":
            continue
        text, span = _text(inline), inline.meta["span"]
        if "over" in token.meta:
            first, last, level = token.meta["over"]
            spanners.append(Spanner(text, first, last, level, span))
        else:
            heads.append(Cell(text, span))
            aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
    return heads, aligns, tuple(spanners)


def _rows(tokens: Sequence[Token], context: ReadingContext) -> list[Row]:
    rows: list[Row] = []
    cells: list[Cell] = []
    kind = RowKind.DATA
    reach: dict[int, int] = {}  # column -> the number of rows below that a cell goes over yet
    column = 0
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            kind = RowKind.TOTAL if token.meta.get("total") else RowKind.DATA
            reach = {place: left - 1 for place, left in reach.items() if left > 1}
            column = 0
        elif token.type == "td_open":
            while column in reach:
                column += 1
            cell = _cell(token, tokens[at + 1 : matching(tokens, at)], context)
            cells.append(replace(cell, column=column) if reach else cell)
            if cell.rowspan > 1:
                reach |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan)
            column += cell.colspan
        elif token.type == "tr_close" and (cells or reach):
            rows.append(Row(kind, tuple(cells), cells[0].span if cells else rows[-1].span))
            cells = []
    return rows


def _cell(opening: Token, inside: Sequence[Token], context: ReadingContext) -> Cell:
    """Return a cell of one paragraph, or of blocks; a block that no cell can hold is reported."""
    first: Span = inside[0].meta["span"]
    width, height = opening.meta.get("colspan", 1), opening.meta.get("rowspan", 1)
    if inside[0].type == "inline":
        return Cell(_text(inside[0]), first, width, height)
    for token in inside:
        if token.nesting >= 0 and token.type not in _CELL_BLOCKS:
            context.diagnostics.error(
                "table-cell-block",
                token.meta.get("span", first),
                "a cell of a table holds a block that it cannot have",
                "let it hold paragraphs, lists, quotations, verse and program code only",
            )
            break
    return Cell(Text(tuple(inside), first), first, width, height)


def _column(number: int, head: Cell, align: str, width: float | None, rows: Sequence[Row]) -> Column:
    place = column_align(Align(align) if align else None, number == 0, number, rows)
    name = source_slug(plain_text(head.text.tokens)) or f"column-{number + 1}"
    identifier = f"{name}-{number + 1}" if number else name
    return Column(identifier, head.text, place, number == 0, head.span, width=width)
