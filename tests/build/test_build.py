"""The order of a build, and what is left when it goes wrong; the stages are played by stand-ins."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from octavo.build.build import BuildResult, build
from octavo.build.toolchain import Toolchain
from octavo.check import Checkers, CheckResult, MissingTool, Outcome, Tool
from octavo.core.diagnostics import Diagnostics, Severity, Span
from octavo.core.progress import Progress
from octavo.core.registry import Registry
from octavo.core.settings import CheckLevel, Settings
from octavo.formats import CHECKS
from octavo.formats.check import Check, CheckContext
from octavo.html.pages import Asset, EbookPages, PressSettings, RenderedDocument
from octavo.typeset import prepress

PAGES = EbookPages(
    (RenderedDocument("index.html", "A", b"<html/>"),), b"", (Asset("a/b.css", "text/css", b"p{}"),), ""
)
EDITION = SimpleNamespace(
    sections=(),
    book=SimpleNamespace(
        editions={},
        slug=None,
        language="en",
        trim=SimpleNamespace(width="6in", height="9in"),
        bound_isbn=None,
        draft=False,
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


class Stages:
    """Stand-ins for all stages; each notes that it was called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[str] = []
        self.outcome = Outcome.PASSED
        self.error_in: str | None = None
        self.tools: frozenset[Tool] = frozenset()
        for name, result in {
            "build.build.read": object(),
            "build.build.compose": EDITION,
            "html.render_ebook": PAGES,
            "html.render_site": PAGES,
            "html.render_print": SimpleNamespace(press=None),
            "cover.UnfinishedCover": SimpleNamespace(finish=object),
            "cover.names_cover": True,  # so that nothing is started to draw one
            "epub.package": SimpleNamespace(data=b"epub", statement=None),
            "typeset.typeset": SimpleNamespace(pdf=b"pdf", pagemap=SimpleNamespace(pages=[1, 2, 3])),
            "typeset.pagemap_file.pagemap_json": "{}",
            "typeset.pool.Workers": nullcontext(SimpleNamespace(start=lambda: None)),
        }.items():
            monkeypatch.setattr(f"octavo.{name}", self._stage(name.rpartition(".")[2], result))
        monkeypatch.setattr("octavo.build.build.open_checkers", self._open_checkers)
        checks = ((each.name, dataclasses.replace(each, run=self._check(each))) for each in CHECKS)
        self._toolchain = Toolchain(checks=Registry[Check]("check", tuple(checks)))

    def build(
        self, settings: Settings, diagnostics: Diagnostics | None = None, **arguments: Any
    ) -> BuildResult:
        """Build with the stand-ins."""
        reported = Diagnostics() if diagnostics is None else diagnostics
        return build(settings, reported, Progress(), toolchain=self._toolchain, **arguments)

    def _stage(self, name: str, result: object) -> Any:
        def stage(*arguments: object, **_named: object) -> object:
            self.events.append(name)
            if name == self.error_in:
                found = next(a for a in arguments if isinstance(a, Diagnostics))
                found.error("broken", Span("one.md"), "it is broken", "mend it")
            return result

        return stage

    @contextmanager
    def _open_checkers(self, tools: frozenset[Tool]) -> Iterator[Checkers]:
        self.tools = tools
        self.events.append("checkers start")
        yield Checkers()
        self.events.append("checkers end")

    def _check(self, check: Check) -> Any:
        def run(context: CheckContext) -> list[CheckResult]:
            paths = [context.files[name].path for name in check.formats]
            assert all(path.exists() for path in paths)
            self.events.append(f"check {check.name}")
            return [CheckResult(f"check of {check.name}", paths[0].name, self.outcome)]

        return run


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return Stages(monkeypatch)


def settings(folder: Path, *formats: str, check: CheckLevel = CheckLevel.QUICK) -> Settings:
    return Settings(folder / "book", folder / "output", frozenset(formats), check)


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("kind", ["pdf", "print", "cover"])
def test_no_pages_from_right_to_left(kind: str, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text("title: T\nlanguage: he\nbody: [a.md]\n", encoding="utf-8")
    (book / "a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    diagnostics = Diagnostics()
    asked = settings(tmp_path, kind, check=CheckLevel.NONE)
    result = build(asked, diagnostics, Progress())
    assert not result.published
    assert [f"{one.span} {one.code}" for one in diagnostics] == ["book.yaml:2:1 pages-right-to-left"]
    asked = settings(tmp_path, "html", check=CheckLevel.NONE)
    assert build(asked, Diagnostics(), Progress()).published


def test_the_epub_quotes_the_pdf_that_is_made_before_it(stages: Stages, tmp_path: Path) -> None:
    result = stages.build(settings(tmp_path, "epub", "pdf"))
    assert result.published
    assert result.report is not None
    assert names(tmp_path / "output") == [*FIRST, "a-book.epub", "a-book.pdf", "accessibility.html", *LAST]
    order = stages.events.index
    assert order("checkers start") == 0
    assert order("typeset") < order("render_ebook") < order("package") < order("check epub")
    assert order("typeset") < order("check pdf") < order("checkers end")
    assert order("check epub") < order("check pages")
    checks = [(check.name, check.file) for check in result.report.checks]
    assert sorted(checks) == [
        ("check of epub", "a-book.epub"),
        ("check of pages", "a-book.epub"),
        ("check of pdf", "a-book.pdf"),
    ]
    assert (result.report.counts.documents, result.report.counts.pages) == (2, 3)
    stages_timed = {"read", "compose", "epub", "check epub", "typeset", "check pdf", "check pages"}
    assert set(result.report.seconds) == stages_timed


@pytest.mark.parametrize("formats", [("print",), ("pdf", "print")])
def test_the_file_for_the_press_is_made_from_the_same_pages(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...]
) -> None:
    order = PressSettings(bleed=9, marks=9, multiple=8)
    pages = SimpleNamespace(press=order)
    monkeypatch.setattr("octavo.html.render_print", lambda *_, **__: pages)
    monkeypatch.setattr(
        prepress, "press_file", lambda pdf, *given: pdf + b" pressed" if given[:2] == (pages, order) else b""
    )
    result = stages.build(settings(tmp_path, *formats))
    assert result.report is not None
    assert (tmp_path / "output" / "a-book-print.pdf").read_bytes() == b"pdf pressed"
    assert (tmp_path / "output" / "a-book.pdf").exists() == ("pdf" in formats)
    assert stages.events.count("typeset") == 1
    assert (Tool.VERAPDF in stages.tools) == ("pdf" in formats)
    made = result.report.files[-1]
    assert (made.name, made.format, made.pages) == ("a-book-print.pdf", "print", 8)
    assert result.report.checks[-1].file == "a-book-print.pdf"


def test_an_edition_is_in_the_name_of_the_file_for_the_press(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "octavo.html.render_print",
        lambda *_, **__: SimpleNamespace(press=PressSettings(bleed=9, marks=9, multiple=4)),
    )
    monkeypatch.setattr(prepress, "press_file", lambda *_: b"pressed")
    asked = dataclasses.replace(settings(tmp_path, "print"), edition="large-print")
    assert stages.build(asked).published
    assert (tmp_path / "output" / "a-book-large-print-print.pdf").read_bytes() == b"pressed"
    assert "typeset" in stages.events


def test_an_edition_is_in_the_names_of_all_files(stages: Stages, tmp_path: Path) -> None:
    """Its e-book quotes its pages, and must not stand in the place of that of the book."""
    asked = settings(tmp_path, "epub", "pdf")
    stages.build(dataclasses.replace(asked, edition="paperback"))
    assert names(tmp_path / "output") == [
        *(*FIRST, "a-book-paperback.epub", "a-book-paperback.pdf", "accessibility.html"),
        *("pagemap-paperback.json", "report.json"),
    ]


def test_an_edition_alone_is_its_pages(stages: Stages, tmp_path: Path) -> None:
    stages.build(dataclasses.replace(settings(tmp_path), edition="paperback"))
    made = names(tmp_path / "output")
    assert "a-book-paperback.pdf" in made
    assert not any(name.endswith(".epub") for name in made)


def test_a_site_needs_no_java(stages: Stages, tmp_path: Path) -> None:
    assert stages.build(settings(tmp_path, "html")).published
    assert names(tmp_path / "output") == [
        *FIRST,
        "a-book-html/a/b.css",
        "a-book-html/index.html",
        "report.json",
    ]
    assert stages.tools == set()
    assert stages.events[1:-1] == ["read", "compose", "render_site", "check html"]


def test_without_checks_there_is_no_java_either(stages: Stages, tmp_path: Path) -> None:
    result = stages.build(settings(tmp_path, "epub", check=CheckLevel.NONE))
    assert result.published
    assert stages.tools == set()
    assert not any(event.startswith("check ") for event in stages.events)


@pytest.mark.parametrize("stage", ["read", "compose"])
def test_errors_in_the_source_stop_the_build(stages: Stages, tmp_path: Path, stage: str) -> None:
    stages.error_in = stage
    diagnostics = Diagnostics()
    result = stages.build(settings(tmp_path, "epub", "pdf"), diagnostics)
    assert (result.published, result.report, len(diagnostics)) == (False, None, 1)
    assert "compose" in stages.events, "composing goes on, so that all problems are found in one run"
    assert "render_ebook" not in stages.events
    assert names(tmp_path) == []


@pytest.mark.parametrize("stage", ["UnfinishedCover", "typeset"])
def test_errors_that_show_later_leave_nothing_either(stages: Stages, tmp_path: Path, stage: str) -> None:
    stages.error_in = stage
    result = stages.build(settings(tmp_path, "epub", "pdf"))
    assert (result.published, result.report) == (False, None)
    assert "typeset" in stages.events
    assert list(tmp_path.iterdir()) == []


def test_a_failed_check_fails_the_build(stages: Stages, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "a-book.epub").write_text("old")
    stages.outcome = Outcome.FAILED
    result = stages.build(settings(tmp_path, "epub"))
    assert not result.published
    assert result.report is not None
    assert not result.report.valid
    assert (tmp_path / "output" / "a-book.epub").read_text() == "old"
    assert result.rejected == tmp_path / "output.rejected"
    assert names(result.rejected) == [*FIRST, "a-book.epub", "accessibility.html", "report.json"]


def test_a_skipped_check_does_not(stages: Stages, tmp_path: Path) -> None:
    stages.outcome = Outcome.SKIPPED
    assert stages.build(settings(tmp_path, "epub")).published


def test_missing_tools_are_told_of_before_anything_is_done(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*arguments: object) -> None:
        raise MissingTool("install it")

    monkeypatch.setattr("octavo.build.build.open_checkers", missing)
    with pytest.raises(MissingTool, match="install it"):
        stages.build(settings(tmp_path, "pdf"))
    assert stages.events == []


def test_the_swap_is_not_to_be_interrupted(stages: Stages, tmp_path: Path) -> None:
    seen: list[bool] = []

    @contextmanager
    def uninterrupted() -> Iterator[None]:
        seen.append((tmp_path / "output").exists())
        yield
        seen.append((tmp_path / "output" / "report.json").exists())

    stages.build(settings(tmp_path, "epub"), uninterrupted=uninterrupted)
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
        "octavo.html.render_ebook", lambda *a, **_: environment.get_template("chapter.html.j2").render()
    )
    diagnostics = Diagnostics()
    assert not stages.build(settings(tmp_path, "epub"), diagnostics).published
    (found,) = (one for one in diagnostics if one.severity is Severity.ERROR)
    assert (found.code, found.span) == ("template-broken", Span("templates/chapter.html.j2", 2))
    (templates / "chapter.html.j2").write_text("first line\n\n{% endif %}\n")
    diagnostics = Diagnostics()
    stages.build(settings(tmp_path, "epub"), diagnostics)
    errors = [found.span for found in diagnostics if found.severity is Severity.ERROR]
    assert errors == [Span("templates/chapter.html.j2", 3)]


def test_a_fault_of_octavo_is_not(stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book" / "templates").mkdir(parents=True)
    monkeypatch.setattr("octavo.html.render_ebook", lambda *a, **_: [][0])
    with pytest.raises(IndexError):
        stages.build(settings(tmp_path, "epub"))
    assert names(tmp_path) == []


@pytest.mark.parametrize("quotes", [False, True])
def test_an_e_book_alone_that_cannot_quote_its_pages_says_so(
    stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quotes: bool
) -> None:
    monkeypatch.setattr(EDITION, "quotes_pages", quotes)
    diagnostics = Diagnostics()
    assert stages.build(settings(tmp_path, "epub"), diagnostics).published
    assert [found.code for found in diagnostics] == ["pages-unknown" if quotes else "page-list-left-out"]
    both = Diagnostics()
    assert stages.build(settings(tmp_path, "epub", "pdf"), both).published
    assert list(both) == []
