"""Messages for programs: JSON, SARIF, GitHub's workflow commands; and the options that go with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from octavo.cli.message_formats import written
from octavo.cli.told import Told
from octavo.core.diagnostics import Diagnostic, FilePlace, Severity, Span
from octavo.core.settings import MessageFormat, Settings
from tests.cli.command_run import Run, run_command

LOST = Diagnostic("note-undefined", "no note `a`, 100%", "write it", Span("ch, 1/one.md", 3, 5))
BROKEN = Diagnostic(
    "xhtml-link-broken",
    "the link “x” leads nowhere",
    "correct it",
    Span("ch, 1/one.md", 9, 1),
    place=FilePlace("t.epub", "EPUB/text/one.xhtml", 12),
)
PAGE = Diagnostic(
    "pdf-locator",
    "“x, 3” leads to page 4",
    "report it",
    None,
    Severity.WARNING,
    FilePlace("t.pdf", page=6, label="iv"),
)
MANY = [
    Diagnostic("alt-missing", f"`{n}.png` has no words", "say it", Span("two.md", n), Severity.NOTE)
    for n in range(1, 31)
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my book").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text(form: MessageFormat, failure: str = "") -> str:
    told = Told(Settings(Path("my book"), Path("output"), messages=form), failure=failure)
    told.add((LOST, BROKEN, PAGE, *MANY))
    told.finished = Path("output.rejected")
    return written(told, 1)


def test_json_has_each_kind_with_its_places(here: Path) -> None:
    data: dict[str, Any] = json.loads(text(MessageFormat.JSON))
    assert (data["schema"], data["status"], data["failure"]) == (1, 1, None)
    assert (data["book"], data["output"]) == ("my book", "output.rejected")
    assert (data["errors"], data["warnings"], data["notes"]) == (2, 1, 30)
    lost, broken, page, many = data["messages"]
    assert (lost["code"], lost["severity"], lost["hint"], lost["count"]) == (
        "note-undefined",
        "error",
        "write it",
        1,
    )
    assert lost["places"] == [
        {
            "source": {"path": "my book/ch, 1/one.md", "line": 3, "column": 5},
            "finished": None,
            "message": "no note `a`, 100%",
        }
    ]
    inside = {"path": "output.rejected/t.epub", "document": "EPUB/text/one.xhtml", "line": 12}
    assert broken["places"][0]["finished"] == {**inside, "column": None, "page": None, "label": None}
    assert page["places"][0]["source"] is None
    assert page["places"][0]["finished"]["page"] == 6
    assert page["places"][0]["finished"]["label"] == "iv"
    assert many["count"] == len(many["places"]) == 30
    assert many["places"][29]["source"]["line"] == 30
    assert many["places"][29]["message"] == "`30.png` has no words"


def test_sarif_has_rules_results_and_places(here: Path) -> None:
    log = json.loads(text(MessageFormat.SARIF, "stopped"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "note-undefined",
        "xhtml-link-broken",
        "pdf-locator",
        "alt-missing",
    ]
    assert rules[0]["shortDescription"]["text"].endswith(".")
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "stopped"
    lost, broken, page, many = run["results"]
    for number, result in enumerate(run["results"]):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["ruleIndex"] == number
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]
    place = lost["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20book/ch%2C%201/one.md"
    assert place["region"] == {"startLine": 3, "startColumn": 5}
    (inside,) = broken["locations"][0]["logicalLocations"]
    assert inside["fullyQualifiedName"] == "t.epub, EPUB/text/one.xhtml:12"
    assert page["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "output.rejected/t.pdf"}}
    assert len(many["locations"]) == 1
    assert len(many["relatedLocations"]) == 29
    assert len({one["id"] for one in many["relatedLocations"]}) == 29


def test_a_book_elsewhere_has_an_absolute_address_in_sarif(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "deep").mkdir()
    monkeypatch.chdir(here / "deep")
    told = Told(Settings(here / "my book", Path("output"), messages=MessageFormat.SARIF))
    told.add([LOST])
    (result,) = json.loads(written(told, 1))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (here / "my book" / "ch, 1" / "one.md").as_uri()


def test_github_shows_lines(here: Path) -> None:
    lines = text(MessageFormat.GITHUB, "stopped\nhere").splitlines()
    place = "file=my book/ch%2C 1/one.md,line=3,col=5"
    assert lines[0] == (f"::error title=note-undefined,{place}::no note `a`, 100%25%0AHelp: write it")
    assert lines[1].endswith("%0AIn: output.rejected/t.epub, EPUB/text/one.xhtml:12%0AHelp: correct it")
    assert lines[2].startswith("::warning title=pdf-locator::")
    assert "29 more of this kind: at my book/two.md:2, my book/two.md:3" in lines[3]
    assert lines[3].startswith("::notice ")
    assert lines[4] == "::error::stopped%0Ahere"
    assert len(lines) == 5


def write(folder: Path, chapter: str) -> None:
    folder.mkdir()
    (folder / "book.yaml").write_text("title: T\nlanguage: en\nbody: [one.md]\n", encoding="utf-8")
    (folder / "one.md").write_text(chapter, encoding="utf-8")


def command(cwd: Path, *arguments: str) -> Run:
    return run_command(cwd, "--html", "--no-check", *arguments)


def test_standard_output_is_json_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "mine", "# One\n\nA call[^lost] and a word.\n")
    for form in ("json", "sarif"):
        failed = command(tmp_path, "mine", "--format", form)
        assert failed.returncode == 1
        assert json.loads(failed.stdout)
    data = json.loads(command(tmp_path, "mine", "--format", "json").stdout)
    (found,) = data["messages"]
    assert (found["code"], found["places"][0]["source"]) == (
        "note-undefined",
        {"path": "mine/one.md", "line": 3, "column": 7},
    )
    (tmp_path / "mine" / "one.md").write_text("# One\n\nA word.\n", encoding="utf-8")
    for _ in range(2):  # the second time nothing has changed
        made = command(tmp_path, "mine/book.yaml", "--format", "json", "--quiet")
        assert (made.returncode, made.stderr) == (0, "")
        data = json.loads(made.stdout)
        assert (data["status"], data["output"], data["messages"]) == (0, "output", [])


def test_strict_and_quiet(tmp_path: Path) -> None:
    write(tmp_path / "mine", "# One\n\n### Two\n\nA word.\n")
    made = command(tmp_path, "mine", "--quiet")
    assert made.returncode == 0
    assert "mine/one.md:3:1: warning[heading-skip]" in made.stderr
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")}
    for _ in range(2):
        failed = command(tmp_path, "mine", "--strict")
        assert failed.returncode == 1
        assert "--strict: 1 warning" in failed.stderr
        assert {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")} == before
    (tmp_path / "mine" / "one.md").write_text("# One\n\nA word.\n", encoding="utf-8")
    assert command(tmp_path, "mine", "--strict").returncode == 0


def test_paths_are_those_from_the_current_folder(tmp_path: Path) -> None:
    write(tmp_path / "mine", "# One\n\nA call[^lost].\n")
    (tmp_path / "other").mkdir()
    assert "\none.md:3:7: error[note-undefined]" in "\n" + command(tmp_path / "mine", "--quiet").stderr
    elsewhere = command(tmp_path / "other", str(tmp_path / "mine"), "--quiet").stderr
    assert "\n../mine/one.md:3:7: error[note-undefined]" in "\n" + elsewhere


def test_a_manuscript_is_looked_over_in_the_same_forms(tmp_path: Path) -> None:
    write(tmp_path / "mine", "# One\n\nA word  and and another.\n")
    for more, status in (((), 0), (("--strict",), 1)):
        found = run_command(tmp_path, "check", "mine", "--format", "json", *more)
        data = json.loads(found.stdout)
        assert (found.returncode, data["status"]) == (status, status)
        assert (data["errors"], data["output"]) == (0, None)
        assert data["warnings"] > 0
        assert data["messages"][0]["places"][0]["source"]["path"].startswith("mine/")
