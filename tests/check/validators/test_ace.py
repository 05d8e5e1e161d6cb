"""Ace by DAISY as a check: with programs that stand in for it, and once itself."""

import json
import time
from pathlib import Path

import pytest

from octavo.check import MissingTool, Outcome, Tool, require_tools
from octavo.check.result import CheckResult
from octavo.check.validators.ace import check_ace
from octavo.check.validators.ace_program import AceProgram, find_ace, find_chromium, require_ace
from tests.check.ace_programs import Violation, program, report, reporting, violation
from tests.check.epubs import GOOD, spoil, write_epub
from tests.check.said import said

CLEAN: dict[str, list[Violation]] = {"OEBPS/book.opf": [], "nav.xhtml": [], "text/one.xhtml": []}
#: Where the real programs are, looked up before a test changes the surroundings.
INSTALLED = find_ace(), find_chromium()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a program that stands in for Ace; one for Chromium is there already."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("OCTAVO_ACE", str(folder / "ace"))
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", str(program(folder / "chromium", "")))
    return folder


def check(epub: Path, sources: dict[str, str] | None = None, seconds: float = 60) -> CheckResult:
    with AceProgram() as ace:
        return check_ace(epub, ace, sources, seconds)


def test_a_clean_report(stand_in: Path, tmp_path: Path) -> None:
    reporting(stand_in, report(CLEAN))
    result = check(write_epub(tmp_path / "good.epub"))
    assert (result.name, result.file, result.outcome) == ("Ace by DAISY 1.4.6", "good.epub", Outcome.PASSED)
    assert (said(result), result.detail) == ((), "2 documents, 0 violations")


def test_a_violation_names_line_and_source(stand_in: Path, tmp_path: Path) -> None:
    # The second paragraph of the section; line 6 of the document, counted by hand.
    picture = violation(
        "image-alt", "critical", "It must have a text", "/4/2[ch]/6[p]/2", '<img src="a.png"/>'
    )
    reporting(stand_in, report({**CLEAN, "text/one.xhtml": [picture]}))
    one = (
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">\n<head><title>One</title></head>\n'
        '<body><section id="ch"><h1>One</h1><!-- /4/2/3 -->\n<p>a</p>\n<p id="p"><img src="a.png"/></p>\n'
        "</section></body></html>"
    )
    epub = write_epub(tmp_path / "bad.epub", {**GOOD, "OEBPS/text/one.xhtml": one})
    result = check(
        epub, {"text/one.xhtml:5": "chapters/one.md:9:1", "text/one.xhtml:7": "chapters/one.md:12:1"}
    )
    assert result.outcome is Outcome.FAILED
    assert result.detail == "2 documents, 1 violation"
    what = 'image-alt (critical): It must have a text: <img src="a.png"/>'
    assert said(result) == (f"OEBPS/text/one.xhtml:6: {what} [chapters/one.md:9:1]",)


@pytest.mark.parametrize("cfi", ["/4/2/88", "/4/3", "/0", "/4/x", "nonsense", "/99999999999999999999/2"])
def test_a_path_that_leads_nowhere(cfi: str, stand_in: Path, tmp_path: Path) -> None:
    reporting(stand_in, report({"text/one.xhtml": [violation("rule", "minor", "Mend it", cfi)]}))
    result = check(write_epub(tmp_path / "a.epub"))
    assert said(result) == ("OEBPS/text/one.xhtml: rule (minor): Mend it",)


def test_a_violation_of_the_package(stand_in: Path, tmp_path: Path) -> None:
    fault = violation("metadata-accessmode", "serious", "Add it", fault="It is not there")
    reporting(stand_in, report({**CLEAN, "OEBPS/book.opf": [fault]}))
    result = check(write_epub(tmp_path / "a.epub"))
    assert said(result) == ("OEBPS/book.opf: metadata-accessmode (serious): Add it (It is not there)",)


@pytest.mark.parametrize(
    "found",
    [
        "",
        "no JSON",
        "[]",
        "[" * 3000,
        {"assertions": 7},
        {"assertions": [None, {"earl:testSubject": []}]},
        {"assertions": [{"earl:testSubject": {"url": "a.xhtml"}, "assertions": "x"}]},
        report({"OEBPS/book.opf": []}),
    ],
)
def test_a_report_that_is_none_does_not_pass(found: object, stand_in: Path, tmp_path: Path) -> None:
    reporting(stand_in, found)
    result = check(write_epub(tmp_path / "a.epub"))
    assert result.outcome is Outcome.FAILED
    assert len(said(result)) == 1


def test_a_violation_of_another_shape_is_not_lost(stand_in: Path, tmp_path: Path) -> None:
    odd = {"earl:result": {"earl:outcome": "fail", "earl:pointer": [], "html": 3}, "earl:test": "rule"}
    reporting(stand_in, report({"text/one.xhtml": [odd]}))
    assert said(check(write_epub(tmp_path / "a.epub"))) == ("OEBPS/text/one.xhtml: unnamed (unknown): ",)


def test_ace_works_in_a_room_of_its_own(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "x")
    reporting(stand_in, report(CLEAN))
    check(write_epub(tmp_path / "a.epub"))
    arguments, environment = json.loads((stand_in / "seen.json").read_text(encoding="utf-8"))
    assert "SECRET" not in environment
    room = Path(environment["HOME"])
    assert Path(environment["TMPDIR"]).parent == room
    assert not room.exists()
    assert arguments[-1] == str(tmp_path / "a.epub")
    assert Path(environment["PUPPETEER_EXECUTABLE_PATH"]).parent == room


def test_an_ace_that_breaks_down(stand_in: Path, tmp_path: Path) -> None:
    program(
        stand_in / "ace",
        r"print('\033[31merror\033[39m: gone'); print('Re-run Ace to see more'); raise SystemExit(1)",
    )
    result = check(write_epub(tmp_path / "a.epub"))
    assert result.outcome is Outcome.FAILED
    assert said(result) == ("Ace by DAISY did not finish: it ended with status 1: error: gone",)


_HANGING = """\
import os, pathlib, subprocess, time
browser = subprocess.Popen(
    [os.environ["PUPPETEER_EXECUTABLE_PATH"], os.environ["TMPDIR"]], start_new_session=True
)
pathlib.Path({pids!r}).write_text(f"{{os.getpid()}} {{browser.pid}}", encoding="utf-8")
time.sleep(600)
"""


@pytest.mark.slow
def test_an_ace_that_hangs_is_ended_with_its_browser(stand_in: Path, tmp_path: Path) -> None:
    program(stand_in / "chromium", "import time\ntime.sleep(600)")
    program(stand_in / "ace", _HANGING.format(pids=str(stand_in / "pids")))
    result = check(write_epub(tmp_path / "a.epub"), seconds=3)
    assert said(result) == ("Ace by DAISY did not finish: no answer within 3 seconds",)
    for pid in (stand_in / "pids").read_text(encoding="utf-8").split():
        assert ended(int(pid))


def ended(pid: int) -> bool:
    """Whether a process is gone, or is dead and nobody has asked for its status yet."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.05)
    return False


def test_the_program_that_is_named_comes_first(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporting(stand_in, report(CLEAN))
    assert find_ace() == stand_in / "ace"
    monkeypatch.delenv("OCTAVO_ACE")
    monkeypatch.setattr("octavo.check.validators.ace_program.RESOURCES", stand_in / "elsewhere")
    monkeypatch.setenv("PATH", str(stand_in))
    assert find_ace() == stand_in / "ace"
    checkout = stand_in / "elsewhere/.cache/readers/node/node_modules/.bin"
    checkout.mkdir(parents=True)
    assert find_ace() == stand_in / "ace"
    program(checkout / "ace-cli", "")
    assert find_ace() == checkout / "ace-cli"


def test_without_ace_a_full_check_is_refused(stand_in: Path) -> None:
    with pytest.raises(MissingTool, match="make setup-readers"):  # nothing is where OCTAVO_ACE points
        require_tools({Tool.ACE})
    require_tools({Tool.EPUBCHECK})
    reporting(stand_in, report(CLEAN))
    require_tools({Tool.ACE})


def test_without_a_browser_a_full_check_is_refused(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporting(stand_in, report(CLEAN))
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", str(stand_in / "none"))
    with pytest.raises(MissingTool, match=r"Chromium.*make setup-readers"):
        require_ace()


def test_after_the_end_of_a_build_nothing_is_started(stand_in: Path, tmp_path: Path) -> None:
    reporting(stand_in, report(CLEAN))
    with AceProgram() as ace:
        pass
    result = check_ace(write_epub(tmp_path / "a.epub"), ace)
    assert said(result) == ("Ace by DAISY did not finish: the build was ended",)
    assert not (stand_in / "seen.json").exists()


@pytest.mark.skipif(None in INSTALLED, reason="Ace by DAISY or Chromium is not installed: make setup-readers")
@pytest.mark.browser
def test_ace_itself(tmp_path: Path) -> None:
    bad = spoil("text/one.xhtml", '<h2 id="a">', '<h4 id="a">')
    bad["OEBPS/text/one.xhtml"] = bad["OEBPS/text/one.xhtml"].replace("</h2>", "</h4>")
    result = check(write_epub(tmp_path / "bad.epub", bad), {"text/one.xhtml:1": "chapters/one.md:3:1"})
    assert result.name.startswith("Ace by DAISY 1.")
    assert result.outcome is Outcome.FAILED
    (jump,) = [message for message in said(result) if ": heading-order (moderate)" in message]
    line = 1 + bad["OEBPS/text/one.xhtml"].split('<h4 id="a">')[0].count("\n")
    assert jump.startswith(f"OEBPS/text/one.xhtml:{line}: ")
    assert jump.endswith("[chapters/one.md:3:1]")
