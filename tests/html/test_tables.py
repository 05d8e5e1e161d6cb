"""Tables on pages: what a screen reader and a small screen need of them."""

from pathlib import Path

from lxml import etree

from octavo.core.xhtml import Element, classes, plain
from octavo.html import render_print
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook, site, texts, trees

WIDE = "columns: [{id: a, head: A}, {id: b, head: B}, {id: c}, {id: d}, {id: e}]\nrows: [[1, 2, 3, 4, 5]]\n"
SIDEWAYS = "caption: C\norientation: sideways\ncolumns: [{id: a, head: A}]\nrows: [[1]]\n"
SMALL = "columns: [{id: a, head: A}]\nrows: [['x & y']]\n"
FILES = {
    "a.md": "# A\n\n" + "".join(f"::: {{.table #tbl-{name}}}\n:::\n\n" for name in ("wide", "side", "small")),
    "tables/wide.yaml": WIDE,
    "tables/side.yaml": SIDEWAYS,
    "tables/small.yaml": SMALL,
}


def figures(tree: Element) -> dict[str, Element]:
    return {node.get("id", ""): node for node in tree.iter("{*}figure")}


def test_wide_tables_of_the_site_say_that_they_can_be_moved(tmp_path: Path) -> None:
    tables = figures(trees(site(tmp_path, FILES))["a.html"])
    hints = {
        name: len([p for p in node.iter("{*}p") if "scrolls" in classes(p)]) for name, node in tables.items()
    }
    assert hints == {"tbl-wide": 1, "tbl-side": 1, "tbl-small": 0}


def test_every_table_of_the_site_can_be_moved_by_keyboard(tmp_path: Path) -> None:
    tables = figures(trees(site(tmp_path, FILES))["a.html"])
    rooms = {name: node.find("{*}div") for name, node in tables.items()}
    assert [room.get("tabindex") for room in rooms.values() if room is not None] == ["0", "0", "0"]


def test_no_table_of_the_ebook_can_be_moved(tmp_path: Path) -> None:
    tree = trees(ebook(tmp_path, FILES))["text/a.xhtml"]
    assert not [node for node in tree.iter("{*}div") if node.get("tabindex")]
    assert not [node for node in tree.iter("{*}p") if "scrolls" in classes(node)]


NOTED = (
    "columns: [{id: a, head: Name}, {id: b, head: 'Weight[^w]'}, {id: c, head: Place}]\n"
    "rows: [[oak, 3, north], [elm, 4, '']]\nnotes: {w: Dry.}\n"
)


def test_cells_that_may_stand_without_their_heads_name_them_and_call_their_notes(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\n::: {.table #tbl-trees}\n:::\n", "tables/trees.yaml": NOTED}
    (figure,) = figures(trees(ebook(tmp_path, files))["text/a.xhtml"]).values()
    labels = [node for node in figure.iter("{*}span") if "cell-label" in classes(node)]
    assert [plain(label) for label in labels] == ["Weight*", "Place", "Weight*"], "none in an empty cell"
    assert all(label.get("aria-hidden") == "true" for label in labels)
    (link,) = labels[0].iter("{*}a")
    (call,) = (node for node in figure.iter("{*}a") if node.get("role") == "doc-noteref")
    assert (link.get("href"), link.get("tabindex"), link.get("id")) == (call.get("href"), "-1", None)
    assert {node.get("role") for node in figure.iter("{*}td")} == {"cell"}


def test_a_table_of_two_columns_always_keeps_them(tmp_path: Path) -> None:
    two = "columns: [{id: a, head: A}, {id: b, head: B}]\nrows: [[1, 2]]\n"
    files = {"a.md": "# A\n\n::: {.table #tbl-two}\n:::\n", "tables/two.yaml": two}
    (figure,) = figures(trees(ebook(tmp_path, files))["text/a.xhtml"]).values()
    assert [table.get("role") for table in figure.iter("{*}table")] == [None]
    assert not [node for node in figure.iter("{*}span") if "cell-label" in classes(node)]


def test_print_has_plates_and_no_words_about_screens(tmp_path: Path) -> None:
    edition = compose_book(tmp_path, FILES)
    (section,) = (s for s in render_print(edition, settings_for(tmp_path)).sections if s.id == "a")
    tree = etree.fromstring(section.xhtml)
    assert {name: node.get("data-plate") for name, node in figures(tree).items()} == {
        "tbl-wide": None,
        "tbl-side": "sideways",
        "tbl-small": None,
    }
    assert not [p for p in tree.iter("{*}p") if "scrolls" in classes(p)]
    assert texts(tree, "caption") == ["Table 1. C"]


def test_cells_are_escaped(tmp_path: Path) -> None:
    tables = figures(trees(ebook(tmp_path, FILES))["text/a.xhtml"])
    assert texts(tables["tbl-small"], "th") == ["A", "x & y"]


SPANNING = """\
# A

<table id="tbl-boats">
<caption>Boats</caption>
<tr><th>Year</th><th>Boat</th><th>Crew</th></tr>
<tr><td rowspan="2">1901</td><td>ferry</td><td>4</td></tr>
<tr><td>barge</td><td rowspan="2">12.5</td></tr>
<tr><td>1902</td><td>hoy</td></tr>
</table>
"""


def test_cells_over_several_rows(tmp_path: Path) -> None:
    (figure,) = figures(trees(ebook(tmp_path, {"a.md": SPANNING}))["text/a.xhtml"]).values()
    rows = list(figure.iter("{*}tr"))[1:]
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["1901", "ferry", "4"],
        ["barge", "12.5"],
        ["1902", "hoy"],
    ]
    assert [[cell.get("rowspan") for cell in row] for row in rows] == [
        ["2", None, None],
        [None, "2"],
        [None, None],
    ]
    assert ["joined" in classes(row) for row in rows] == [False, True, True]
    stub = rows[0][0].get("id") or ""
    assert stub
    assert stub in (rows[1][0].get("headers") or "").split(), (
        "the cell beside a stub above has it as its head"
    )
    assert stub not in (rows[2][1].get("headers") or "").split()
    assert not figure.xpath(".//*[@role='row']"), "rows do not stand alone on a small screen"
