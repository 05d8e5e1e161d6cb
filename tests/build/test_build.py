"""The order of a build, and what is left when it goes wrong; the stages are played by stand-ins."""

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from octavo.build import build as module
from octavo.build import formats as making
from octavo.build.build import run_build
from octavo.check import CheckResult, MissingTool, Outcome
from octavo.core.diagnostics import Diagnostics, Severity, Span
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Format, Settings
from octavo.html.pages import Asset, EbookPages, PressSettings, RenderedDocument
from octavo.typeset import prepress

PAGES = EbookPages(
    (RenderedDocument("index.html", "A", b"<html/>"),), b"", (Asset("a/b.css", "text/css", b"p{}"),), ""
)
EDITION = SimpleNamespace(
    book=SimpleNamespace(
        slug=None, language="en", trim=SimpleNamespace(width="6in", height="9in"), bound_isbn=None
    ),
    plain_title="A Book",
    words=10,
    notes={},
    tables={},
    pictures={},
    quotes_pages=False,
)


#: What every build writes beside its formats, in the order of the names.
FIRST, LAST = ("SHA256SUMS",), ("pagemap.json", "report.json")


class Java:
    """Stands in for the Java process, and notes when it comes and goes."""

    def __init__(self, events: list[str]) -> None:
        self.events = events

    def __enter__(self) -> "Java":
        self.events.append("java starts")
        return self

    def __exit__(self, *exception: object) -> None:
        self.events.append("java ends")


class Stages:
    """Stand-ins for all stages; each notes that it was called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[str] = []
        self.outcome = Outcome.PASSED
        self.error_in: str | None = None
        for name, result in {
            "read": object(),
            "compose": EDITION,
            "render_ebook": PAGES,
            "render_site": PAGES,
            "render_print": SimpleNamespace(press=None),
            "cover.UnfinishedCover": SimpleNamespace(finish=object),
            "cover.names_cover": True,  # so that nothing is started to draw one
            "epub.package": SimpleNamespace(data=b"epub", statement=None),
            "typeset.typeset": SimpleNamespace(pdf=b"pdf", pagemap=SimpleNamespace(pages=[1, 2, 3])),
            "typeset.pagemap_file.pagemap_json": "{}",
            "typeset.pool.Workers": nullcontext(SimpleNamespace(start=lambda: None)),
        }.items():
            # What only some formats need is imported where it is used.
            home = "build.build." if name in ("read", "compose") else "" if "." in name else "build.formats."
            place = f"octavo.{home}{name}"
            monkeypatch.setattr(place, self._stage(name.rpartition(".")[2], result))
        monkeypatch.setattr(making, "check_files", self._check)
        monkeypatch.setattr("octavo.check.epub.page_list.check_epub_pages", self._compare)
        monkeypatch.setattr(module, "require_tools", lambda formats, level: None)
        monkeypatch.setattr(module, "JavaChecks", lambda epub, pdf: Java(self.events))

    def _stage(self, name: str, result: object) -> Any:
        def stage(*arguments: object, **_named: object) -> object:
            self.events.append(name)
            if name == self.error_in:
                found = next(a for a in arguments if isinstance(a, Diagnostics))
                found.error("broken", Span("one.md"), "it is broken", "mend it")
            return result

        return stage

    def _check(self, files: Mapping[Format, Path], *rest: object) -> tuple[CheckResult, ...]:
        ((kind, path),) = files.items()
        assert path.exists()
        self.events.append(f"check {kind}")
        return (CheckResult(f"check of {kind}", path.name, self.outcome),)

    def _compare(self, epub: Path, pdf: Path, sources: Mapping[str, str]) -> CheckResult:
        assert epub.exists()
        assert pdf.exists()
        self.events.append("check pages")
        return CheckResult("check of pages", epub.name, self.outcome)


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return Stages(monkeypatch)


def settings(folder: Path, *formats: Format, check: CheckLevel = CheckLevel.QUICK) -> Settings:
    return Settings(folder / "book", folder / "output", frozenset(formats), check)


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("kind", [Format.PDF, Format.PRINT, Format.COVER])
def test_no_pages_from_right_to_left(kind: Format, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text("title: T\nlanguage: he\nbody: [a.md]\n", encoding="utf-8")
    (book / "a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    diagnostics = Diagnostics()
    pressed = run_build(settings(tmp_path, kind, check=CheckLevel.NONE), diagnostics, Progress())
    assert not pressed.published
    assert [f"{one.span} {one.code}" for one in diagnostics] == ["book.yaml:2:1 pages-right-to-left"]
    asked = settings(tmp_path, Format.HTML, check=CheckLevel.NONE)
    assert run_build(asked, Diagnostics(), Progress()).published


def test_the_epub_quotes_the_pdf_that_is_made_before_it(stages: Stages, tmp_path: Path) -> None:
    pressed = run_build(settings(tmp_path, Format.EPUB, Format.PDF), Diagnostics(), Progress())
    assert pressed.published
    assert pressed.report is not None
    assert names(tmp_path / "output") == [*FIRST, "a-book.epub", "a-book.pdf", "accessibility.html", *LAST]
    order = stages.events.index
    assert order("java starts") == 0
    assert order("typeset") < order("render_ebook") < order("package") < order("check epub")
    assert order("typeset") < order("check pdf") < order("java ends")
    assert order("check epub") < order("check pages")
    checks = [(check.name, check.file) for check in pressed.report.checks]
    assert sorted(checks) == [
        ("check of epub", "a-book.epub"),
        ("check of pages", "a-book.epub"),
        ("check of pdf", "a-book.pdf"),
    ]
    assert (pressed.report.counts.documents, pressed.report.counts.pages) == (2, 3)
    stages_timed = {"read", "compose", "epub", "check epub", "typeset", "check pdf", "check pages"}
    assert set(pressed.report.seconds) == stages_timed


@pytest.mark.parametrize("formats", [(Format.PRINT,), (Format.PDF, Format.PRINT)])
def test_the_file_for_the_press_is_made_from_the_same_pages(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[Format, ...]
) -> None:
    order = PressSettings(bleed=9, marks=9, multiple=8)
    pages = SimpleNamespace(press=order)
    monkeypatch.setattr(making, "render_print", lambda *_: pages)
    monkeypatch.setattr(
        prepress, "press_file", lambda pdf, *given: pdf + b" pressed" if given == (pages, order) else b""
    )
    pressed = run_build(settings(tmp_path, *formats), Diagnostics(), Progress())
    assert pressed.report is not None
    assert (tmp_path / "output" / "a-book-print.pdf").read_bytes() == b"pdf pressed"
    assert (tmp_path / "output" / "a-book.pdf").exists() == (Format.PDF in formats)
    assert stages.events.count("typeset") == 1
    assert ("java starts" in stages.events) == (Format.PDF in formats)
    made = pressed.report.files[-1]
    assert (made.name, made.format, made.pages) == ("a-book-print.pdf", Format.PRINT, 8)
    assert pressed.report.checks[-1].file == "a-book-print.pdf"


def test_an_edition_is_in_the_name_of_the_file_for_the_press(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        making,
        "render_print",
        lambda *_: SimpleNamespace(press=PressSettings(bleed=9, marks=9, multiple=4)),
    )
    monkeypatch.setattr(prepress, "press_file", lambda *_: b"pressed")
    asked = dataclasses.replace(settings(tmp_path, Format.PRINT), edition="large-print")
    assert run_build(asked, Diagnostics(), Progress()).published
    assert (tmp_path / "output" / "a-book-large-print-print.pdf").read_bytes() == b"pressed"
    assert "typeset" in stages.events


def test_an_edition_is_in_the_names_of_what_is_printed_and_not_of_the_e_book(
    stages: Stages, tmp_path: Path
) -> None:
    asked = settings(tmp_path, Format.EPUB, Format.PDF)
    run_build(dataclasses.replace(asked, edition="paperback"), Diagnostics(), Progress())
    assert names(tmp_path / "output") == [
        *(*FIRST, "a-book-paperback.pdf", "a-book.epub", "accessibility.html"),
        *("pagemap-paperback.json", "report.json"),
    ]


def test_a_site_needs_no_java(stages: Stages, tmp_path: Path) -> None:
    assert run_build(settings(tmp_path, Format.HTML), Diagnostics(), Progress()).published
    assert names(tmp_path / "output") == [
        *FIRST,
        "a-book-html/a/b.css",
        "a-book-html/index.html",
        "report.json",
    ]
    assert stages.events == ["read", "compose", "render_site", "check html"]


def test_without_checks_there_is_no_java_either(stages: Stages, tmp_path: Path) -> None:
    pressed = run_build(settings(tmp_path, Format.EPUB, check=CheckLevel.NONE), Diagnostics(), Progress())
    assert pressed.published
    assert not any("java" in event or "check" in event for event in stages.events)


@pytest.mark.parametrize("stage", ["read", "compose"])
def test_errors_in_the_source_stop_the_build(stages: Stages, tmp_path: Path, stage: str) -> None:
    stages.error_in = stage
    diagnostics = Diagnostics()
    pressed = run_build(settings(tmp_path, Format.EPUB, Format.PDF), diagnostics, Progress())
    assert (pressed.published, pressed.report, len(diagnostics)) == (False, None, 1)
    assert "compose" in stages.events, "composing goes on, so that all problems are found in one run"
    assert "render_ebook" not in stages.events
    assert names(tmp_path) == []


@pytest.mark.parametrize("stage", ["UnfinishedCover", "typeset"])
def test_errors_that_show_later_leave_nothing_either(stages: Stages, tmp_path: Path, stage: str) -> None:
    stages.error_in = stage
    pressed = run_build(settings(tmp_path, Format.EPUB, Format.PDF), Diagnostics(), Progress())
    assert (pressed.published, pressed.report) == (False, None)
    assert "typeset" in stages.events
    assert list(tmp_path.iterdir()) == []


def test_a_failed_check_fails_the_build(stages: Stages, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "a-book.epub").write_text("old")
    stages.outcome = Outcome.FAILED
    pressed = run_build(settings(tmp_path, Format.EPUB), Diagnostics(), Progress())
    assert not pressed.published
    assert pressed.report is not None
    assert not pressed.report.valid
    assert (tmp_path / "output" / "a-book.epub").read_text() == "old"
    assert pressed.kept == tmp_path / "output.rejected"
    assert names(pressed.kept) == [*FIRST, "a-book.epub", "accessibility.html", "report.json"]


def test_a_skipped_check_does_not(stages: Stages, tmp_path: Path) -> None:
    stages.outcome = Outcome.SKIPPED
    assert run_build(settings(tmp_path, Format.EPUB), Diagnostics(), Progress()).published


def test_missing_tools_are_told_of_before_anything_is_done(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*arguments: object) -> None:
        raise MissingTool("install it")

    monkeypatch.setattr(module, "require_tools", missing)
    with pytest.raises(MissingTool, match="install it"):
        run_build(settings(tmp_path, Format.PDF), Diagnostics(), Progress())
    assert stages.events == []


def test_the_swap_is_not_to_be_interrupted(stages: Stages, tmp_path: Path) -> None:
    seen: list[bool] = []

    @contextmanager
    def hold() -> Iterator[None]:
        seen.append((tmp_path / "output").exists())
        yield
        seen.append((tmp_path / "output" / "report.json").exists())

    run_build(settings(tmp_path, Format.EPUB), Diagnostics(), Progress(), hold)
    assert seen == [False, True]


def test_a_broken_template_of_the_book_is_the_books_fault(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jinja2 import Environment, FileSystemLoader

    templates = tmp_path / "book" / "templates"
    templates.mkdir(parents=True)
    (templates / "chapter.html.j2").write_text("first line\n{{ nobody.name }}\n")
    environment = Environment(loader=FileSystemLoader(templates))
    monkeypatch.setattr(
        making, "render_ebook", lambda *a: environment.get_template("chapter.html.j2").render()
    )
    diagnostics = Diagnostics()
    assert not run_build(settings(tmp_path, Format.EPUB), diagnostics, Progress()).published
    (found,) = (one for one in diagnostics if one.severity is Severity.ERROR)
    assert (found.code, found.span) == ("template-broken", Span("templates/chapter.html.j2", 2))
    (templates / "chapter.html.j2").write_text("first line\n\n{% endif %}\n")
    diagnostics = Diagnostics()
    run_build(settings(tmp_path, Format.EPUB), diagnostics, Progress())
    errors = [found.span for found in diagnostics if found.severity is Severity.ERROR]
    assert errors == [Span("templates/chapter.html.j2", 3)]


def test_a_fault_of_octavo_is_not(stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book" / "templates").mkdir(parents=True)
    monkeypatch.setattr(making, "render_ebook", lambda *a: [][0])
    with pytest.raises(IndexError):
        run_build(settings(tmp_path, Format.EPUB), Diagnostics(), Progress())
    assert names(tmp_path) == []


@pytest.mark.parametrize("quotes", [False, True])
def test_an_e_book_alone_that_cannot_quote_its_pages_says_so(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quotes: bool
) -> None:
    monkeypatch.setattr(EDITION, "quotes_pages", quotes)
    diagnostics = Diagnostics()
    assert run_build(settings(tmp_path, Format.EPUB), diagnostics, Progress()).published
    assert [found.code for found in diagnostics] == ["pages-unknown" if quotes else "page-list-left-out"]
    both = Diagnostics()
    assert run_build(settings(tmp_path, Format.EPUB, Format.PDF), both, Progress()).published
    assert list(both) == []
