"""A document that takes too much time or memory is told at its line, and all others are typeset."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.core.bounds import Excess, WorkBounds, over
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.failures import UnfinishedError
from octavo.typeset import typeset, worker
from octavo.typeset.layout import Job, JobKind, LayoutProblem, LayoutSettings
from octavo.typeset.over_bounds import LayoutsOverBoundsError, Overrun, large, problem
from octavo.typeset.pool import Workers
from octavo.typeset.worker import Failure
from tests.typeset.books import book, document, section

pytestmark = pytest.mark.engine

BOMB = "<table><tr><td data-src='1' colspan='100000000'>a</td></tr></table>"
FINE = "<p data-src='0'>x</p>"
PLACES = ("a.md:1:1", "a.md:3:1")


def jobs(*bodies: str) -> list[Job]:
    return [replace(document(body, name=f"d{n}"), places=PLACES) for n, body in enumerate(bodies)]


def settings_in(folder: Path) -> LayoutSettings:
    pages = book(folder)
    return LayoutSettings(pages.stylesheets, pages.images, pages.fonts, pages.trim)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_table_of_a_hundred_million_columns(processes: int, tmp_path: Path) -> None:
    done: list[int] = []
    with Workers(processes, WorkBounds(megabytes=300)) as workers:
        with pytest.raises(LayoutsOverBoundsError) as raised:
            workers.run(settings_in(tmp_path), jobs(BOMB, FINE, FINE), lambda count, _: done.append(count))
        assert len(workers.run(settings_in(tmp_path), jobs(FINE), lambda *_: None)) == 1
    assert done == [1, 2]
    (found,) = raised.value.problems
    assert (found.code, found.source, found.error) == ("limit-memory", "a.md:3:1", True)
    assert found.message == "typesetting this text took more than 300 MB of memory"
    assert "--limit-memory" in found.hint


def test_the_diagnostics_tell_it_with_all_else_that_is_wrong(tmp_path: Path) -> None:
    bomb = BOMB.replace("'1'", "'a.md:4:1'", 1)
    parts = [
        section("a", f"<p data-src='a.md:1:1'>a</p><div data-src='a.md:3:1'>{bomb}</div>"),
        section("b", "<p data-src='b.md:1:1'>\u4e00</p>"),
    ]
    diagnostics = Diagnostics()
    with pytest.raises(UnfinishedError):
        typeset(book(tmp_path, *parts), 1, diagnostics, bounds=WorkBounds(megabytes=300))
    found = {one.code: one.span for one in diagnostics}
    assert found["limit-memory"] == Span("a.md", 3)
    assert found.keys() > {"limit-memory"}


class Recorded:
    """The end of a pipe that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[object] = []

    def send(self, answer: object) -> None:
        self.sent.append(answer)


def test_a_call_that_hangs_in_c_is_answered_for_by_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = Recorded()
    monkeypatch.setattr(os, "_exit", lambda _status: os.kill(os.getpid(), signal.SIGUSR1))

    class EndedError(Exception):
        pass

    def end(_number: int, _frame: object) -> None:
        raise EndedError

    before = signal.signal(signal.SIGUSR1, end)
    try:
        bounded = worker._Bounded(connection, WorkBounds(seconds=0.2))  # type: ignore[arg-type]
        with pytest.raises(EndedError):
            bounded.do(lambda: sum(sum(range(2_000_000)) for _ in range(10**6)), jobs(FINE)[0])  # type: ignore[arg-type, return-value]
    finally:
        signal.signal(signal.SIGUSR1, before)
    (failure,) = connection.sent
    assert isinstance(failure, Failure)
    assert failure.overrun == Overrun(Excess.TIME, 0.2)


def test_a_worker_that_the_system_ended(tmp_path: Path) -> None:
    def end(_done: int, _total: int) -> None:
        (busy,) = [one for one in workers._workers if not one.idle]
        assert busy._process.pid
        os.kill(busy._process.pid, signal.SIGPROF)

    with Workers(2, WorkBounds(seconds=40)) as workers:
        long = f"<p data-src='0'>{'<i>x</i> ' * 20_000}</p>"
        with pytest.raises(LayoutsOverBoundsError) as raised:
            workers.run(settings_in(tmp_path), jobs(long, FINE), end)
    (found,) = raised.value.problems
    assert (found.code, found.source) == ("limit-time", "a.md:1:1")


def test_what_is_common_to_all_names_the_stylesheet_of_the_book() -> None:
    job = jobs(FINE)[0]
    found = problem(job, Overrun(Excess.TIME, 10, None, common=True), "styles/print.css")
    assert (found.message, found.source) == (
        "reading the stylesheets took more than 10 seconds of processor time",
        "styles/print.css:1:1",
    )
    furniture = Job("furniture-1", JobKind.FURNITURE, "<html/>")
    heads = problem(furniture, Overrun(Excess.MEMORY, 20), None)
    assert (heads.message, heads.source) == (
        "typesetting the running heads took more than 20 MB of memory",
        None,
    )
    assert isinstance(heads, LayoutProblem)


def test_long_documents_get_more_time() -> None:
    assert large(document("x" * 100_000)) > 10 * large(document("x" * 9_000)) > 0
    kind = over(Excess.TIME, 3)
    assert Failure.of(kind()).overrun == Overrun(Excess.TIME, 3)
