"""What goes on over pages or columns says so there, and only there.

This shows what patches/continued_tables.py does.
"""

import io
from pathlib import Path

import pikepdf
import pytest

from tests.typeset.books import document, engine, sketch
from tests.typeset.pages_read import pages_of

pytestmark = pytest.mark.engine

SAYS = '<tr class="continued" data-continued="yes"><th>More of one</th></tr>'
COLUMNS = """
.columns { columns: 2; column-gap: 10pt }
ul, li { list-style: none; margin: 0; padding: 0 }
.sub { break-inside: avoid }
"""


def table(rows: int, says: str = SAYS) -> str:
    body = "".join(f"<tr><td>Row {number}</td></tr>" for number in range(1, rows + 1))
    return f"<table><thead>{says}<tr><th>Head</th></tr></thead><tbody>{body}</tbody></table>"


def entry(name: str, subs: int) -> str:
    lines = "".join(f'<li class="sub">{name} {number}</li>' for number in range(1, subs + 1))
    head = f'<p data-continued="yes">{name} again</p>'
    return f'<li class="entry">{head}<p class="term">{name}</p><ul>{lines}</ul></li>'


def columns(folder: Path, *entries: str) -> list[list[str]]:
    """The lines of each page of an index."""
    body = f'<section><div class="columns"><ul>{"".join(entries)}</ul></div></section>'
    return pages_of(engine(folder, COLUMNS).typeset(document(body)).pdf, folder)


def words(page: list[str]) -> str:
    return " ".join(page)


def test_a_table_that_goes_on_says_so_over_its_heads(tmp_path: Path) -> None:
    laid = engine(tmp_path).typeset(document(f"<section>{table(12)}</section>"))
    pages = [words(page) for page in pages_of(laid.pdf, tmp_path)]
    assert pages == [
        "Head Row 1 Row 2 Row 3 Row 4 Row 5",
        "More of one Head Row 6 Row 7 Row 8 Row 9",
        "More of one Head Row 10 Row 11 Row 12",
    ]


def test_what_it_says_is_no_part_of_the_table_to_a_screen_reader(tmp_path: Path) -> None:
    one = engine(tmp_path)
    said = one.typeset(document(f"<section>{table(8)}</section>")).tree
    unsaid = one.typeset(document(f"<section>{table(8, '')}</section>")).tree
    assert sketch(said) == sketch(unsaid)


def test_the_rule_over_the_heads_stands_on_every_page(tmp_path: Path) -> None:
    """The engine draws collapsed borders from a grid of the whole table, whose first row is left out here."""
    css = "table { border-collapse: collapse } tr + tr > th { border-top: 2pt solid #ff0000 }"
    laid = engine(tmp_path, css).typeset(document(f"<section>{table(8)}</section>"))
    with pikepdf.open(io.BytesIO(laid.pdf)) as pdf:
        contents = [page.Contents.read_bytes() for page in pdf.pages]
    assert len(contents) == 3
    assert all(content.count(b"1 0 0 rg") + content.count(b"1 0 0 RG") > 0 for content in contents)


def test_an_entry_that_goes_on_in_the_next_column_says_so(tmp_path: Path) -> None:
    pages = columns(tmp_path, entry("Ada", 13), entry("Bob", 1))
    first = "Ada Ada 1 Ada 2 Ada 3 Ada 4 Ada 5 Ada again Ada 6 Ada 7 Ada 8 Ada 9 Ada 10"
    second = "Ada again Ada 11 Ada 12 Ada again Ada 13 Bob Bob 1"  # columns of like height
    assert [words(page) for page in pages] == [first, second]


def test_an_entry_that_begins_with_its_column_does_not(tmp_path: Path) -> None:
    (page,) = columns(tmp_path, entry("Ada", 5), entry("Bob", 5))
    assert "again" not in words(page)


def run_in(name: str, subs: int) -> str:
    lines = "".join(f'; <span class="index-sub">{name} {number}</span>' for number in range(1, subs + 1))
    head = f'<p data-continued="yes">{name} again</p>'
    return f'<li class="entry">{head}<p class="term">{name}{lines}</p></li>'


def test_an_entry_in_one_paragraph_is_divided_before_a_sub_entry(tmp_path: Path) -> None:
    pages = [words(page) for page in columns(tmp_path, run_in("Ada", 30), run_in("Bob", 1))]
    numbers = [word.rstrip(";") for page in pages for word in page.split() if word.rstrip(";").isdigit()]
    assert numbers == [*map(str, range(1, 31)), "1"], "nothing is lost and all is in order"
    assert "".join(pages).count("again") >= 2
    for page in pages:
        for begun in page.split("Ada again ")[1:]:
            assert begun.startswith("Ada "), "what follows the head is a whole sub-entry"
    assert "Bob again" not in " ".join(pages)
