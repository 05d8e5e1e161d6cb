"""Formulas in finished pages: MathML for e-readers, a drawing with words in its place for print."""

from base64 import b64decode
from pathlib import Path

import pytest
from lxml import etree

from octavo.core.xhtml import Element, element, plain
from octavo.epub.content import properties
from octavo.html import render_print
from octavo.html.equation_numbers import number_place
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook, site, texts, trees

MATHS = "{http://www.w3.org/1998/Math/MathML}"
FILES = {"one.md": "# Of $x^2$\n\nA price of $5, and $a < b$.\n\n$$ E = mc^2 $$ {#eq-e}\n\nSee @eq-e.\n"}


def printed(root: Path) -> Element:
    section = render_print(compose_book(root, FILES), settings_for(root)).sections[0]
    return etree.fromstring(section.xhtml)


def test_the_e_book_has_mathml(tmp_path: Path) -> None:
    pages = ebook(tmp_path, FILES)
    page = trees(pages)["text/one.xhtml"]
    formulas = list(page.iter(f"{MATHS}math"))
    assert [one.get("alttext") for one in formulas] == [
        "x squared",
        "a is less than b",
        "E equals m c squared",
    ]
    assert [one.get("display") for one in formulas] == ["inline", "inline", "block"]
    assert "mathml" in properties(page)
    assert list(page.iter("{*}img")) == []
    assert texts(page, "p")[1:] == ["E=mc2 (1)", "See equation 1."]


def test_one_wider_than_a_screen_moves_in_a_box_of_its_own(tmp_path: Path) -> None:
    sums = " + ".join("abcdefgh")
    files = {"one.md": f"# A\n\nHere ${sums} = {sums}$, and $a + b$.\n\n$$ {sums} = {sums} $$ {{#eq-e}}\n"}
    page = trees(ebook(tmp_path, files))["text/one.xhtml"]
    formulas = [node for node in page.iter("{*}span") if "formula" in node.get("class", "").split()]
    assert [node.get("class") for node in formulas] == ["formula in-line long", "formula in-line", "formula"]
    styles = [node.get("style", "").partition(":")[0] for node in formulas]
    assert styles == ["vertical-align", "", ""]
    page = trees(site(tmp_path, files))["one.html"]  # there by keyboard as well
    assert [node.get("class", "").split()[:3] for node in page.iter("{*}span") if node.get("tabindex")] == [
        ["formula", "in-line", "long"]
    ]


def test_print_has_a_drawing_with_words(tmp_path: Path) -> None:
    page = printed(tmp_path)
    drawings = list(page.iter("{*}img"))
    assert [one.get("alt") for one in drawings] == ["x squared", "a is less than b", "E equals m c squared"]
    for one in drawings:
        kind, data = one.get("src", "").split(",")
        assert kind == "data:image/svg+xml;base64"
        assert etree.fromstring(b64decode(data)).tag == "{http://www.w3.org/2000/svg}svg"
    assert list(page.iter(f"{MATHS}math")) == []
    assert texts(page, "p")[1].startswith("(1)")


def test_lists_have_the_formula_as_text(tmp_path: Path) -> None:
    edition = compose_book(tmp_path, FILES)
    assert edition.sections[0].heading.plain == "Of x²"
    assert [plain(entry.title) for entry in edition.contents] == ["Of x²"]


def test_an_equation_takes_whole_lines(tmp_path: Path) -> None:
    equation = next(node for node in printed(tmp_path).iter("{*}span") if node.get("id") == "eq-e")
    assert equation.get("style") == "line-height: 1rlh; min-height: 1rlh"


def test_lists_have_drawings_in_print_and_the_words_of_references(tmp_path: Path) -> None:
    table = "| a |\n|---|\n| b |\n\n: For $n$, after @eq-e[^1] {#tbl-t}\n\n[^1]: Note.\n"
    book = "title: T\nfront: [contents, list-of-tables]\nbody: [one.md]\nback: [notes]\n"
    files = {"book.yaml": book, "one.md": f"{FILES['one.md']}\n{table}"}
    sections = render_print(compose_book(tmp_path, files), settings_for(tmp_path)).sections
    contents, tables = (etree.fromstring(one.xhtml) for one in sections[:2])
    assert [image.get("alt") for image in contents.iter("{*}img")] == ["x squared"]
    (title,) = (node for node in tables.iter("{*}span") if node.get("class") == "entry")
    assert plain(title) == "1 For , after equation 1"
    assert [image.get("alt") for image in title.iter("{*}img")] == ["n"]
    assert len(list(title.iter("{*}a"))) == 1


@pytest.mark.parametrize(
    ("width", "place"),
    [(5, ""), (20, ""), (25, "beside"), (27, "below"), (40, "below")],
)
def test_the_place_of_a_number(width: float, place: str) -> None:
    """A line of 28 em, and a number that takes 2.7 em with the space beside it."""
    assert number_place(element("span"), "1", width, 28) == place


def test_a_number_in_a_list_has_less_room() -> None:
    item = element("li")
    item.append(element("span"))
    assert [number_place(node, "1", 22, 28) for node in (element("span"), item[0])] == ["", "beside"]


def test_the_number_of_a_long_formula_stands_below_it(tmp_path: Path) -> None:
    long = " + ".join(f"x_{{{n}}}" for n in range(20))
    files = {"one.md": f"# A\n\n$$ {long} $$ {{#eq-a}}\n\n$$ y $$ {{#eq-b}}\n"}
    section = render_print(compose_book(tmp_path, files), settings_for(tmp_path)).sections[0]
    found = {}
    for node in etree.fromstring(section.xhtml).iter("{*}span"):
        if "equation" in node.get("class", "").split():
            found[node.get("id")] = (node.get("class"), [child.get("class") for child in node])
    assert found == {
        "eq-a": ("equation number-below", ["formula", "equation-number"]),
        "eq-b": ("equation", ["equation-number", "formula"]),
    }
