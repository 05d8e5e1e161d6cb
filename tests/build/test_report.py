"""What a build says at its end."""

import hashlib
import io
import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from octavo.build.report import (
    Counts,
    Report,
    grouped,
    measured,
    show,
    show_advice,
    show_failures,
    write_json,
)
from octavo.check.result import CheckResult, Outcome
from octavo.core.diagnostics import Diagnostic, Severity, Span
from octavo.formats.made import Made


@pytest.fixture
def report(tmp_path: Path) -> Report:
    (tmp_path / "book.epub").write_bytes(b"e" * 1_250_000)
    (tmp_path / "book.pdf").write_bytes(b"p" * 3400)
    (tmp_path / "book-html").mkdir()
    (tmp_path / "book-html" / "index.html").write_bytes(b"h" * 900)
    return Report(
        title="A Book",
        slug="book",
        language="en",
        files=(
            measured(Made(tmp_path / "book.epub", documents=31), "epub"),
            measured(Made(tmp_path / "book.pdf", pages=1), "pdf"),
            measured(Made(tmp_path / "book-html", documents=30), "html"),
        ),
        counts=Counts(words=12345, notes=28, tables=4, figures=1, documents=31, pages=1),
        checks=(
            CheckResult("EPUBCheck 5.3.0", "book.epub", Outcome.PASSED, (), 1.25, "0 errors"),
            CheckResult("Ace", "book.epub", Outcome.SKIPPED, ("Node is missing",)),
            CheckResult(
                "Links",
                "book.pdf",
                Outcome.FAILED,
                tuple(f"link {n} is dead" for n in range(30)),
                0.1,
                "30 of 40",
            ),
        ),
        seconds={"read": 0.5, "typeset": 3.0},
        total=3.25,
        warnings=(Diagnostic("w", "a warning", "look", Span("one.md", 2, 3), Severity.WARNING),),
    )


def printed(report: Report, width: int = 120) -> str:
    stream = io.StringIO()
    show(report, Console(file=stream, width=width))
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


def test_what_failed_is_shown_and_cut_short(report: Report) -> None:
    stream = io.StringIO()
    show_failures(report, Console(file=stream, width=120))
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Links failed for book.pdf (30 of 40)"
    assert lines[1:3] == ["    link 0 is dead", "    link 1 is dead"]
    assert lines[-1] == "    ... and 10 more (--verbose shows all)"
    assert len(lines) == 22
    stream = io.StringIO()
    show_failures(report, Console(file=stream, width=120), most=None)
    assert len(stream.getvalue().splitlines()) == 31


def test_advice_is_counted_in_the_table_and_told_when_asked_for(report: Report) -> None:
    kindle = CheckResult("Kindle", "book.epub", Outcome.PASSED, (), 0.1, "25 rules", ("too wide", "[b]low"))
    advised = replace(report, checks=(kindle,))
    assert advised.valid
    assert "25 rules, 2 to look at (--verbose)" in printed(advised)
    stream = io.StringIO()
    show_advice(advised, Console(file=stream, width=120))
    assert stream.getvalue().splitlines() == [
        "Kindle: to look at in book.epub",
        "    too wide",
        "    [b]low",
    ]


def test_json_says_the_same(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_json(report, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["schema"] == 1
    assert data["valid"] is False
    assert data["book"] == {"title": "A Book", "slug": "book", "language": "en"}
    epub, pdf, site = data["files"]
    assert epub == {
        "name": "book.epub",
        "format": "epub",
        "size": 1_250_000,
        "sha256": hashlib.sha256(b"e" * 1_250_000).hexdigest(),
        "pages": None,
        "documents": 31,
    }
    assert (pdf["pages"], pdf["size"]) == (1, 3400)
    assert (site["name"], site["size"], site["sha256"]) == ("book-html", 900, None)
    assert data["counts"]["words"] == 12345
    assert [check["outcome"] for check in data["checks"]] == ["passed", "skipped", "failed"]
    assert len(data["checks"][2]["messages"]) == 30
    assert data["warnings"][0]["span"] == {"file": "one.md", "line": 2, "column": 3}
    assert data["seconds"] == {"read": 0.5, "typeset": 3.0}


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (999, "999"), (1000, "1 000"), (1234567, "1 234 567")]
)
def test_grouped(number: int, expected: str) -> None:
    assert grouped(number) == expected
