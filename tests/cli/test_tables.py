"""What a build prints at its end."""

import io
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from octavo.build.report import Report
from octavo.check.result import CheckResult, Outcome
from octavo.cli.tables import grouped, show_advice, show_failures, show_report
from octavo.core.diagnostics import Diagnostic, FilePlace, Severity, Span
from tests.build.reports import report_of_files


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return report_of_files(tmp_path)


def printed(report: Report, width: int = 120) -> str:
    stream = io.StringIO()
    show_report(report, Console(file=stream, width=width))
    return stream.getvalue()


def cells(text: str, *heads: str) -> dict[str, list[str]]:
    """The rows of a printed table whose heads are these, by their first cells."""
    lines = text.splitlines()
    first = next(n for n, line in enumerate(lines) if re.split(r"\s{2,}", line.strip()) == list(heads))
    rows = itertools.takewhile(str.strip, lines[first + 2 :])
    return {row[0]: row[1:] for row in (re.split(r"\s{2,}", line.strip()) for line in rows)}


def test_the_tables(report: Report) -> None:
    text = printed(report)
    files = cells(text, "File", "Size", "Extent", "Words", "Notes", "Tables", "Passed")
    assert files == {
        "book.epub": ["1.2 MB", "31 documents", "12 345", "28", "4", "1 of 2"],
        "book.pdf": ["3 kB", "1 page", "12 345", "28", "4", "0 of 1"],
        "book-html": ["1 kB", "30 documents", "12 345", "28", "4", "not checked"],
    }
    assert cells(text, "Of", "Check", "Result", "Found") == {
        "epub": ["EPUBCheck 5.3.0", "passed", "0 errors"],
        "Ace": ["skipped", "Node is missing"],
        "pdf": ["Links", "failed", "30 of 40"],
    }
    assert "3.2 s in all: read 0.5 s, typeset 3.0 s" in text


def test_what_failed_is_shown_and_cut_short(report: Report, tmp_path: Path) -> None:
    stream = io.StringIO()
    show_failures(report, tmp_path, Console(file=stream, width=120))
    places = [f"page {number} of the file" for number in (2, 3, 4)]
    assert stream.getvalue().splitlines() == [
        "Links failed for book.pdf (30 of 40)",
        "book.pdf, page 1 of the file: error[link-dead]: link 1 is dead",
        "    = help: mend it",
        f"    = 29 more of this kind: at {', '.join(places)} ... (--verbose shows all)",
    ]
    stream = io.StringIO()
    show_failures(report, tmp_path, Console(file=stream, width=120), every=True)
    assert len(stream.getvalue().splitlines()) == 61


def test_advice_is_counted_in_the_table_and_told_when_asked_for(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = FilePlace("book.epub", "css/book.css", 3)
    found = (
        Diagnostic("store-style", "too wide", "narrow it", None, Severity.NOTE, place),
        Diagnostic("store-style", "[b]low", "raise it", Span("one.md", 4, 2), Severity.NOTE, place),
    )
    kindle = CheckResult("Kindle", "book.epub", Outcome.PASSED, found, 0.1, "25 rules")
    advised = replace(report, checks=(kindle,))
    assert advised.valid
    assert "25 rules, 2 to look at (--verbose)" in printed(advised)
    stream = io.StringIO()
    show_advice(advised, tmp_path, Console(file=stream, width=120))
    assert stream.getvalue().splitlines() == [
        "Kindle: to look at in book.epub",
        "book.epub, css/book.css:3: note[store-style]: too wide",
        "    = help: narrow it",
        "one.md:4:2: note[store-style]: [b]low",
        "    = in: book.epub, css/book.css:3",
        "    = help: raise it",
    ]


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (999, "999"), (1000, "1 000"), (1234567, "1 234 567")]
)
def test_grouped(number: int, expected: str) -> None:
    assert grouped(number) == expected
