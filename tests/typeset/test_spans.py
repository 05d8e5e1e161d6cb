"""Places in the source that do not change what is typeset."""

import re
from pathlib import Path
from typing import Any

import pytest

from octavo.cache.store import Store
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.xhtml import parse
from octavo.typeset import typeset
from octavo.typeset.layout import GatheringLayout, Job
from octavo.typeset.pool import Workers
from octavo.typeset.spans import numbered
from tests.typeset.books import book, problems, section

pytestmark = pytest.mark.engine


def test_places_are_numbered_in_order_and_stay_in_the_tree() -> None:
    (root,) = parse('<div data-src="a.md:3:1"><p data-src="a.md:5:1">x</p><p data-src="a.md:3:1">y</p></div>')
    text, places = numbered(root)
    assert places == ("a.md:3:1", "a.md:5:1")
    assert re.findall(r'data-src="(.)"', text) == ["0", "1", "0"]
    assert root.get("data-src") == "a.md:3:1"


def wide(line: int) -> str:
    return f'<p id="p" data-src="a.md:{line}:1" style="white-space: nowrap">{"much too wide " * 5}</p>'


def test_warnings_name_the_place(tmp_path: Path) -> None:
    (fault,) = problems(book(tmp_path, section("a", wide(7))))
    assert (fault.code, fault.span) == ("off-page", Span("a.md", 7, 1))


def test_lines_that_move_are_not_typeset_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    run = Workers.run

    def spy(workers: Workers, press: Any, jobs: list[Job], *more: Any) -> list[GatheringLayout]:
        ran.extend(job.name for job in jobs)
        return run(workers, press, jobs, *more)

    monkeypatch.setattr(Workers, "run", spy)
    store = Store(tmp_path / "cache", 10**8, bytes(32))
    turns = []
    for line in (3, 4):
        body = f'<p data-src="a.md:{line}:1">{"words and words " * 60}</p>'
        made = typeset(book(tmp_path, section("a", body)), 1, Diagnostics(), cache=store)
        turns.append(made.pagemap.turns[1].place)
    assert ran == ["a"]
    assert [turn.block for turn in turns if turn] == ["a.md:3:1", "a.md:4:1"]
