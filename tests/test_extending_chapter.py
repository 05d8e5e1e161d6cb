"""The examples of the manual's chapter on extending Octavo: they run, and do what the chapter says."""

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.api import build
from tests.books import write_book
from tests.build.extension_packages import install
from tests.check.said import said

CHAPTER = Path(__file__).resolve().parents[1] / "docs" / "chapters" / "extending.md"
BOOK = {
    "book.yaml": "title: The Tides\nslug: tides\nbody: [one.md, two.md]\n",
    "one.md": "# Ebb\n\nSome words.\n",
    "two.md": "# Flow\n\nMore words.\n",
}


def examples(language: str) -> list[str]:
    text = CHAPTER.read_text("utf-8")
    return [textwrap.dedent(code) for code in re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    write_book(tmp_path / "book", BOOK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield tmp_path
    sys.modules.pop("octavo_word_lists", None)


def test_the_program(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = "\n".join(examples("python")[:2])
    exec(compile(program, "program.py", "exec"), {"__name__": "program"})
    problem, _hint, *lines = capsys.readouterr().out.splitlines()
    assert problem.startswith("note[page-list-left-out]")
    assert lines == [str(Path("output/tides-html")), "1 Ebb", "2 Flow"]
    assert (home / "output" / "tides-html" / "index.html").is_file()


def test_the_extension(home: Path) -> None:
    (_, _, code), (entry,), (key,) = examples("python"), examples("toml"), examples("yaml")
    assert 'word_lists = "octavo_word_lists:setup"' in entry
    install(home / "site", "octavo-word-lists", code)
    data = home / "book" / "book.yaml"
    data.write_text(data.read_text("utf-8") + key, "utf-8")
    result = build(home / "book", home / "output", formats=["headings"], cache=False)
    assert result.ok, result.diagnostics
    assert result.files["headings"].read_text("utf-8") == "Ebb\nFlow\n"
    assert [(check.name, check.detail) for check in result.checks] == [("Headings", "2 headings")]
    (home / "book" / "one.md").write_text("Words without a heading.\n", "utf-8")
    (home / "book" / "two.md").write_text("And more.\n", "utf-8")
    failed = build(home / "book", home / "output", formats=["headings"], cache=False)
    assert [said(check) for check in failed.checks] == [("there is no heading",)]
