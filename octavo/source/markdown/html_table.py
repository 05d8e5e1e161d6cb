"""Tables of HTML -> the tokens of a pipe table, with cells over several columns and rows.

Rows of ``<thead>``, or the first rows if all their cells are ``<th>``, are heads; ``<tfoot>`` holds totals.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from octavo.source.finding import Finding
from octavo.source.markdown.html_tree import HtmlNode, problem

#: Most columns of a table, and most rows or columns that a cell may say it goes over.
_MOST = 200
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)")
_WIDTH = re.compile(r"(?:^|[;\s])width\s*:\s*([\d.]+)%")
_EMPTY = Finding("table-empty", "the table has no rows", "write at least one row, or take the table out")

_Tokens = Callable[[HtmlNode], list[Token]]
_Kept = Callable[..., tuple[dict[str, str], list[Token]]]


@dataclass(slots=True)
class _Cell:
    """A cell: its element, the row and column where it begins, and how many of each it goes over."""

    node: HtmlNode
    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class _Row:
    """A row: its element, and the part of the table in which it stands."""

    node: HtmlNode
    part: str


def table_tokens(node: HtmlNode, tokens_of: _Tokens, kept: _Kept) -> list[Token]:
    """Return the tokens of a table. ``tokens_of`` returns those of an element's contents, ``kept`` the
    attributes that mean something and what is told of the others."""
    return _Table(node, tokens_of, kept).tokens()


class _Table:
    def __init__(self, node: HtmlNode, tokens_of: _Tokens, kept: _Kept) -> None:
        self._node, self._tokens_of, self._kept = node, tokens_of, kept
        self._stray: list[Token] = []
        self._captions: list[HtmlNode] = []
        self._columns: list[HtmlNode] = []
        self._rows = list(self._find_rows(node, ""))
        self._cells = self._placed()
        self._width = max((cell.column + cell.columns for cell in self._cells), default=0)
        self._in_row: dict[int, list[_Cell]] = {}
        for cell in self._cells:
            self._in_row.setdefault(cell.row, []).append(cell)

    def tokens(self) -> list[Token]:
        """Return all tokens: what stands between the rows comes before the table."""
        values, told = self._kept(
            self._node, "align", "border", "cellpadding", "cellspacing", "summary", "width", "frame", "rules"
        )
        made = [*told, *self._stray]
        if not self._cells:
            return [*made, problem(_EMPTY, self._node.place)]
        name = values.pop("id", "")
        caption = self._caption(name if name.startswith("tbl-") else "")
        table = [*caption, *self._table(values)]
        if name and not name.startswith("tbl-"):
            opening = self._token("div_open", "div", 1, self._node)
            opening.attrs["id"] = name
            table = [opening, *table, self._token("div_close", "div", -1, self._node)]
        return [*made, *table]

    def _find_rows(self, holder: HtmlNode, part: str) -> Iterator[_Row]:
        for child in holder.children:
            if isinstance(child, Token):
                self._stray.append(child)
            elif child.name in ("thead", "tbody", "tfoot"):
                yield from self._find_rows(child, child.name)
            elif child.name == "tr":
                yield _Row(child, part)
            elif child.name == "caption":
                self._captions.append(child)
            elif child.name in ("col", "colgroup"):
                self._columns.append(child)
                self._columns += [one for one in child.children if isinstance(one, HtmlNode)]
            elif child.name in ("td", "th"):
                yield _Row(HtmlNode("tr", {}, child.place, child.depth, [child]), part)
            else:
                self._stray += self._tokens_of(HtmlNode("div", {}, child.place, child.depth, [child]))

    def _placed(self) -> list[_Cell]:
        """Return the cells at the places that HTML gives them; heads come first, totals last."""
        order = {"thead": 0, "tfoot": 2}
        self._rows.sort(key=lambda row: order.get(row.part, 1))
        cells: list[_Cell] = []
        ends = self._ends()
        taken: dict[int, int] = {}  # column -> the row after the last that a cell above takes
        for number, row in enumerate(self._rows):
            column = 0
            last = ends[number]
            for child in row.node.children:
                if not isinstance(child, HtmlNode) or child.name not in ("td", "th"):
                    if isinstance(child, Token):
                        self._stray.append(child)
                    continue
                while taken.get(column, 0) > number:
                    column += 1
                if column >= _MOST:
                    break
                columns = min(_number(child.attributes.get("colspan")), _MOST - column)
                asked = child.attributes.get("rowspan")
                rows = last - number if asked == "0" else min(_number(asked), last - number)
                cells.append(_Cell(child, number, column, rows, columns))
                for at in range(column, column + columns):
                    taken[at] = number + rows
                column += columns
        return cells

    def _ends(self) -> list[int]:
        """Return for each row the row after the part of the table in which it stands."""
        ends = [len(self._rows)] * len(self._rows)
        for number in range(len(self._rows) - 2, -1, -1):
            same = self._rows[number].part == self._rows[number + 1].part
            ends[number] = ends[number + 1] if same else number + 1
        return ends

    def _heads(self) -> int:
        """Return the number of rows of heads."""
        count = sum(row.part == "thead" for row in self._rows)
        if count:
            return count
        while count < len(self._rows) - 1 and self._rows[count].part == "":
            names = [child.name for child in self._rows[count].node.children if isinstance(child, HtmlNode)]
            if set(names) != {"th"}:
                break
            count += 1
        return count

    def _caption(self, name: str) -> list[Token]:
        inside = [token for one in self._captions for token in self._tokens_of(one)]
        lines = [token for token in inside if token.type == "inline"][:1]
        if not lines and not name:
            return []
        place = self._captions[0] if self._captions else self._node
        opening = self._token("table_caption_open", "caption", 1, place)
        if name:
            opening.attrs["id"] = name
        if not lines:
            lines = [self._empty(place)]
        return [opening, *lines, self._token("table_caption_close", "caption", -1, place)]

    def _table(self, values: dict[str, str]) -> list[Token]:
        heads = self._heads()
        opening = self._token("table_open", "table", 1, self._node)
        if "class" in values:
            opening.attrs["class"] = values["class"]
        if widths := self._widths():
            opening.meta["widths"] = widths
        made = [opening, self._token("thead_open", "thead", 1, self._node)]
        made += self._head_rows(heads)
        made.append(self._token("thead_close", "thead", -1, self._node))
        if heads < len(self._rows):
            made.append(self._token("tbody_open", "tbody", 1, self._rows[heads].node))
            reach: dict[int, int] = {}  # column -> the row after the last that a cell above goes over
            for number in range(heads, len(self._rows)):
                made += self._row(number, reach)
            made.append(self._token("tbody_close", "tbody", -1, self._node))
        return [*made, self._token("table_close", "table", -1, self._node)]

    def _widths(self) -> tuple[float, ...]:
        found: list[float] = []
        for node in self._columns:
            if node.name == "col" or not any(isinstance(one, HtmlNode) for one in node.children):
                said = _WIDTH.search(node.attributes.get("style", ""))
                written = said[1] if said else node.attributes.get("width", "").removesuffix("%")
                share = float(written) if re.fullmatch(r"\d{1,3}(\.\d+)?", written) else 0.0
                found += [share] * min(_number(node.attributes.get("span")), _MOST)
        if len(found) != self._width or not all(found) or sum(found) > 100.01:
            return ()
        return tuple(found)

    def _head_rows(self, heads: int) -> list[Token]:
        """Return rows of heads: those over several columns, and last one head for each column."""
        mine = [cell for cell in self._cells if cell.row < heads]
        single = {one.column: one for one in mine if one.columns == 1 and one.row + one.rows == heads}
        made: list[Token] = []
        lowest = max((one.row + one.rows for one in mine if single.get(one.column) is not one), default=0)
        for row in range(heads):
            over = [one for one in mine if one.row == row and single.get(one.column) is not one]
            filled = [one for one in over if self._words(one.node)]
            if not filled:
                continue
            made.append(self._token("tr_open", "tr", 1, self._rows[row].node))
            for cell in filled:
                opening = self._token("th_open", "th", 1, cell.node)
                level = lowest - cell.row - cell.rows + 1
                opening.meta["over"] = (cell.column, cell.column + cell.columns - 1, level)
                made += [opening, *self._line(cell.node), self._token("th_close", "th", -1, cell.node)]
            made.append(self._token("tr_close", "tr", -1, self._rows[row].node))
        made.append(self._token("tr_open", "tr", 1, self._node))
        for column in range(self._width):
            own = single.get(column)
            node = own.node if own else self._node
            opening = self._token("th_open", "th", 1, node)
            align = self._align(column, own.node if own else None, heads)
            if align:
                opening.attrs["style"] = f"text-align:{align}"
            line = self._line(node) if own else [self._empty(self._node)]
            made += [opening, *line, self._token("th_close", "th", -1, node)]
        return [*made, self._token("tr_close", "tr", -1, self._node)]

    def _align(self, column: int, head: HtmlNode | None, heads: int) -> str:
        """Return how the cells of a column are aligned: as most of them say, or else as the head says."""
        said = [
            _aligned(cell.node)
            for cell in self._cells
            if cell.row >= heads and cell.column == column and cell.columns == 1
        ]
        found = max(set(said), key=said.count) if said else ""
        return found or (_aligned(head) if head is not None else "")

    def _words(self, node: HtmlNode) -> bool:
        return any(token.type == "inline" for token in self._tokens_of(node))

    def _line(self, node: HtmlNode) -> list[Token]:
        """Return the line of text of a head."""
        lines = [token for token in self._tokens_of(node) if token.type in ("inline", "problem")]
        texts = [token for token in lines if token.type == "inline"]
        for more in texts[1:]:
            texts[0].content += "\n" + more.content
            texts[0].meta["starts"] = [*texts[0].meta.get("starts", ()), *more.meta.get("starts", ())]
        return [*(token for token in lines if token.type == "problem"), *texts[:1]] or [self._empty(node)]

    def _row(self, number: int, reach: dict[int, int]) -> list[Token]:
        row = self._rows[number]
        opening = self._token("tr_open", "tr", 1, row.node)
        if row.part == "tfoot":
            opening.meta["total"] = True
        made = [opening]
        at = 0
        for cell in self._in_row.get(number, ()):
            made += self._gap(at, cell.column, number, row.node, reach)
            made += self._cell(cell)
            at = cell.column + cell.columns
            if cell.rows > 1:
                reach |= dict.fromkeys(range(cell.column, at), number + cell.rows)
        made += self._gap(at, self._width, number, row.node, reach)
        return [*made, self._token("tr_close", "tr", -1, row.node)]

    def _gap(self, first: int, after: int, number: int, node: HtmlNode, reach: dict[int, int]) -> list[Token]:
        """Return empty cells for the columns that a row does not fill and that no cell above goes over."""
        made: list[Token] = []
        for column in range(first, after):
            if reach.get(column, 0) <= number:
                made += [
                    self._token("td_open", "td", 1, node),
                    self._empty(node),
                    self._token("td_close", "td", -1, node),
                ]
        return made

    def _cell(self, cell: _Cell) -> list[Token]:
        opening = self._token("td_open", "td", 1, cell.node)
        if cell.columns > 1:
            opening.meta["colspan"] = cell.columns
        if cell.rows > 1:
            opening.meta["rowspan"] = cell.rows
        inside = self._tokens_of(cell.node)
        _, told = self._kept(
            cell.node, *("align", "valign", "colspan", "rowspan", "scope", "headers", "width", "nowrap")
        )
        told = [one for one in told if not _only_aligns(one, cell.node)]
        told += [token for token in inside if token.type == "problem"]
        inside = [token for token in inside if token.type != "problem"]
        if len(inside) == 3 and inside[0].type == "paragraph_open" and inside[0].meta.get("bare"):
            inside = inside[1:2]
        elif not inside:
            inside = [self._empty(cell.node)]
        return [*told, opening, *inside, self._token("td_close", "td", -1, cell.node)]

    @staticmethod
    def _token(kind: str, tag: str, nesting: int, node: HtmlNode) -> Token:
        line, column = node.place
        token = Token(kind, tag, 1 if nesting > 0 else -1, block=True, level=node.depth, map=[line, line + 1])
        token.meta["column"] = column
        return token

    @staticmethod
    def _empty(node: HtmlNode) -> Token:
        line, column = node.place
        inline = Token("inline", "", 0, block=True, content="", children=[], map=[line, line + 1])
        inline.meta["starts"] = [(line + 1, column)]
        return inline


def _number(written: str | None) -> int:
    """Return a number of rows or columns; one that is none counts as 1, as in HTML."""
    text = (written or "").strip()
    return max(min(int(text), 65534), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _aligned(node: HtmlNode) -> str:
    said = _ALIGN.search(node.attributes.get("style", ""))
    written = said[1] if said else node.attributes.get("align", "").lower()
    return written if written in ("left", "right", "center") else ""


def _only_aligns(told: Token, node: HtmlNode) -> bool:
    """Return True if what is told of a cell is its style, which says nothing but an alignment."""
    style = node.attributes.get("style", "").strip().rstrip(";").strip()
    return "`style`" in told.meta["finding"].message and _ALIGN.fullmatch(style) is not None
