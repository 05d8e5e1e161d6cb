"""The public face, as a program that uses Octavo sees it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from octavo import api
from octavo.api import BookError, CheckLevel, Diagnostics, RegistryError, Severity, build, compose, read
from tests.books import write_book

BOOK = {
    "book.yaml": "title: The *Tides*\nslug: tides\nbody: [one.md]\n",
    "one.md": "# One\n\nSome words.[^n]\n\n[^n]: A note.\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    write_book(tmp_path / "book", BOOK)
    return tmp_path / "book"


def test_everything_that_is_named_is_there() -> None:
    assert sorted(api.__all__) == sorted(set(api.__all__))
    for name in api.__all__:
        thing = getattr(api, name)
        assert thing is not None
        assert (thing.__doc__ or "").strip(), f"{name} says nothing of itself"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = api.nothing


def test_a_book_is_read_and_composed(book: Path) -> None:
    manuscript = read(book)
    assert [division.kind.value for division in manuscript.divisions] == ["chapter", "notes"]
    assert manuscript.book.slug == "tides"
    composed = compose(manuscript)
    assert composed.plain_title == "The Tides"
    assert [section.heading.plain for section in composed.sections] == ["One", ""]
    assert len(composed.notes) == 1
    assert compose(book).words == composed.words == 5


def test_errors_are_raised_with_their_places(book: Path) -> None:
    (book / "one.md").write_text("# One\n\nSee @sec-nowhere.\n", "utf-8")
    with pytest.raises(BookError, match=r"one\.md:3:5: error") as raised:
        compose(book)
    assert [one.severity for one in raised.value.diagnostics] == [Severity.ERROR]
    found = Diagnostics()
    with pytest.raises(BookError):
        read(book, found)
    assert found.failed


def test_warnings_are_collected(book: Path) -> None:
    (book / "chapters").mkdir()
    (book / "book.yaml").write_text("title: T\nbody: [chapters/a.md]\n", "utf-8")
    (book / "chapters" / "a.md").write_text("# A\n\nText.\n", "utf-8")
    (book / "chapters" / "b.md").write_text("# B\n\nText.\n", "utf-8")
    found = Diagnostics()
    read(book, found)
    assert [one.code for one in found] == ["file-unlisted"]


def test_a_build(book: Path, tmp_path: Path) -> None:
    result = build(book, tmp_path / "output", formats=["html"], cache=False, jobs=1)
    assert result.ok
    assert result.files == {"html": tmp_path / "output" / "tides-html"}
    assert (result.files["html"] / "index.html").is_file()
    assert result.report is not None
    assert result.checks == result.report.checks
    assert {check.file for check in result.checks} == {"tides-html"}


def test_warnings_fail_a_strict_build(book: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    (book / "one.md").write_text("# One\n\n### Two\n\nWords.\n", encoding="utf-8")
    (book / "book.yaml").write_text("title: A\nlanguage: en\nbody: [one.md]\n", encoding="utf-8")
    for strict in (True, False):
        made = build(book, output, formats=["html"], check=CheckLevel.NONE, cache=False, strict=strict)
        assert (made.ok, output.exists()) == (not strict, not strict)


def test_a_build_of_a_book_with_errors(book: Path, tmp_path: Path) -> None:
    (book / "one.md").write_text("# One\n\nSee @sec-nowhere.\n", "utf-8")
    result = build(book, tmp_path / "output", formats=["html"], check=CheckLevel.NONE, cache=False)
    assert (result.ok, result.files, result.checks, result.report) == (False, {}, (), None)
    assert [found.severity for found in result.diagnostics] == [Severity.ERROR]
    assert not (tmp_path / "output").exists()


def test_a_format_that_does_not_exist(book: Path, tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="no format `docx`"):
        build(book, tmp_path / "output", formats=["docx"])


@pytest.mark.parametrize("argument", [{"jobs": -1}, {"jobs": 0}, {"formats": "html"}, {"check": "thorough"}])
def test_an_argument_that_can_not_be(book: Path, tmp_path: Path, argument: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"jobs|formats|CheckLevel"):
        build(book, tmp_path / "output", **argument)
    assert not (tmp_path / "output").exists()


def test_a_moment_that_is_none(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is 'soon'"):
        build(book, tmp_path / "output", formats=["html"])


def test_paths_may_be_texts(book: Path, tmp_path: Path) -> None:
    assert read(str(book)).book.slug == compose(str(book)).book.slug == "tides"
    made = build(str(book), str(tmp_path / "output"), formats=["html"], check=CheckLevel.NONE, cache=False)
    assert made.files == {"html": tmp_path / "output" / "tides-html"}


def test_an_extension_that_is_not_installed(book: Path, tmp_path: Path) -> None:
    data = (book / "book.yaml").read_text("utf-8")
    (book / "book.yaml").write_text(data + "extensions: [no-such-extension]\n", "utf-8")
    result = build(book, tmp_path / "output", formats=["html"])
    assert not result.ok
    assert [(str(one.span), one.code) for one in result.diagnostics] == [
        ("book.yaml:4:14", "extension-missing")
    ]
    with pytest.raises(BookError, match="no-such-extension"):
        read(book)


@pytest.mark.engine
def test_a_script_needs_no_guard_around_a_build_with_pages(book: Path, tmp_path: Path) -> None:
    """The processes that typeset do not run the script once more."""
    (tmp_path / "script.py").write_text(
        "from pathlib import Path\n"
        "from octavo.api import CheckLevel, build\n"
        "print('begins')\n"
        f"made = build(Path({str(book)!r}), Path('output'), check=CheckLevel.NONE, cache=False, jobs=2)\n"
        "print(sorted(made.files))\n",
        "utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(api.__file__).parents[1])}
    result = subprocess.run(
        [sys.executable, "script.py"], capture_output=True, text=True, cwd=tmp_path, env=environment
    )
    assert (result.stdout.splitlines(), result.stderr) == (["begins", "['epub', 'pdf']"], "")


def test_it_is_imported_without_what_makes_books() -> None:
    heavy = ("octavo.compose", "octavo.source", "octavo.html", "octavo.typeset", "weasyprint", "jinja2")
    code = f"import sys, octavo.api; print(*(name for name in {heavy!r} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""
