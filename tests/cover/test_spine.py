"""The width of the spine, against sums done by hand, and the way its words run."""

from collections.abc import Callable

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.cover.spine import USUAL, runs_up, spine
from octavo.source.printer_options import Printer

INCH, MM = 72.0, 72 / 25.4


def printer(**data: object) -> Printer:
    """A printer who adds no pages, unless the keys say so."""
    return Printer.model_validate({"page-multiple": 1, **data})


@pytest.mark.parametrize(
    ("paper", "pages", "width"),
    [
        ({"page": "0.0025in"}, 300, 0.75 * INCH),
        ({"page": "0.002252in"}, 400, 0.9008 * INCH),
        ({"leaf": "0.11mm"}, 400, 22 * MM),
        ({"pages-per-inch": "444"}, 222, 0.5 * INCH),
        ({"grammage": "80", "volume": "1.5"}, 320, 19.2 * MM),
    ],
)
def test_paper(paper: dict[str, str], pages: int, width: float) -> None:
    made = spine(printer(paper=paper), pages)
    assert made is not None
    assert made.width == pytest.approx(width, abs=0.001)
    assert (made.pages, made.assumed) == (pages, False)


def test_pages_fill_the_signature_and_board_counts_twice() -> None:
    made = spine(printer(paper={"leaf": "0.1mm"}, board="0.3mm", **{"page-multiple": 16}), 305)
    assert made is not None
    assert made.pages == 320
    assert made.width == pytest.approx(16.6 * MM, abs=0.001)


def test_a_spine_that_the_printer_has_told() -> None:
    made = spine(printer(spine="14mm", paper={"leaf": "0.1mm"}), None)
    assert made is not None
    assert made.width == pytest.approx(14 * MM)


def test_paper_that_is_taken_for_granted() -> None:
    made = spine(printer(), 200)
    assert made is not None
    assert (made.assumed, made.paper) == (True, USUAL)
    assert made.width == pytest.approx(11.7 * MM, abs=0.001)


def test_no_pages_no_spine() -> None:
    assert spine(printer(paper={"leaf": "0.1mm"}), None) is None


@pytest.mark.parametrize(
    ("language", "direction", "upwards"),
    [
        ("en", None, False),
        ("fr-CA", None, True),
        ("de", None, True),
        ("nl", None, False),
        ("de", "down", False),
        ("en", "up", True),
    ],
)
def test_direction(
    language: str, direction: str | None, upwards: bool, make_edition: Callable[..., ComposedBook]
) -> None:
    given = {"print-cover": {"spine-direction": direction}} if direction else {}
    assert runs_up(make_edition(language=language, **given).book) is upwards
