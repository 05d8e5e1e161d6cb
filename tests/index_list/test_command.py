"""``--index-from`` as its user sees it."""

import json
from pathlib import Path

import pytest

from octavo.cli.main import Status, main
from tests.books import write_book

FILES = {"book.yaml": "title: A Book\nbody: [one.md]\nback: [index]\n", "one.md": "# One\n\nThe old pier.\n"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of one page, with the page map of its last build."""
    page = {"index": 0, "label": "1", "side": "recto", "region": "body", "section": "one", "blank": False}
    place = {"section": "one", "block": "#one-title", "offset": 0, "path": [], "node": 0, "index": 0}
    text: dict[str, object] = {
        "schema": 1,
        "title": "A Book",
        "identifier": None,
        "pdf": "a-book.pdf",
        "trim": [432, 648],
        "pages": [page],
        "turns": [{"page": 0, "begins": "block", "place": place}],
        **{name: [] for name in ("notes", "headings", "index", "displays")},
        "positions": {},
    }
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "pagemap.json").write_text(json.dumps(text), encoding="utf-8")
    (tmp_path / "list.txt").write_text("piers\t\t1\nharbor\t\t1, 2\ndocks\tsee piers\n", encoding="utf-8")
    return write_book(tmp_path / "book", FILES)


def run(book: Path, *arguments: str) -> int:
    folder = book.parent
    return main(["--book", str(book), "--output", str(folder / "output"), *arguments])


def test_it_says_what_it_found(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(book, "--index-from", str(book.parent / "list.txt")) == Status.DONE
    said = capsys.readouterr().err
    assert "warning[index-list-page]" in said
    assert "3 lines of list.txt" in said
    assert "1 locators found by name, 1 only by page, 1 not at all\n1 references" in said
    assert not (book.parent / "output" / "a-book.pdf").exists()
    written = (book / "index-marks.yaml").read_text(encoding="utf-8")
    assert '{terms: ["piers"], section: "one", before: "The old ", words: "pier.", offset: 9}' in written


def test_it_is_quiet(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(book, "--quiet", "--index-from", str(book.parent / "list.txt")) == Status.DONE
    said = capsys.readouterr().err
    assert "warning[index-list-page]" in said
    assert len(said.splitlines()) == 2, "warnings alone"


def test_a_list_with_mistakes(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book.parent / "list.txt").write_text("piers\t\tone\n", encoding="utf-8")
    assert run(book, "--index-from", str(book.parent / "list.txt")) == Status.BOOK
    assert "1 error; nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["list.txt", "output/pagemap.json"])
def test_a_file_that_is_missing(missing: str, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book.parent / missing).unlink()
    assert run(book, "--index-from", str(book.parent / "list.txt")) == Status.MACHINE
    assert missing.rpartition("/")[2] in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--epub", "--index-from", "x"], ["--pagemap", "x"]])
def test_what_does_not_go_together(more: list[str], book: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(book, *more)
