"""The check of the composed book as JSON, on small files that are wrong in one thing each."""

import json
from pathlib import Path
from typing import Any

import pytest

from octavo.check import Outcome
from octavo.check.emitted import check_composed
from tests.check.said import said

GOOD: dict[str, Any] = {
    "title_xhtml": "A <em>Book</em>",
    "subtitle_xhtml": None,
    "metadata": {"body": ["one.md <"], "title": "A & B"},
    "sections": [
        {"id": "one", "title_xhtml": "One", "body": '<p>Text.<a epub:type="noteref" id="call"/></p>'}
    ],
    "notes": [{"id": "n", "calls": ["call"], "body": '<p id="p">Note.</p>'}],
    "tables": [],
    "figures": [],
    "targets": [{"id": "one", "division": "one"}],
    "index": [{"entries": [{"id": "e", "locators": [{"id": "p"}], "children": [], "see": []}]}],
}


def check(folder: Path, data: dict[str, Any]) -> tuple[Outcome, tuple[str, ...], str]:
    path = folder / "tides-composed.json"
    path.write_text(json.dumps(data), "utf-8")
    result = check_composed(path)
    return result.outcome, said(result), result.detail


def test_a_good_file(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == (
        Outcome.PASSED,
        (),
        "4 fragments of XHTML, 3 names of places",
    )


CASES: dict[str, tuple[dict[str, Any], str]] = {
    "a tag that is not closed": ({"title_xhtml": "A <em>Book"}, "title_xhtml: Opening and ending tag"),
    "a call that is not there": (
        {"notes": [{"id": "n", "calls": ["x"], "body": "<p id='p'/>"}]},
        "note n names `x`",
    ),
    "a division that is not there": ({"targets": [{"id": "t", "division": "two"}]}, "target t names `two`"),
    "a locator that is not there": (
        {
            "index": [
                {
                    "entries": [
                        {
                            "id": "e",
                            "locators": [],
                            "see": [],
                            "children": [{"id": "f", "locators": [{"id": "q"}], "children": [], "see": []}],
                        }
                    ]
                }
            ]
        },
        "index entry f names `q`",
    ),
    "a reference of the index": (
        {
            "index": [
                {"entries": [{"id": "e", "locators": [], "children": [], "see": [{"titles_xhtml": ["<b>"]}]}]}
            ]
        },
        "index[0].entries[0].see[0].titles_xhtml: ",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_found(tmp_path: Path, case: str) -> None:
    change, message = CASES[case]
    outcome, messages, _ = check(tmp_path, {**GOOD, **change})
    assert outcome is Outcome.FAILED
    assert len(messages) == 1
    assert message in messages[0]
