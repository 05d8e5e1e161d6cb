"""Results, what is excused in them, and the table."""

import io
import json
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from readers import exceptions, table
from readers.results import Finding, Result, load, save
from readers.serving import find

TASTE = Finding("a.css:3", "Expected selector “p” to come before selector “p p”", "CSSError")
FAULT = Finding("a.css:4", "Unknown property", "CSSError")
RESULT = Result("lamp", "calibre", "checker", "3 files", (FAULT,), (TASTE,), 1.5)


def test_only_what_is_named_is_excused() -> None:
    assert exceptions.split("calibre", [TASTE, FAULT]) == ((FAULT,), (TASTE,))
    assert exceptions.split("foliate", [TASTE]) == ((TASTE,), ()), "another reader's exception"
    assert exceptions.split("calibre", [replace(TASTE, rule="XMLError")])[1] == ()


def test_every_exception_says_why() -> None:
    assert all(len(excuse.reason.split()) > 5 and excuse.words for excuse in exceptions.EXCUSES)


def test_results_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "out" / "readers.json"
    save([RESULT], path)
    assert load(path) == [RESULT]
    kept = json.loads(path.read_text())["results"][0]
    assert (kept["passed"], kept["findings"][0]["place"]) == (False, "a.css:4")


def test_the_table_names_what_is_wrong() -> None:
    console = Console(width=140, record=True, file=io.StringIO())
    table.show([RESULT, replace(RESULT, book="tower", findings=())], console)
    shown = console.export_text()
    assert "lamp: calibre, checker: a.css:4: Unknown property" in shown
    assert "Expected selector" not in shown
    row = next(line for line in shown.splitlines() if line.startswith("calibre"))
    assert row.split()[-4:] == ["2", "1", "2", "3.0"], "books, passed, excused, seconds"


def test_nothing_outside_a_folder_is_served(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a b.html").write_text("a")
    (tmp_path / "secret").write_text("b")
    roots = {"book": tmp_path / "in"}
    assert find(roots, "/book/a%20b.html?x=1") == tmp_path / "in" / "a b.html"
    assert find(roots, "/book/../secret") is None
    assert find(roots, "/book/%2e%2e/secret") is None
    assert find(roots, "/other/a") is None
    assert find(roots, "/book/") is None
