"""The report of a build, for tests."""

from pathlib import Path

from octavo.build.report import Counts, Report, measured
from octavo.check.result import CheckResult, Outcome
from octavo.core.diagnostics import Diagnostic, FilePlace, Severity, Span
from octavo.formats.made import Made


def report_of_files(folder: Path) -> Report:
    """Write an EPUB, a PDF and a site, none of them real, and return the report of their build."""
    (folder / "book.epub").write_bytes(b"e" * 1_250_000)
    (folder / "book.pdf").write_bytes(b"p" * 3400)
    (folder / "book-html").mkdir()
    (folder / "book-html" / "index.html").write_bytes(b"h" * 900)
    return Report(
        title="A Book",
        slug="book",
        language="en",
        files=(
            measured(Made(folder / "book.epub", documents=31), "epub"),
            measured(Made(folder / "book.pdf", pages=1), "pdf"),
            measured(Made(folder / "book-html", documents=30), "html"),
        ),
        counts=Counts(words=12345, notes=28, tables=4, figures=1, documents=31, pages=1),
        checks=(
            CheckResult("EPUBCheck 5.3.0", "book.epub", Outcome.PASSED, (), 1.25, "0 errors"),
            CheckResult("Ace", "book.epub", Outcome.SKIPPED, detail="Node is missing"),
            CheckResult(
                "Links",
                "book.pdf",
                Outcome.FAILED,
                tuple(
                    Diagnostic(
                        "link-dead", f"link {n} is dead", "mend it", place=FilePlace("book.pdf", page=n)
                    )
                    for n in range(1, 31)
                ),
                0.1,
                "30 of 40",
            ),
        ),
        seconds={"read": 0.5, "typeset": 3.0},
        total=3.25,
        warnings=(Diagnostic("w", "a warning", "look", Span("one.md", 2, 3), Severity.WARNING),),
    )
