"""Books made by chance: the same for a seed, whole when a part is left out, and refused by no check."""

from dataclasses import replace

import pytest

from fuzz.book import Book, files_of, tidied
from fuzz.shrinking import smallest
from fuzz.trying import Fault, Kind, Trial, try_book
from fuzz.writing import make_book
from octavo.check import Checkers
from octavo.check.validators.java import JavaChecks

pytestmark = pytest.mark.slow

#: Small books that no check refuses; others are tried by `make fuzz`.
SEEDS = (2, 5, 14, 21, 33)


def test_a_seed_makes_the_same_book() -> None:
    assert files_of(make_book(7)) == files_of(make_book(7))
    assert files_of(make_book(7)) != files_of(make_book(8))


def test_sizes_differ() -> None:
    pieces = [sum(len([*make_book(seed, size).every_piece()]) for seed in range(6)) for size in range(4)]
    assert pieces == sorted(pieces)


def test_what_needs_a_thing_goes_with_it() -> None:
    """Without tables, no paragraph refers to one; without the key, nothing asks for a variable."""
    for seed in range(5):
        book = make_book(seed, 2)
        bare = tidied(
            replace(
                book,
                settings={key: value for key, value in book.settings.items() if key != "variables"},
                divisions=tuple(
                    replace(one, pieces=tuple(p for p in one.pieces if not p.feature.startswith("tables.")))
                    for one in book.divisions
                    if not one.children
                ),
            )
        )
        text = "\n".join(piece.text + "".join(piece.notes) for piece in bare.every_piece())
        assert "@tbl-" not in text
        assert "{{< var" not in text


def test_a_book_is_made_smaller_as_long_as_it_is_refused() -> None:
    """Down to the one piece that is to blame, in a chapter, and the keys that no book is without."""
    fault = Fault(Kind.CHECK, "PDF: pdf-lines", "a verse is lost")

    def run(book: Book) -> Trial:
        return Trial((fault,) if "kinds.verse" in book.features else ())

    book = next(each for seed in range(99) if "kinds.verse" in (each := make_book(seed, 3)).features)
    found = smallest(book, fault.key, run, 60)
    assert [piece.feature for one in found.every_division() for piece in one.pieces] == ["kinds.verse"]
    assert set(found.settings) == {"title", "language", "identifier"}
    assert found.data == ()


@pytest.mark.engine
@pytest.mark.parametrize("seed", SEEDS)
def test_no_check_refuses_a_book(java: JavaChecks, seed: int) -> None:
    trial = try_book(make_book(seed, 1), Checkers(java))
    assert [fault for fault in trial.faults if fault.kind is not Kind.ADVICE] == []


@pytest.mark.engine
def test_a_build_that_takes_too_long_is_told() -> None:
    trial = try_book(make_book(2, 3), seconds=0.05)
    assert [(fault.kind, fault.what) for fault in trial.faults] == [(Kind.TIMEOUT, "processor")]
