"""Page numbers in the text, filled in until nothing changes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics, Span
from octavo.html.pages import PrintPages
from octavo.source.manuscript import Region, Starts
from octavo.typeset.gatherings import cut
from octavo.typeset.layout import GatheringLayout, GatheringPage, Job, Point
from octavo.typeset.locators import fill_in_locators
from octavo.typeset.placing import Placement
from tests.typeset.books import TRIM, book, made, problems, section, text

pytestmark = pytest.mark.engine

PAGE = GatheringPage(*TRIM, True, False, "", (0, 0))
LOCATOR = '<p data-page-of="{}" data-src="a.md:5:1"/>'


class FakePress:
    """Typesets by a rule: the number of pages of "a" follows from the locator in it."""

    def __init__(self, pages: dict[str, int]) -> None:
        self.rounds: list[list[str]] = []
        self._pages = pages

    def __call__(self, jobs: Sequence[Job], placed: Placement | None) -> list[GatheringLayout]:
        assert (placed is None) == (self.rounds == [])
        self.rounds.append([job.name for job in jobs])
        return [self._layouts(job) for job in jobs]

    def _layouts(self, job: Job) -> GatheringLayout:
        count = next((count for text, count in self._pages.items() if f">{text}</p>" in job.xhtml), 1)
        return GatheringLayout(b"", (PAGE,) * count, {job.name: Point(0, 0, 0)}, ())


def run(
    press: FakePress, target: str = "b", region: Region = Region.BODY
) -> tuple[dict[str, str], Diagnostics]:
    diagnostics = Diagnostics()
    parts = cut(
        [section("a", LOCATOR.format(target), region), section("b", "", region), section("c", "")],
        "en",
        diagnostics,
    )
    _, placement = fill_in_locators(parts, TRIM, press, diagnostics)
    return {name: placement.pagemap.label(name) for name in placement.pagemap.positions}, diagnostics


def test_only_what_prints_a_changed_locator_is_typeset_again() -> None:
    press = FakePress({"000": 2, "3": 2})
    labels, diagnostics = run(press)
    assert press.rounds == [["a", "b", "c"], ["a"]]
    assert labels["b"] == "3"
    assert list(diagnostics) == []


def test_front_matter_is_guessed_in_roman() -> None:
    press = FakePress({"xx": 4, "v": 4})
    labels, _ = run(press, region=Region.FRONT)
    assert labels["b"] == "v"
    assert press.rounds == [["a", "b", "c"], ["a"]]


def test_locator_that_moves_its_target_is_followed() -> None:
    press = FakePress({"000": 3, "4": 2, "3": 2})
    labels, diagnostics = run(press)
    assert (labels["b"], len(press.rounds)) == ("3", 3)
    assert list(diagnostics) == []


def test_locator_that_swings_is_reported_after_four_rounds() -> None:
    press = FakePress({"000": 1, "2": 2, "3": 1})
    _, diagnostics = run(press)
    assert len(press.rounds) == 4
    (found,) = diagnostics
    assert (found.code, found.span) == ("locators-swing", Span("a.md", 5, 1))
    assert "page of b moves" in found.message


def test_unknown_target_is_reported() -> None:
    _, diagnostics = run(FakePress({}), target="nowhere")
    (found,) = diagnostics
    assert (found.code, found.span) == ("locator-undefined", Span("a.md", 5, 1))


@pytest.mark.parametrize(("starts", "label"), [(Starts.PAGE, "2"), (Starts.RECTO, "3")])
def test_true_pages_are_printed(tmp_path: Path, starts: Starts, label: str) -> None:
    target = section("b", '<p id="x">y</p>', starts=starts)
    result = made(book(tmp_path, section("a", '<p>See <b data-page-of="x"/>.</p>'), target))
    assert result.pagemap.label("x") == label
    assert text(result.pdf, 0) == f"See {label}."


def test_link_to_nowhere_and_picture_without_text_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    body = '<p data-src="a.md:2:1"><a href="#nix">x</a></p><p data-src="a.md:4:1"><img src="a.svg"/></p>'
    found = [(fault.code, fault.span) for fault in problems(book(tmp_path, section("a", body)))]
    assert found == [("link-undefined", Span("a.md", 2, 1)), ("picture-without-alt", Span("a.md", 4, 1))]


def swinging(folder: Path, css: str) -> PrintPages:
    """A book in which the page of "x" is viii where "ix" is printed, and ix where the longer "viii" is."""
    six, five = ("<br/>".join(["x"] * count) for count in (6, 5))
    body = (
        "".join(f'<p class="new">{six}</p>' for _ in range(6))
        + f'<p class="new">{five}</p>'
        + '<p class="see">see <span data-page-of="x" data-src="f.md:3:1">?</span></p>'
        + f'<p>{five}</p><p id="x">x</p>'
    )
    return book(folder, section("front", body, Region.FRONT), section("one", "<p>x</p>"), css=css)


def test_book_whose_locator_swings(tmp_path: Path) -> None:
    (fault,) = problems(swinging(tmp_path, ".see { width: 17pt }"))
    assert (fault.code, fault.span) == ("locators-swing", Span("f.md", 3, 1))
    assert "between viii and ix" in fault.message or "between ix and viii" in fault.message


def test_book_whose_locator_has_room_settles(tmp_path: Path) -> None:
    result = made(swinging(tmp_path, ".see { width: 80pt }"))
    assert text(result.pdf, 6).endswith("see viii")
    assert result.pagemap.label("x") == "viii"
