"""Tables: heads laid out as a grid, what heads each cell, the table's own notes, figures on their point."""

from pathlib import Path

import pytest

from octavo.compose.composed_book import BodyCell, Table
from octavo.compose.figures_in_columns import split_number
from octavo.core.xhtml import element, plain
from tests.books import compose_book

YAML = """\
caption: Rounds and plants[^cap][^en]
columns:
  - {id: month, head: Month}
  - {id: plan, head: Plan}
  - {id: round, head: "Round[^r]", unit: "%"}
  - {id: plants, head: Plants}
  - {id: total, head: Total}
spanners:
  - {head: Made, columns: [round, plants]}
  - {head: All of 1920, columns: [plan, round, plants], level: 2}
rows:
  - [June, 1, 2, 3, 6]
  - {group: Autumn}
  - [July, "4[^r]", 5, 6, 15]
  - {sub: [of which new, 1, 1, 1, 3]}
  - [{text: Not legible, span: 3}, 2, 2]
  - {total: [Year, 5, 7, 9, 21]}
notes:
  r: Second.[^deep]
  cap: First.
  deep: Third.
source: A book[^en].
"""
TEXT = "# A\n\n::: {.table #tbl-rounds}\n:::\n\n[^en]: Of the editor.\n"


@pytest.fixture
def table(tmp_path: Path) -> Table:
    files = {"a.md": "# A\n\n::: {.table #tbl-rounds}\n:::\n", "notes/n.md": "[^en]: Of the editor.\n"}
    return compose_book(tmp_path, {**files, "tables/rounds.yaml": YAML}).tables["tbl-rounds"]


def test_heads_are_a_grid(table: Table) -> None:
    grid = [
        [(plain(cell.content), cell.colspan, cell.rowspan, cell.scope) for cell in row] for row in table.head
    ]
    assert grid == [
        [("Month", 1, 3, "col"), ("All of 1920", 3, 1, "colgroup"), ("Total", 1, 3, "col")],
        [("Plan", 1, 2, "col"), ("Made", 2, 1, "colgroup")],
        [("Round", 1, 1, "col"), ("Plants", 1, 1, "col")],
    ]
    assert table.complex
    unit = table.head[2][0].unit
    assert unit is not None
    assert plain(unit) == "%"


def test_every_cell_names_its_heads(table: Table) -> None:
    names = {cell.id: plain(cell.content) for row in table.head for cell in row}
    names.update({group.head.id: plain(group.head.content) for group in table.groups if group.head})
    rows = [row for group in table.groups for row in group.rows]
    names.update({row.cells[0].id: plain(row.cells[0].content) for row in rows if row.cells[0].head})
    assert [names[name] for name in rows[0].cells[2].headers] == ["All of 1920", "Made", "Round", "June"]
    assert [names[name] for name in rows[1].cells[1].headers] == ["All of 1920", "Plan", "Autumn", "July"]


def test_rows_and_groups(table: Table) -> None:
    assert [group.head is None for group in table.groups] == [True, False]
    kinds = [row.kind.value for group in table.groups for row in group.rows]
    assert kinds == ["data", "data", "sub", "data", "total"]
    wide = table.groups[1].rows[2].cells[0]
    assert (wide.colspan, wide.align.value, wide.head) == (3, "left", True)


def test_own_notes_are_marked_in_the_order_of_their_calls(table: Table) -> None:
    assert [(note.mark, plain(note.body)) for note in table.notes] == [
        ("*", "First."),
        ("†", "Second."),
        ("‡", "Third."),
    ]
    assert [note.calls for note in table.notes] == [
        ("tbl-rounds-call-cap",),
        ("tbl-rounds-call-r", "tbl-rounds-call-r-2"),
        ("tbl-rounds-call-deep",),
    ]
    assert table.caption is not None
    assert [call.text for call in table.caption] == ["*", "1"]
    assert [call.text for call in table.head[2][0].content] == ["†"]


def test_many_own_notes_double_their_signs(tmp_path: Path) -> None:
    names = "abcdefgh"
    cells = "".join(f"  - [x, 'y[^{name}]']\n" for name in names)
    notes = "".join(f"  {name}: Note {name}.\n" for name in names)
    yaml = f"columns: [{{id: p}}, {{id: q}}]\nrows:\n{cells}notes:\n{notes}"
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": yaml}
    table = compose_book(tmp_path, files).tables["tbl-t"]
    assert [note.mark for note in table.notes] == ["*", "†", "‡", "§", "‖", "¶", "**", "††"]
    assert table.head == ()
    assert (table.number, table.caption_id) == ("", "")


def test_numbers_follow_the_places_of_tables(tmp_path: Path) -> None:
    one = "caption: C\ncolumns: [{id: p, head: P}]\nrows: [[1]]\n"
    files = {
        "tables/first.yaml": one,
        "tables/bare.yaml": one + "numbered: false\n",
        "tables/second.yaml": one + "short-caption: Short, 1920--26\n",
        "a.md": "# A\n\n::: {.table #tbl-second}\n:::\n\n::: {.table #tbl-bare}\n:::\n",
        "b.md": "# B\n\n::: {.table #tbl-first}\n:::\n",
    }
    tables = compose_book(tmp_path, files).tables
    assert [(name, table.number, table.plain) for name, table in tables.items()] == [
        ("tbl-second", "1", "Short, 1920\u201326"),
        ("tbl-bare", "", "C"),
        ("tbl-first", "2", "C"),
    ]


def test_two_stub_columns_have_ids_of_their_own(tmp_path: Path) -> None:
    yaml = "columns: [{id: p, head: P}, {id: q, head: Q, stub: true}, {id: r, head: R}]\nrows: [[a, b, c]]\n"
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": yaml}
    (row,) = compose_book(tmp_path, files).tables["tbl-t"].groups[0].rows
    assert [cell.id for cell in row.cells] == ["tbl-t-row-1", "tbl-t-row-1-2", ""]


@pytest.mark.parametrize(
    ("text", "whole", "fraction"),
    [
        ("135", "135", ""),
        ("40.50", "40", ".50"),
        ("−3.5", "−3", ".5"),
        ("40.5%", "40", ".5%"),
        ("40%", "40", "%"),
        ("(12.5)", "(12", ".5)"),
        ("1,234.5", "1,234", ".5"),
        ("1,234,567", "1,234,567", ""),
        ("1\u202f234.5", "1\u202f234", ".5"),
        ("$4.50", "$4", ".50"),
        (".5", "", ".5"),
        ("3½", "3", "½"),
        ("1.234", "1", ".234"),
    ],
)
def test_where_a_number_is_cut(text: str, whole: str, fraction: str) -> None:
    assert split_number(element("span", content=text)) == (whole, fraction, None)


@pytest.mark.parametrize(
    ("text", "whole", "fraction"),
    [
        ("40,5", "40", ",5"),
        ("1.234,5", "1.234", ",5"),
        ("1.234", "1.234", ""),
        ("1.234.567", "1.234.567", ""),
        ("12,345", "12", ",345"),
        ("1\u00a0234,5", "1\u00a0234", ",5"),
    ],
)
def test_where_a_number_with_a_comma_is_cut(text: str, whole: str, fraction: str) -> None:
    assert split_number(element("span", content=text), comma=True) == (whole, fraction, None)


@pytest.mark.parametrize("text", ["", "—", "…", ". . .", "n.a.", "12 to 14", "two", "(a)"])
def test_what_is_no_number_is_not_cut(text: str) -> None:
    assert split_number(element("span", content=text)) is None


def column(root: Path, language: str, cells: list[str]) -> list[BodyCell]:
    rows = "".join(f"  - [x, '{cell}']\n" for cell in cells)
    yaml = (
        f"columns: [{{id: p, head: P}}, {{id: q, head: Q, align: decimal}}]\nrows:\n{rows}notes: {{a: A.}}\n"
    )
    files = {
        "book.yaml": f"title: T\nlanguage: {language}\nbody: [a.md]\n",
        "a.md": "# A\n\n::: {.table #tbl-t}\n:::\n",
        "tables/t.yaml": yaml,
    }
    rows_made = compose_book(root, files).tables["tbl-t"].groups[0].rows
    return [row.cells[1] for row in rows_made]


def test_a_column_has_the_width_of_its_widest_figures(tmp_path: Path) -> None:
    cells = column(tmp_path, "en", ["135", "-40.50[^a]", "—", "1,234.5"])
    figures = [cell.figure for cell in cells]
    assert figures[2] is None
    assert [(f.whole, f.fraction) for f in figures if f] == [("135", ""), ("−40", ".50"), ("1,234", ".5")]
    assert {(f.whole_width, f.fraction_width) for f in figures if f} == {(5, 3)}
    call = figures[1].mark if figures[1] else None
    assert call is not None
    assert call.text == "*"


def test_german_figures_stand_on_their_comma(tmp_path: Path) -> None:
    figures = [cell.figure for cell in column(tmp_path, "de", ["1.234", "40,5", "1.234,25[^a]"])]
    assert [(f.whole, f.fraction) for f in figures if f] == [("1.234", ""), ("40", ",5"), ("1.234", ",25")]


@pytest.mark.parametrize(
    ("language", "cells", "whole", "fraction"),
    [
        ("es-MX", ["1,234", "40.5"], ["1,234", "40"], ["", ".5"]),
        ("es-AR", ["1.234", "40,5"], ["1.234", "40"], ["", ",5"]),
        ("de-CH", ["1\u2019234.5", "40.25"], ["1\u2019234", "40"], [".5", ".25"]),
        ("ar-EG", ["١٬٢٣٤٫٥", "40.5"], ["١٬٢٣٤", "40"], ["٫٥", ".5"]),
        ("x-klingon", ["1,234", "40.5"], ["1,234", "40"], ["", ".5"]),
    ],
)
def test_figures_stand_on_the_sign_of_the_region(
    language: str, cells: list[str], whole: list[str], fraction: list[str], tmp_path: Path
) -> None:
    noted = [*cells[:-1], f"{cells[-1]}[^a]"]
    figures = [cell.figure for cell in column(tmp_path, language, noted)]
    assert [(f.whole, f.fraction) for f in figures if f] == list(zip(whole, fraction, strict=True))


def test_a_sign_for_a_missing_figure_says_what_it_means_and_keeps_its_note(tmp_path: Path) -> None:
    rows = '[[June, n.a.], [July, "n.a.[^x]"], [May, 3]]'
    text = f"columns: [{{id: a}}, {{id: b, align: decimal}}]\nrows: {rows}\n"
    text += "signs: {n.a.: not stated}\nnotes: {x: Lost.}\n"
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": text}
    (group,) = compose_book(tmp_path, files).tables["tbl-t"].groups
    june, july, may = (row.cells[1].content for row in group.rows)
    assert [node.get("title") for cell in (june, july, may) for node in cell.iter("{*}abbr")] == [
        "not stated"
    ] * 2
    assert [(node.text, node.get("href")) for node in july.iter("{*}a")] == [("*", "#tbl-t-note-x")]
    assert plain(july) == "n.a."


def test_what_has_no_head_is_not_named_as_one(tmp_path: Path) -> None:
    yaml = """\
columns: [{id: p, head: P}, {id: q}, {id: r, unit: t}]
spanners: [{head: "", columns: [q, r]}]
rows: [{group: G}, [a, b, c]]
"""
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": yaml}
    (group,) = compose_book(tmp_path, files).tables["tbl-t"].groups
    over = ("tbl-t-group-1", "tbl-t-row-2")
    assert [cell.headers for cell in group.rows[0].cells[1:]] == [over, ("tbl-t-column-3", *over)]


def test_cells_of_a_table_without_heads_name_none_in_a_column(tmp_path: Path) -> None:
    yaml = "columns: [{id: p}, {id: q}]\nrows: [{group: G}, [a, b]]\n"
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": yaml}
    (group,) = compose_book(tmp_path, files).tables["tbl-t"].groups
    assert group.rows[0].cells[1].headers == ("tbl-t-group-1", "tbl-t-row-2")


def test_the_one_row_of_a_table_is_no_head(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\n| One | Two |\n|---|---|\n"}
    (table,) = compose_book(tmp_path, files).tables.values()
    assert table.head == ()
    assert [plain(cell.content) for cell in table.groups[0].rows[0].cells] == ["One", "Two"]


GRID = """\
# A

+-------+-------------+--------------+
| Quay  | Depths      | Stores       |
|       +------+------+              |
|       | High | Low  |              |
+=======+=====:+=====:+==============+
| North | 12.5 | 9    | - rope       |
|       |      |      | - tar[^a]    |
+-------+------+------+--------------+
| South | 1.25        | One.         |
|       |             |              |
|       |             | Two.         |
+=======+======+======+==============+
| All   | 12.5 | 9    |              |
+=======+======+======+==============+

[^a]: Old.
"""


def test_a_grid_has_spanners_blocks_in_cells_and_totals(tmp_path: Path) -> None:
    (table,) = compose_book(tmp_path, {"a.md": GRID}).tables.values()
    heads = [[(plain(cell.content), cell.colspan, cell.rowspan) for cell in row] for row in table.head]
    assert heads == [
        [("Quay", 1, 2), ("Depths", 2, 1), ("Stores", 1, 2)],
        [("High", 1, 1), ("Low", 1, 1)],
    ]
    north, south, total = table.groups[0].rows
    assert [row.kind.value for row in (north, south, total)] == ["data", "data", "total"]
    assert [node.tag.rpartition("}")[2] for node in north.cells[3].content] == ["ul"]
    assert [len(call) for call in (list(north.cells[3].content.iter("{*}a")),)] == [1]
    assert [(cell.colspan, plain(cell.content)) for cell in south.cells[:2]] == [(1, "South"), (2, "1.25")]
    assert [(node.tag.rpartition("}")[2], plain(node)) for node in south.cells[2].content] == [
        ("p", "One."),
        ("p", "Two."),
    ]
    assert [width and round(width) for width in table.widths] == [22, 19, 19, 41]


def test_columns_are_as_wide_as_their_list_says(tmp_path: Path) -> None:
    text = '# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Two {tbl-colwidths="[70, 30]"}\n'
    (table,) = compose_book(tmp_path, {"a.md": text}).tables.values()
    assert table.widths == (70, 30)


def test_a_sign_with_words_behind_it_does_not_hang_out_of_its_column(tmp_path: Path) -> None:
    text = "# A\n\n::: {.table #tbl-t}\n:::\n"
    table = (
        'caption: "Boats[^a] as of May"\ncolumns: [{id: y, head: "Year[^a]"}, '
        '{id: b, head: "*Count[^a]* of it"}]\n'
        'rows: [["1901[^a] (spring)", "3[^a]"]]\nnotes: {a: A note.}\n'
    )
    made = compose_book(tmp_path, {"a.md": text, "tables/t.yaml": table}).tables["tbl-t"]
    trees = [made.caption, *(cell.content for row in made.head for cell in row)]
    trees += [cell.content for group in made.groups for row in group.rows for cell in row.cells]
    inside = [
        "inside" in node.get("class", "").split()
        for tree in trees
        if tree is not None
        for node in tree.iter("{*}a")
    ]
    assert inside == [True, False, True, True, False]


def test_a_sign_before_a_number_takes_the_room_of_a_figure_more(tmp_path: Path) -> None:
    table = (
        "caption: Tides\ncolumns: [{id: d, head: Day}, {id: f, head: Feet, align: decimal}]\n"
        "rows: [[1 May, -12.3], [2 May, 0.45]]\n"
    )
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": table}
    made = compose_book(tmp_path, files).tables["tbl-t"]
    figures = [cell.figure for group in made.groups for row in group.rows for cell in row.cells]
    assert {(f.whole_width, f.fraction_width) for f in figures if f} == {(4, 3)}


BELOW = """\
caption: Weights
columns: [{id: p, head: P}, {id: q, head: Q}]
rows: [[oak, "[illegible]"], [elm, "n.a.[^b]"], [ash, "2[^a]"], [yew, —]]
signs: {—: none, n.a.: not stated, "[illegible]": not legible}
notes:
  a: '{author="The Translator"} *Dry* weight.'
  b: "{author=''} Lost."
"""
PLACED = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "notes/n.md": "[^en]: Of the editor.\n"}


def test_signs_stand_as_they_are_listed_and_may_be_words(tmp_path: Path) -> None:
    table = compose_book(tmp_path, {**PLACED, "tables/t.yaml": BELOW + "source: S[^en].\n"}).tables["tbl-t"]
    assert [(plain(sign), plain(text)) for sign, text in table.signs] == [
        ("—", "none"),
        ("n.a.", "not stated"),
        ("[illegible]", "not legible"),
    ]
    (group,) = table.groups
    assert [node.get("title") for node in group.rows[0].cells[1].content.iter("{*}abbr")] == ["not legible"]


def test_a_note_of_a_table_can_be_signed(tmp_path: Path) -> None:
    table = compose_book(tmp_path, {**PLACED, "tables/t.yaml": BELOW + "source: S[^en].\n"}).tables["tbl-t"]
    assert [(plain(note.body), note.author) for note in table.notes] == [
        ("Lost.", ""),
        ("Dry weight.", "The Translator"),
    ]


@pytest.mark.parametrize(
    "remarks",
    [
        "|\n  *Note.* Of *two*\n  lines[^a].\n\n  The other[^en], see @sec-x.\n",
        ">\n  *Note.* Of *two*\n  lines[^a].\n\n\n  The other[^en], see @sec-x.\n",
        "_Note._ Of *two*\n  lines[^a].\n\n  The other[^en], see @sec-x.\n",
        '"*Note.* Of *two*\n  lines[^a].\n\n  The other[^en], see @sec-x."\n',
    ],
)
def test_remarks_are_paragraphs_whose_words_are_read(remarks: str, tmp_path: Path) -> None:
    files = {**PLACED, "tables/t.yaml": f"{BELOW}remarks: {remarks}"}
    files["a.md"] += "\n## X {#sec-x}\n\nText.\n"
    composed = compose_book(tmp_path, files)
    first, second = composed.tables["tbl-t"].remarks
    assert " ".join(plain(first).split()) == "Note. Of two lines."
    assert plain(second).startswith("The other, see ")
    assert [call.text for call in first.iter("{*}a")] == ["†"], "a note of the table"
    assert next(call.text for call in second.iter("{*}a")) == "1", "a note of the book"
