"""Markup of other programs that stands in many places is told once for each kind."""

from pathlib import Path

from tests.source.cases import read_book, write_book

BOOK = """\
=== chapters/one.md
A [[link]], a [[second one]] and ==marked== text.
=== chapters/two.md
A [[third]].

A [[fourth]].
"""


def test_many_places_are_one_message(tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path, BOOK))
    assert sorted(one.message for one in diagnostics) == [
        "`==marked==` looks like marked text; it is printed as it stands",
        (
            "what looks like a link of a wiki stands in 4 places, and is printed; the first at "
            "chapters/one.md:1, chapters/two.md:1, chapters/two.md:3"
        ),
    ]
