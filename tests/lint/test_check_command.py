"""The command ``octavo check``: what it says, what it changes, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from octavo.cli.main import main
from octavo.cli.new_book import write_starter


def book(root: Path, chapter: str) -> Path:
    (root / "chapters").mkdir(parents=True)
    (root / "chapters" / "one.md").write_text(chapter, encoding="utf-8")
    (root / "book.yaml").write_text("title: A Book\nbody: [chapters/one.md]\n", encoding="utf-8")
    return root


def test_findings_are_shown_and_do_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = book(tmp_path / "mine", "The the ice was was thin.\n")
    assert main(["check", str(root)]) == 0
    said = capsys.readouterr().err
    assert "chapters/one.md:1:5: warning[lint-doubled-word]" in said
    assert "8 words: 2 warnings; --fix mends 1" in said
    assert not (tmp_path / "output").exists()


def test_errors_of_the_source_are_shown_and_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = book(tmp_path, "The the ice.[^a]\n")
    assert main(["--lint", "--book", str(root)]) == 1
    said = capsys.readouterr().err
    assert "error[note-undefined]" in said
    assert "warning[lint-doubled-word]" in said


def test_fixing_shows_what_it_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = book(tmp_path, "The the ice  of 1914-18 was was thin.\n")
    assert main(["check", str(root), "--fix"]) == 0
    said = capsys.readouterr().err
    assert "chapters/one.md:1:4: ` the` is now nothing" in said
    assert "chapters/one.md:1:12: `  ` is now ` `" in said
    assert "3 places mended in 1 file" in said
    assert "`was` stands twice" in said
    assert (root / "chapters" / "one.md").read_text(encoding="utf-8") == "The ice of 1914–18 was was thin.\n"
    assert main(["check", str(root), "--fix"]) == 0
    assert "mended" not in capsys.readouterr().err


def test_warnings_fail_if_asked_to_and_notes_never(tmp_path: Path) -> None:
    warned = str(book(tmp_path / "a", "The the ice.\n"))
    noted = str(book(tmp_path / "b", "The ice of 1914-18.\n"))
    assert main(["check", warned]) == 0
    assert main(["check", warned, "--strict"]) == 1
    assert main(["check", noted, "--strict"]) == 0


def test_messages_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = book(tmp_path, "The the ice.\n")
    assert main(["check", str(root), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["severity"]) for one in told["messages"]] == [("lint-doubled-word", "warning")]
    place = told["messages"][0]["places"][0]["source"]
    assert (Path(place["path"]).name, place["line"], place["column"]) == ("one.md", 1, 5)
    assert main(["check", str(root), "--format", "github", "--strict"]) == 1
    assert re.search(r"::warning .*line=1,col=5", capsys.readouterr().out)


def test_quiet_says_no_more_than_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = book(tmp_path, "The the ice of 1914-18.\n")
    assert main(["check", str(root), "--quiet"]) == 0
    said = capsys.readouterr().err
    assert "lint-doubled-word" in said
    assert "lint-hyphen-in-range" not in said
    assert "words:" not in said


def test_wrong_usage(tmp_path: Path) -> None:
    root = str(book(tmp_path, "The ice.\n"))
    for arguments in (["check", root, "--epub"], ["--fix", "--book", root], ["check", str(tmp_path / "no")]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2


def test_a_new_book_has_an_identifier_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    identifiers = set()
    for name in ("a", "b"):
        write_starter(tmp_path / name)
        text = (tmp_path / name / "book.yaml").read_text(encoding="utf-8")
        found = re.search(r"^identifier: urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", text, re.M)
        assert found
        identifiers.add(found[1])
    assert len(identifiers) == 2
    assert main(["check", str(tmp_path / "a"), "--verbose"]) == 0
    left = re.findall(r"lint-starter-left\]: `([a-z.]+)`", capsys.readouterr().err)
    assert {"title", "contributors.name", "publisher.name"} <= set(left)
    assert "identifier" not in left
