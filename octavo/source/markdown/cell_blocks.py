"""Blocks in a cell of a table: its lines are parsed for themselves, and keep their places in the file."""

from collections.abc import Sequence
from dataclasses import replace

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.source.markdown.table_cells import CellLine, TableCell


def cell_of(state: StateBlock, lines: Sequence[CellLine], colspan: int = 1) -> TableCell:
    """Return the cell that these lines make: of one paragraph, or of blocks such as lists."""
    filled = [n for n, line in enumerate(lines) if line.text.strip()]
    if not filled:
        return TableCell(tuple(lines[:1]), colspan)
    lines = lines[filled[0] : filled[-1] + 1]
    margin = min(len(line.text) - len(line.text.lstrip()) for line in lines if line.text.strip())
    inner = [CellLine(line.text[margin:].rstrip(), line.line, line.column + margin) for line in lines]
    tokens = placed_blocks(state, inner)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        return TableCell(tuple(inner), colspan)
    return TableCell(tuple(inner), colspan, tuple(tokens))


def placed_blocks(state: StateBlock, lines: Sequence[CellLine]) -> list[Token]:
    """Return the tokens of lines that are read as Markdown for themselves, with their places in the file."""
    saved, state.env["no_table_footer"] = state.env.get("no_table_footer", {}), {}
    tokens: list[Token] = []
    state.md.block.parse("\n".join(line.text for line in lines), state.md, state.env, tokens)
    state.env["no_table_footer"] = saved
    for token in tokens:
        _place(token, lines)
    return tokens


def _place(token: Token, lines: Sequence[CellLine]) -> None:
    """Give a token of a cell its lines and its column in the file."""
    if "written" in token.meta:
        token.meta["written"] = [
            replace(one, place=_moved(one.place, lines)) for one in token.meta["written"]
        ]
    if token.map is None:
        return
    first, after = token.map
    if token.type == "inline":
        token.meta["starts"] = [
            _start(part, lines[min(first + n, len(lines) - 1)])
            for n, part in enumerate(token.content.split("\n"))
        ]
    else:
        token.meta["column"] = _moved((first, token.meta.get("column")), lines)[1]
    token.map = [lines[min(first, len(lines) - 1)].line, lines[min(after, len(lines)) - 1].line + 1]


def _start(part: str, line: CellLine) -> tuple[int, int]:
    return line.line + 1, line.column + max(line.text.find(part.rstrip()), 0)


def _moved(place: object, lines: Sequence[CellLine]) -> tuple[int, int]:
    """Return the line (from 0) and the column in the file of a place in the cell; None is the first sign."""
    assert isinstance(place, tuple)  # rules for lines know a line and a column
    line = lines[min(place[0], len(lines) - 1)]
    column = place[1] or len(line.text) - len(line.text.lstrip()) + 1
    return line.line, line.column + column - 1
