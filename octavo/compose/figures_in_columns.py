"""Figures in a column, set on their decimal point: each is cut in two, with the widths of its column."""

import re
from collections.abc import Sequence
from dataclasses import replace

from octavo.compose.composed_book import BodyCell, BodyRow, Figures, RowGroup
from octavo.compose.draft import Draft
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, copy, element, is_noteref
from octavo.source.manuscript import Align, Column

_SIGN = r"[(\[]?[-+\u2212\u00b1\u2013~<>\u2248]?\s?[$\u00a3\u20ac]?"
_SPACES = r" \u00a0\u2009\u202f'\u2019"
_TAIL = r"(?:[.,\u066b]\d+)?(?:\s?[%\u2030)\]\u00bd\u00bc\u00be])*"


#: Signs that are wider than a figure.
_SIGNS = "-\u2212\u2012\u2013+\u00b1~\u2248"


def _number(decimal: str, grouping: str) -> re.Pattern[str]:
    """Return the pattern of a number: sign, digits (in groups of three, or in one), fraction, what closes it.

    1.234 is a fraction if the point is the decimal sign; if the comma is, 1.234 is a thousand and more.
    ``decimal`` and ``grouping`` are the insides of classes of characters.
    """
    grouped = rf"\d{{1,3}}(?:[{_SPACES}{grouping}]\d{{3}})+(?!\d)"
    foreign = rf"\d{{1,3}}(?:[{decimal}]\d{{3}})+(?=[{grouping}]\d)"  # 1.234,5 in English
    return re.compile(rf"(?P<whole>{_SIGN}(?:{grouped}|{foreign}|\d*))(?P<fraction>{_TAIL})")


# Arabic has signs of its own, U+066B before a fraction and U+066C between thousands.
_WITH_POINT, _WITH_COMMA = _number(".\u066b", ",\u066c"), _number(",", ".")


def align_columns(draft: Draft) -> None:
    """Cut the figures of every table; done last, when signs and marks are set."""
    for identifier, table in draft.tables.items():
        columns = draft.manuscript.tables[identifier].columns
        groups = align_figures(table.groups, columns, draft.rules.decimal == ",")
        draft.tables[identifier] = replace(table, groups=groups)


def align_figures(
    groups: tuple[RowGroup, ...], columns: Sequence[Column], comma: bool = False
) -> tuple[RowGroup, ...]:
    """Give the cells of decimal columns their ``figure``; cells that hold no number stay as they are."""
    if not any(column.align is Align.DECIMAL for column in columns):
        return groups
    widths: dict[int, tuple[int, int]] = {}
    cut: dict[int, tuple[str, str, Element | None]] = {}
    for row in (row for group in groups for row in group.rows):
        for cell in row.cells:
            at = cell.column
            aligned = cell.align is Align.DECIMAL and cell.colspan == 1
            parts = split_number(cell.content, comma) if aligned else None
            if parts:
                cut[id(cell)] = parts
                whole, fraction = widths.get(at, (0, 0))
                widths[at] = (max(whole, _room(parts[0])), max(fraction, len(parts[1])))

    def set_cell(cell: BodyCell) -> BodyCell:
        parts = cut.get(id(cell))
        return replace(cell, figure=Figures(*parts, *widths[cell.column])) if parts else cell

    def set_row(row: BodyRow) -> BodyRow:
        return replace(row, cells=tuple(map(set_cell, row.cells)))

    return tuple(replace(group, rows=tuple(map(set_row, group.rows))) for group in groups)


def _room(whole: str) -> int:
    """Return how many figures take the room of a number before its point; a sign is wider than a figure."""
    return len(whole) + any(sign in whole for sign in _SIGNS)


def split_number(content: Element, comma: bool = False) -> tuple[str, str, Element | None] | None:
    """Return what stands before the point, what from the point on, and the note call or None, of a cell that
    holds a number and at most one note call after it, and empty marks for the index; None for any other cell.

    ``comma`` says that the comma is the decimal sign.
    """
    calls = [child for child in content if is_noteref(child)]
    points = [child for child in content if child.get(Data.INDEX) and not len(child) and not child.text]
    if len(calls) + len(points) != len(content) or len(calls) > 1:
        return None
    if calls and any((node.tail or "").strip() for node in (calls[0], *calls[0].itersiblings())):
        return None
    parts = [content.text or "", *(node.tail or "" for node in points)]
    text = "".join(parts).strip()  # whose no-break spaces stay
    found = (_WITH_COMMA if comma else _WITH_POINT).fullmatch(text)
    if not found or not any(c.isdigit() for c in text):
        return None
    behind = calls[0] if calls else None
    if points:
        behind = element("span", content=[copy(node) for node in (*points, *calls)])
    return found["whole"], found["fraction"], behind
