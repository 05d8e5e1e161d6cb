"""A build walks through formats of which it knows nothing but their interface."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from octavo.build.build import build
from octavo.build.toolchain import Toolchain
from octavo.check import CheckResult, Outcome
from octavo.core.diagnostics import Diagnostic, Diagnostics
from octavo.core.progress import Progress
from octavo.core.registry import Registry
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made
from tests.books import write_book

BOOK = {"book.yaml": "title: A Book\nslug: tides\nbody: [one.md]\n", "one.md": "# One\n\nSome words.\n"}


class Text(Format):
    """Writes what it is told, and the sizes of what was made before."""

    result = "<slug>.txt"
    help = "make a text"
    for_readers = False

    def __init__(self, name: str, **attributes: Any) -> None:
        self.name = name
        for attribute, value in attributes.items():
            setattr(self, attribute, value)

    def make(self, context: BuildContext) -> Made | None:
        path = context.folder / f"{context.slug}.{self.name}"
        path.write_text(f"{context.once(count)} {dict(sorted(context.sizes.items()))}\n", "utf-8")
        return Made(path, pages=7)


CALLS: list[str] = []


def count(context: BuildContext) -> int:
    CALLS.append(context.slug)
    return context.composed.words


def toolchain(formats: Iterable[Format], checks: Mapping[str, Check] | None = None) -> Toolchain:
    return Toolchain(
        formats=Registry[Format]("format", tuple((each.name, each) for each in formats)),
        checks=Registry[Check]("check", tuple((checks or {}).items())),
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_book(tmp_path / "book", BOOK)
    return Settings(tmp_path / "book", tmp_path / "output", frozenset({"one", "two"}), jobs=1)


def test_files_are_made_in_their_order_and_share_what_takes_long(settings: Settings) -> None:
    CALLS.clear()
    formats = toolchain([Text("one", after=("two",), for_readers=True), Text("two"), Text("three")])
    result = build(settings, Diagnostics(), Progress(), toolchain=formats)
    assert result.report is not None
    assert [file.name for file in result.report.files] == ["tides.one", "tides.two"]
    assert (settings.output / "tides.two").read_text("utf-8") == "3 {}\n"
    assert (settings.output / "tides.one").read_text("utf-8") == "3 {'two': 5}\n"
    assert CALLS == ["tides"]
    assert (settings.output / "accessibility.html").exists(), "one of the formats is for readers"
    assert result.report.counts.pages == 7


def test_a_check_runs_when_all_that_it_reads_is_made(settings: Settings) -> None:
    seen: list[tuple[str, list[str], CheckLevel]] = []

    wrong = Diagnostic("all-wrong", "wrong", "mend it")

    def check(name: str, *formats: str, outcome: Outcome = Outcome.PASSED) -> Check:
        def run(context: CheckContext) -> list[CheckResult]:
            seen.append((name, sorted(context.files), context.level))
            return [CheckResult(name, context.files[formats[0]].path.name, outcome, (wrong,))]

        return Check(name, formats, run)

    checks = {
        "first": check("first", "two", "one"),
        "second": check("second", "two"),
        "third": check("third", "three"),
    }
    formats = toolchain([Text("one", after=("two",)), Text("two"), Text("three")], checks)
    result = build(settings, Diagnostics(), Progress(), toolchain=formats)
    assert seen == [("second", ["two"], CheckLevel.QUICK), ("first", ["one", "two"], CheckLevel.QUICK)]
    assert result.report is not None
    assert [one.name for one in result.report.checks] == ["second", "first"]
    checks["first"] = check("first", "one", outcome=Outcome.FAILED)
    failed = build(settings, Diagnostics(), Progress(), toolchain=toolchain(formats.formats, checks))
    assert (failed.published, failed.rejected) == (False, settings.output.with_name("output.rejected"))


def test_a_format_can_refuse_a_book(settings: Settings) -> None:
    class Strict(Text):
        def check_book(self, composed: object, settings: Settings, diagnostics: Diagnostics) -> None:
            diagnostics.error("too-short", None, "this book is too short", "write more")

    diagnostics = Diagnostics()
    result = build(settings, diagnostics, Progress(), toolchain=toolchain([Text("one"), Strict("two")]))
    assert not result.published
    assert [found.code for found in diagnostics] == ["too-short"]
    assert not settings.output.exists()
