"""Gatherings from the cache: taken only where nothing that goes into them has changed, and just the same."""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from octavo.cache import machine
from octavo.cache.digest import digest
from octavo.cache.store import Store
from octavo.core.diagnostics import Diagnostics
from octavo.html.pages import Furniture, PrintPages, PrintSection
from octavo.source.manuscript import Starts
from octavo.typeset import typeset
from octavo.typeset.furniture import stylesheet
from octavo.typeset.layout import (
    GatheringLayout,
    GatheringPage,
    Job,
    JobKind,
    LayoutProblem,
    LayoutSettings,
    Point,
)
from octavo.typeset.layout_cache import LayoutCache
from octavo.typeset.pool import Workers
from tests.typeset.books import CSS, book, document, section

pytestmark = pytest.mark.engine

#: Folios of the test's own, for pages of a usual size.
FOLIOS = """
section.page { height: 1pt }
section.verso { break-before: left }
section.recto { break-before: right }
.verso-title, .recto-title { display: none }
.folio { position: running(folio); font: 8pt/10pt "EB Garamond" }
@page { margin: 60pt; @bottom-center { content: element(folio) } }
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


class Typesetters:
    """Stand in for the worker processes, and keep a list of what they were asked for."""

    def __init__(self, *problems: LayoutProblem) -> None:
        self.problems = problems
        self.asked: list[str] = []

    def run(
        self, jobs: Sequence[Job], progress: Callable[[int, int], None], meanwhile: Callable[[], None]
    ) -> list[GatheringLayout]:
        meanwhile()
        self.asked += [job.name for job in jobs]
        for done, _ in enumerate(jobs, start=1):
            progress(done, len(jobs))
        page = GatheringPage(120, 100, True, False, "s", (0.5, 0))
        return [
            GatheringLayout(job.xhtml.encode(), (page,), {"a": Point(0, 1.5, 2)}, (), self.problems)
            for job in jobs
        ]


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def press(tmp_path: Path) -> LayoutSettings:
    """What the jobs share; the folder of the book is ``book``."""
    home = tmp_path / "book"
    for name in ("styles/print.css", "styles/furniture.css", "styles/large.css", "images/a.svg", "b.svg"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(PICTURE if name.endswith("svg") else "p { margin: 0 }")
    (home / "font.ttf").write_bytes(b"font")
    return LayoutSettings(
        (home / "styles/print.css",),
        home,
        (home / "font.ttf",),
        (120.0, 100.0),
        home / "styles/furniture.css",
        edition_stylesheets=(home / "styles/large.css",),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", 10_000_000, bytes(32))


def asked(press: LayoutSettings, store: Store | None, *jobs: Job) -> list[str]:
    """Which of the jobs a build has to typeset."""
    typesetters = Typesetters()
    results = LayoutCache(press, store, typesetters.run).run(jobs, silent)
    assert [result.pdf.decode() for result in results] == [job.xhtml for job in jobs]
    return typesetters.asked


ONE = document('<p><img src="images/a.svg" alt=""/></p>', name="one")
TWO = document("<p>two</p>", name="two")


def test_what_was_typeset_is_not_typeset_again(press: LayoutSettings, store: Store) -> None:
    assert asked(press, store, ONE, TWO) == ["one", "two"]
    assert asked(press, store, ONE, TWO) == []
    three = document("<p>three</p>", name="three")
    assert asked(press, store, ONE, three, TWO) == ["three"]


def test_without_a_cache_everything_is_typeset(press: LayoutSettings) -> None:
    assert asked(press, None, ONE) == ["one"]
    assert asked(press, None, ONE) == ["one"]


@pytest.mark.parametrize(
    "other",
    [
        replace(TWO, xhtml=TWO.xhtml.replace("two", "2")),
        replace(TWO, kind=JobKind.PLATE),
        replace(TWO, name="three"),
    ],
)
def test_another_document_is_typeset(press: LayoutSettings, store: Store, other: Job) -> None:
    asked(press, store, TWO)
    assert asked(press, store, other) == [other.name]


@pytest.mark.parametrize(
    "file", ["styles/print.css", "styles/furniture.css", "styles/large.css", "font.ttf", "images/a.svg"]
)
def test_a_changed_file_has_those_typeset_that_draw_on_it(
    press: LayoutSettings, store: Store, file: str
) -> None:
    asked(press, store, ONE, TWO)
    (press.images / file).write_text("p { margin: 1pt }")
    assert asked(press, store, ONE, TWO) == (["one"] if file == "images/a.svg" else ["one", "two"])


def test_a_picture_that_appears_or_goes_away_counts(press: LayoutSettings, store: Store) -> None:
    asked(press, store, ONE, TWO)
    (press.images / "images/a.svg").rename(press.images / "away.svg")
    assert asked(press, store, ONE, TWO) == ["one"]
    (press.images / "away.svg").rename(press.images / "images/a.svg")
    assert asked(press, store, ONE, TWO) == []


def test_a_picture_of_a_stylesheet_counts_for_all(press: LayoutSettings, store: Store) -> None:
    press.stylesheets[0].write_text("p { background: url(../b.svg) }")
    asked(press, store, ONE, TWO)
    (press.images / "b.svg").write_text(PICTURE.replace("9", "8"))
    assert asked(press, store, ONE, TWO) == ["one", "two"]


def test_where_attributes_can_name_pictures_all_files_count(press: LayoutSettings, store: Store) -> None:
    press.stylesheets[0].write_text("p { content: attr(data-picture url) }")
    named = document('<p data-picture="b.svg">x</p>', name="named")
    asked(press, store, named)
    assert asked(press, store, named) == []
    (press.images / "b.svg").write_text(PICTURE.replace("9", "8"))
    assert asked(press, store, named) == ["named"]


OTHER: dict[str, Callable[[LayoutSettings], object]] = {
    "stylesheets": lambda press: (*press.stylesheets, press.furniture),
    "images": lambda press: press.images / "images",
    "fonts": lambda press: (),
    "trim": lambda press: (120.0, 101.0),
    "furniture": lambda press: None,
    "language": lambda press: "de",
    "hyphenation": lambda press: ("Gos-plan",),
    "edition_sheet": lambda press: "@page { margin: 0 }",
    "edition_stylesheets": lambda press: (),
}


@pytest.mark.parametrize("name", [field.name for field in fields(LayoutSettings)])
def test_all_that_the_jobs_share_counts(press: LayoutSettings, store: Store, name: str) -> None:
    asked(press, store, TWO)
    values = {field.name: getattr(press, field.name) for field in fields(LayoutSettings)}
    other = LayoutSettings(**(values | {name: OTHER[name](press)}))
    assert asked(other, store, TWO) == ["two"]


def test_another_engine_typesets_anew(
    press: LayoutSettings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(press, store, TWO)
    monkeypatch.setattr(machine, "engine", lambda: "another")
    assert asked(press, store, TWO) == ["two"]


def test_a_damaged_entry_is_typeset_anew_and_kept(press: LayoutSettings, store: Store) -> None:
    asked(press, store, TWO)
    (entry,) = (path for path in store.folder.glob("*/*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-1])
    assert asked(press, store, TWO) == ["two"]
    assert asked(press, store, TWO) == []


def test_an_entry_that_is_no_gathering_counts_as_none(
    press: LayoutSettings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above all no pickle, which could run anything."""
    forged = pickle.dumps(Typesetters)
    monkeypatch.setattr(store, "get", lambda key: forged)
    assert asked(press, store, TWO) == ["two"]


def test_warnings_come_again_and_errors_are_not_kept(press: LayoutSettings, store: Store) -> None:
    warning = LayoutProblem("font-foreign", "“x” is foreign", "take another", "one.md:1:1")
    careful = Typesetters(warning)
    LayoutCache(press, store, careful.run).run([ONE], silent)
    (result,) = LayoutCache(press, store, Typesetters().run).run([ONE], silent)
    assert result.problems == (warning,)
    broken = Typesetters(replace(warning, error=True))
    LayoutCache(press, store, broken.run).run([TWO], silent)
    assert asked(press, store, TWO) == ["two"]


def test_progress_counts_what_comes_from_the_cache(press: LayoutSettings, store: Store) -> None:
    asked(press, store, ONE)
    steps: list[tuple[int, int]] = []
    three = document("<p>3</p>", name="three")
    LayoutCache(press, store, Typesetters().run).run([TWO, ONE, three], lambda *step: steps.append(step))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_without_the_means_to_make_keys_everything_is_typeset(
    press: LayoutSettings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> str:
        raise PermissionError(13, "Permission denied", "octavo")

    monkeypatch.setattr(machine, "engine", unreadable)
    assert asked(press, store, TWO) == ["two"]


def _sections(last: str) -> list[PrintSection]:
    """Contents, which print page numbers, and chapters with notes, a table and a picture."""
    lines = "".join(f'<p><a href="#{name}">See</a> <span data-page-of="{name}"/></p>' for name in "ab")
    table = '<table id="t"><thead><tr><th>Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>'
    note = '<span class="footnote" id="f">A note.</span>'
    picture = '<figure id="p" data-plate="sideways"><img src="a.svg" alt="A square"/></figure>'
    return [
        section("toc", lines),
        section("a", f"<h1>One</h1><p>Text{note} and text.</p>{table}" + "<p>More words.</p>" * 90),
        section("b", f"<h1>Two</h1><p>Text.</p>{picture}<p>{last}</p>", starts=Starts.RECTO),
    ]


def _book(folder: Path, last: str = "The end.") -> PrintPages:
    (folder / "a.svg").write_text(PICTURE)
    parts = (
        replace(part, verso="Left", recto="Right", furniture=Furniture.RUNNING) for part in _sections(last)
    )
    pages = replace(book(folder, *parts, css="@page { margin: 60pt }"), trim=(432.0, 648.0))
    (folder / "styles" / "furniture.css").write_text(FOLIOS, "utf-8")
    return pages


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """After this is called nothing can be typeset, be it by worker processes or without."""

    def refuse(*_: object) -> None:
        raise AssertionError("something was typeset")

    return lambda: monkeypatch.setattr(Workers, "run", refuse)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_book_from_the_cache_is_the_same_to_the_byte(
    tmp_path: Path, store: Store, no_engine: Callable[[], None], jobs: int
) -> None:
    pages = _book(tmp_path)
    cold = typeset(pages, 1, Diagnostics())
    first = typeset(pages, jobs, Diagnostics(), cache=store)
    no_engine()
    for count in (1, 2):
        warm = typeset(pages, count, Diagnostics(), cache=store)
        assert warm.pdf == first.pdf == cold.pdf
        assert warm.pagemap == cold.pagemap


def test_after_an_edit_the_book_is_the_same_as_without_a_cache(tmp_path: Path, store: Store) -> None:
    typeset(_book(tmp_path), 1, Diagnostics(), cache=store)
    edited = _book(tmp_path, "Another end, of more words than there were.")
    assert typeset(edited, 1, Diagnostics(), cache=store).pdf == typeset(edited, 1, Diagnostics()).pdf


def test_only_what_an_edit_touches_is_typeset(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeset(_book(tmp_path), 1, Diagnostics(), cache=store)
    ran: list[str] = []
    original = Workers.run

    def run(
        self: Workers,
        press: LayoutSettings,
        jobs: Sequence[Job],
        progress: Callable[[int, int], None],
        *more: Any,
    ) -> list[GatheringLayout]:
        ran.extend(job.name for job in jobs)
        return original(self, press, jobs, progress, *more)

    monkeypatch.setattr(Workers, "run", run)
    typeset(_book(tmp_path, "The End."), 1, Diagnostics(), cache=store)
    assert ran == ["b"]


def test_warnings_of_a_book_come_again(tmp_path: Path, store: Store, no_engine: Callable[[], None]) -> None:
    pages = book(tmp_path, section("a", "<p>x</p>"), css="p { no-such-property: 1 }")
    cold, warm = Diagnostics(), Diagnostics()
    typeset(pages, 1, cold, cache=store)
    no_engine()
    typeset(pages, 1, warm, cache=store)
    assert [found.code for found in cold] == ["stylesheet"]
    assert list(warm) == list(cold)


def test_another_stylesheet_of_the_furniture_counts(tmp_path: Path, store: Store) -> None:
    pages = _book(tmp_path)
    plain = typeset(pages, 1, Diagnostics(), cache=store).pdf
    stylesheet(pages).write_text(FOLIOS.replace("8pt", "7pt"), "utf-8")
    made = typeset(pages, 1, Diagnostics(), cache=store).pdf
    assert made != plain
    assert made == typeset(pages, 1, Diagnostics()).pdf


def test_a_hyphenation_exception_counts(tmp_path: Path, store: Store) -> None:
    text = '<p lang="en" style="hyphens: manual">' + "supercalifragilistic " * 4 + "</p>"
    pages = book(tmp_path, section("a", text), css=CSS + "p { hyphens: auto }")
    typeset(pages, 1, Diagnostics(), cache=store)
    other = replace(pages, hyphenation=("superca-lifragilistic",))
    keys = [digest(str(path)) for path in store.folder.glob("*/*")]
    assert typeset(other, 1, Diagnostics(), cache=store).pdf == typeset(other, 1, Diagnostics()).pdf
    assert len([*store.folder.glob("*/*")]) > len(keys)
