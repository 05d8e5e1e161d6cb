"""``--explain CODE`` as its user sees it."""

import pytest

from octavo.cli.main import Status, main
from octavo.core.codes.catalogue import codes


def test_a_code_is_explained_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "note-unused"]) == Status.DONE
    said = capsys.readouterr().out
    assert said.startswith("error[note-unused]\n\nA note is written and never called")
    assert "Wrong, told at chapters/one.md:3:\n\n    chapters/one.md\n      1 | The harbor froze.\n" in said
    assert "\n  >   3 | [^ice]: For eleven weeks.\n" in said
    assert "\nRight:\n\n    chapters/one.md\n      1 | The harbor froze.[^ice]\n" in said


def test_a_code_as_it_stands_in_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "[Note-Unused]"]) == Status.DONE
    assert "note-unused" in capsys.readouterr().out


def test_a_code_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "note-unusd"]) == Status.USAGE
    assert capsys.readouterr().err == "octavo: there is no code `note-unusd`; did you mean `note-unused`?\n"
    assert main(["--explain", "???"]) == Status.USAGE
    assert "the manual lists all codes" in capsys.readouterr().err


def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for name in codes():
        assert main(["--explain", name]) == Status.DONE
        assert max(map(len, capsys.readouterr().out.splitlines())) < 400
