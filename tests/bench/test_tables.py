"""From measurements to ratios, to what was reached, and to the tables of the manual."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from rich.console import Console

from bench.cases import Name
from bench.manual import write_tables
from bench.results import Case, Machine, Results, Size, load, save
from bench.running import Outcome, Run
from bench.table import show
from bench.targets import Unit, figure, judged, named
from octavo.html import render_print
from tests.books import compose_book, settings_for

MACHINE = Machine("2026-03-01", "Abacus 9", 2, 8_000_000_000, "Somewhere 1", {"Python": "3.11"})
BOOK = {
    "book.yaml": "title: A Book\nbody: [chapters/one.md]\n",
    "chapters/one.md": (
        "# One\n\n::: {.table #tbl-bench}\n:::\n\nText.\n\n::: {.table #tbl-bench-tools}\n:::\n"
    ),
}


def case(*seconds: float, memory: int = 100_000_000, size: int | None = None) -> Case:
    runs = (Run(one, one, memory, (memory // 2,), memory * 2, Outcome.DONE, "") for one in seconds)
    return Case(tuple(runs), size, pages=373, lost=0)


def sized(factor: float, **cases: Case) -> Size:
    given = {str(Name[name]): one for name, one in cases.items()}
    return Size(factor, round(160_000 * factor), 38, 1_200, 60, 30, given)


def results() -> Results:
    """Size 1 keeps to everything but the time of EPUBs; size 4 to nothing that it is asked for."""
    one = sized(
        1,
        ONE_PASS=case(41.0, 40.0, 39.0, size=2_000_000),
        COLD=case(20.0, 90.0, 19.0, size=2_100_000),
        EDIT=case(3.2),
        MOVE=case(8.0),
        NOTHING=case(0.5),
        EPUB=case(3.0),
        PANDOC=case(5.0),
    )
    four = sized(4, COLD=case(100.0, memory=450_000_000))
    return Results(MACHINE, (one, four))


def printed(found: Results) -> str:
    console = Console(width=160, record=True, file=Path("/dev/null").open("w"), color_system=None)  # noqa: SIM115
    with console.file:
        show(found, console, stages=True)
    return console.export_text()


def figures(text: str, label: str) -> list[str]:
    """The cells behind the label of a line of the last table that is printed."""
    rows = [[cell.strip() for cell in one.strip("│ ").split("│")] for one in text.splitlines()]
    (found,) = (row[1:] for row in rows if row[0] == label)
    return found


def test_the_median_counts() -> None:
    assert case(1.0, 9.0, 2.0).seconds == 2.0
    assert case(1.0, 4.0).seconds == 2.5


def test_the_largest_process_counts() -> None:
    run = Run(1.0, 1.0, 10, (30, 20), 60, Outcome.DONE, "")
    assert Case((run, replace(run, main=40))).memory == 40
    assert Case((run,)).memory == 30


def test_ratios_and_what_was_reached() -> None:
    text = printed(results())
    part = "Part of the time of one pass: "
    assert figures(text, part + "PDF, cold, two processes") == ["0.55", "0.50 reached", "–"]
    assert figures(text, part + "PDF, cold, one process") == ["", "–", "–"]
    assert figures(text, part + "One word changed") == ["0.08", "0.080 reached", "–"]
    assert figures(text, part + "A page more in an early chapter") == ["0.25", "0.20 reached", "–"]
    assert figures(text, part + "PDF and EPUB, nothing changed") == ["0.02", "0.013 reached", "–"]
    assert figures(text, "Part of the time of pandoc: EPUB, cold") == ["0.4", "0.60 not reached", "–"]
    assert figures(text, "Part of the size of one pass: PDF") == ["1.1", "1.05 reached", "–"]
    assert figures(text, "Memory of the largest process, in MB: Octavo") == ["400", "100", "450 not reached"]
    grown = figures(text, "Time against that of size 1: PDF, cold, two processes")
    assert grown == ["4.4", "1.00", "5.00 not reached"]
    assert "5 of 8 reached" in text


def test_nothing_is_judged_of_what_was_not_measured() -> None:
    assert judged(Results(MACHINE, (sized(4, EPUB=case(1.0, memory=1_000_000)),))) == [True]
    assert judged(Results(MACHINE, (sized(1, COLD=case(1.0)),))) == []


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0123, Unit.RATIO, "0.012"),
        (0.5, Unit.RATIO, "0.50"),
        (12.345, Unit.RATIO, "12.35"),
        (399.6, Unit.MEGABYTES, "400"),
        (None, Unit.RATIO, "–"),
    ],
)
def test_figures(value: float | None, unit: Unit, text: str) -> None:
    assert figure(value, unit) == text


def test_names_of_sizes() -> None:
    assert [named(factor) for factor in (0.25, 1.0, 4.0)] == ["1/4", "1", "4"]


def test_results_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "made/bench.json"
    save(results(), file)
    assert load(file) == results()


def with_tools() -> Results:
    found = results()
    ended = case(20.0)
    stopped = Case((Run(900.0, 1.0, 5, (), 5, Outcome.STOPPED, ""),), version="0.1")
    cases = {**found.sizes[0].cases, "Typesetter": replace(ended, version="2.0", lost=3), "Slow": stopped}
    return replace(found, sizes=(replace(found.sizes[0], cases=cases), found.sizes[1]))


def test_the_tables_of_the_manual(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    write_tables(with_tools(), tmp_path / "tables")
    pages = render_print(compose_book(tmp_path, BOOK), settings_for(tmp_path))
    rows = [
        [" ".join("".join(map(str, cell.itertext())).split()) for cell in row]
        for section in pages.sections
        for row in etree.fromstring(section.xhtml).iter("{*}tr")
    ]
    assert ["PDF, cold, two processes", "0.55", "0.50", "–"] in rows
    assert ["Octavo", "400", "100", "450"] in rows
    assert ["Typesetter 2.0", "20.0", "0.50", "100", "3", "373"] in rows
    assert any(row[0].startswith("Slow 0.1") and row[1] == "900" for row in rows)


def test_the_manual_says_how_many_runs_there_were(tmp_path: Path) -> None:
    write_tables(results(), tmp_path)
    assert "Runs of each case: 3 at size 1, 1 at size 4." in (tmp_path / "bench.yaml").read_text("utf-8")


def test_the_manual_names_date_and_machine(tmp_path: Path) -> None:
    write_tables(with_tools(), tmp_path)
    for name in ("bench.yaml", "bench-tools.yaml"):
        text = (tmp_path / name).read_text("utf-8")
        assert "Measured on 2026-03-01: Abacus 9, 2 cores, 8 GB of memory; Somewhere 1; Python 3.11." in text
