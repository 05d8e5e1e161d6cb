"""The processor against the test suite of the CSL project, and the suite's runner against small fixtures."""

import tomllib
from pathlib import Path

import pytest

from tests.csl.suite import Fixture, find_suite, read_suite, run, squeezed

_DIFFERENCES = Path(__file__).with_name("suite_differences.toml")
_LEAST = 0.95

STYLE = """
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <citation><layout delimiter="; "><choose>
    <if position="first"><text variable="title" font-style="italic"/></if>
    <else><text term="ibid"/></else>
  </choose></layout></citation>
  <bibliography second-field-align="flush"><layout suffix=".">
    <text variable="citation-number" suffix=" "/><text variable="title" quotes="true"/>
  </layout></bibliography>
</style>
"""


def test_the_suite_of_the_csl_project() -> None:
    path = find_suite()
    if path is None:
        pytest.skip("the CSL project's test suite is not here: name its file in OCTAVO_CSL_SUITE")
    fixtures = list(read_suite(path))
    failing = sorted(one["name"] for one in fixtures if squeezed(run(one)) != squeezed(one["result"]))
    differences = tomllib.loads(_DIFFERENCES.read_text("utf-8"))["differences"]
    listed = sorted(name for one in differences for name in one["fixtures"])
    assert failing == listed
    assert len(failing) <= len(fixtures) * (1 - _LEAST)


def _fixture(**more: object) -> Fixture:
    works = [{"id": "one", "type": "book", "title": "Salt & sand"}, {"id": "two", "title": "Tides"}]
    return {"csl": STYLE, "input": works, "mode": "citation", **more}


def test_the_runner_cites_all_works_or_those_named_at_their_positions() -> None:
    assert run(_fixture()) == "<i>Salt &#38; sand</i>; <i>Tides</i>"
    items = [[{"id": "two", "position": 0}], [{"id": "two", "position": 2}]]
    assert run(_fixture(citation_items=items)) == "<i>Tides</i>\nIbid."


def test_the_runner_marks_what_the_last_edit_changed() -> None:
    def edit(name: str, work: str, *before: list[object]) -> list[object]:
        properties = {"noteIndex": len(before) + 1}
        return [
            {"citationID": name, "citationItems": [{"id": work}], "properties": properties},
            [*before],
            [],
        ]

    first, second = edit("A", "one"), edit("B", "one", ["A", 1])
    inserted = edit("C", "two", ["A", 1])
    inserted[2] = [["B", 3]]
    assert run(_fixture(citations=[first, second])) == "..[0] <i>Salt &#38; sand</i>\n>>[1] Ibid."
    assert run(_fixture(citations=[first, second, inserted])) == (
        "..[0] <i>Salt &#38; sand</i>\n>>[1] <i>Tides</i>\n..[2] Ibid."
    )


def test_the_runner_writes_entries() -> None:
    entry = '<div class="csl-left-margin">{}</div><div class="csl-right-inline">“{}.”</div>'
    one, two = entry.format("1 ", "Salt &#38; sand"), entry.format("2 ", "Tides")
    entries = "".join(f'<div class="csl-entry">{entry}</div>' for entry in (one, two))
    assert run(_fixture(mode="bibliography")) == f'<div class="csl-bib-body">{entries}</div>'
    assert (
        squeezed('<div>\n  <div class="csl-entry">A. </div>\n</div>\n')
        == '<div><div class="csl-entry">A.</div></div>'
    )
