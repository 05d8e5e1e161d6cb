"""Checks of finished files, in the order of the formats, with the programs that they need."""

from itertools import groupby
from pathlib import Path

import pytest

from octavo.build.checks import check_files
from octavo.check import Checkers, MissingTool, Outcome, Tool, require_tools
from octavo.check.pdf.checks import check_pdf
from octavo.check.validators.java import JavaChecks
from octavo.core.settings import CheckLevel
from octavo.formats import CHECKS
from octavo.formats.check import tools_of
from octavo.formats.made import Made
from tests.built_books import BuiltBooks
from tests.check.epubs import spoil, write_epub
from tests.check.said import said
from tests.check.site.test_checks import write_site

PDF_TOPICS = [
    "PDF",
    "Pages",
    "Text inside the page",
    "Page numbers in the contents",
    "Page numbers in the index",
    "References to pages",
    "Heads over notes",
    "Outline",
    "Links",
    "Footnotes",
    "Fonts",
    "Metadata",
    "Tags",
    "Pages as they are shown",
    "Running heads and folios",
    "Places of lines",
    "Places of links",
    "Pictures",
    "Outline and headings",
    "Rules and heads of tables",
]
BOOK = Path(__file__).parent / "spoiled" / "marsh"
#: Checks of the two files against each other.
AGREE = ["EPUB pages", "PDF and e-book"]


def test_level_none_checks_nothing(tmp_path: Path) -> None:
    assert check_files({"pdf": Made(tmp_path / "none.pdf")}, CheckLevel.NONE) == ()


@pytest.mark.engine
@pytest.mark.slow
def test_quick_checks_all_formats_in_order(java: JavaChecks, built_books: BuiltBooks, tmp_path: Path) -> None:
    book = built_books.get(BOOK).files
    files = {
        "html": Made(write_site(tmp_path / "site")),
        "pdf": Made(book["pdf"]),
        "epub": Made(book["epub"]),
    }
    results = check_files(files, CheckLevel.QUICK, Checkers(java))
    assert [(r.name, said(r)) for r in results if r.outcome is not Outcome.PASSED] == []
    names = [r.name for r in results]
    assert names[0] == "EPUBCheck 5.3.0"
    assert names[1].startswith("EPUB ")
    assert [n for n in names if n in AGREE] == AGREE
    assert next(n for n in names if n.startswith("veraPDF")).endswith("PDF/UA-1")
    assert [n for n in names if n in PDF_TOPICS] == PDF_TOPICS
    assert names[-1] == "HTML reach"
    assert [file for file, _ in groupby(r.file for r in results)] == [
        book["epub"].name, book["pdf"].name, "site",
    ]  # fmt: skip
    assert all(r.detail for r in results)


def test_full_also_checks_the_syntax_of_the_pdf(java: JavaChecks, good_pdf: Path) -> None:
    quick = check_files({"pdf": Made(good_pdf)}, CheckLevel.QUICK, Checkers(java))
    full = check_files({"pdf": Made(good_pdf)}, CheckLevel.FULL, Checkers(java))
    assert {r.name for r in full} - {r.name for r in quick} == {"PDF syntax"}
    assert full[-1].outcome is Outcome.PASSED


def test_damaged_syntax_is_found(java: JavaChecks, good_pdf: Path, tmp_path: Path) -> None:
    data = good_pdf.read_bytes()
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data[: data.rindex(b"startxref")] + b"startxref\n1\n%%EOF\n")
    results = check_files({"pdf": Made(path)}, CheckLevel.FULL, Checkers(java))
    assert {r.name: r.outcome for r in results}["PDF syntax"] is Outcome.FAILED


def test_faults_are_followed_to_the_source(java: JavaChecks, tmp_path: Path) -> None:
    files = spoil("text/one.xhtml", ' alt="A dot"', "")
    sources = {"text/one.xhtml:9": "chapters/one.md:14:1"}
    made = Made(write_epub(tmp_path / "b.epub", files), sources=sources)
    results = check_files({"epub": made}, CheckLevel.QUICK, Checkers(java))
    failed = {r.name: said(r) for r in results if r.outcome is Outcome.FAILED}
    assert failed["EPUB documents"][0].endswith("has no alternative text [chapters/one.md:14:1]")


def test_without_a_process_one_is_started_for_the_occasion(good_pdf: Path) -> None:
    results = check_files({"pdf": Made(good_pdf)}, CheckLevel.QUICK)
    assert results[0].name.startswith("veraPDF")
    assert results[0].outcome is Outcome.PASSED


def test_a_site_alone_needs_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.check.validators.java._NEEDED", {"no_such_module_here": "no-such-package"})
    assert check_files({"html": Made(write_site(tmp_path / "site"))}, CheckLevel.QUICK)


@pytest.mark.parametrize(("kind", "tool"), [("pdf", Tool.VERAPDF), ("epub", Tool.EPUBCHECK)])
def test_missing_java_packages_are_an_error_and_not_a_skipped_check(
    kind: str, tool: Tool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("octavo.check.validators.java._NEEDED", {"no_such_module_here": "no-such-package"})
    assert tools_of(CHECKS, {kind}, CheckLevel.NONE) == set()
    assert tool in tools_of(CHECKS, {kind}, CheckLevel.QUICK)
    with pytest.raises(MissingTool, match="pip install no-such-package"):
        require_tools({tool})
    with pytest.raises(MissingTool, match="pip install no-such-package"):
        check_files({kind: Made(tmp_path / "book")}, CheckLevel.QUICK)


def test_ace_is_for_e_books_and_only_for_full_checks() -> None:
    assert Tool.ACE in tools_of(CHECKS, {"epub"}, CheckLevel.FULL)
    assert Tool.ACE not in tools_of(CHECKS, {"epub"}, CheckLevel.QUICK)
    assert Tool.ACE not in tools_of(CHECKS, {"pdf", "html", "print", "cover", "onix"}, CheckLevel.FULL)


def test_missing_poppler_is_an_error(monkeypatch: pytest.MonkeyPatch, good_pdf: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.pdf"  # the words of one that was checked before are known
    fresh.write_bytes(good_pdf.read_bytes())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match="apt-get install poppler-utils"):
        require_tools(tools_of(CHECKS, {"pdf"}, CheckLevel.QUICK))
    with pytest.raises(MissingTool, match="apt-get install poppler-utils"):
        check_pdf(fresh)
    require_tools(tools_of(CHECKS, {"epub"}, CheckLevel.QUICK))


@pytest.mark.parametrize("content", [None, b"", b"no PDF at all"])
def test_a_file_that_is_no_pdf_fails_once(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "none.pdf"
    if content is not None:
        path.write_bytes(content)
    (result,) = check_pdf(path)
    assert result.outcome is Outcome.FAILED
    assert said(result)[0].startswith("the file cannot be read: ")
