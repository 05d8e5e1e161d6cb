"""Worker processes: the same result, however many; a clear error where one dies, and none left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.core.bounds import WorkBounds
from octavo.core.failures import EngineMismatch
from octavo.core.settings import PACKAGE
from octavo.typeset import TypesettingError, pool, worker
from octavo.typeset.layout import LayoutSettings
from octavo.typeset.pool import Workers
from octavo.typeset.weasyprint.engine import Engine
from octavo.typeset.weasyprint.patches import release
from tests.typeset.books import book, document, made, section

pytestmark = pytest.mark.engine


def press(folder: Path) -> LayoutSettings:
    pages = book(folder)
    return LayoutSettings(pages.stylesheets, pages.images, pages.fonts, pages.trim)


def kill(done: int, total: int) -> None:
    """Progress that ends every worker as the kernel does that wants memory."""
    for child in multiprocessing.active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def test_one_and_two_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    sections = [
        section(f"s{n}", f'<h1 id="h{n}">{n}</h1><p>{"word " * 30 * n}<a href="#h3">x</a></p>')
        for n in range(5)
    ]
    pages = book(tmp_path, *sections)
    one, two = made(pages, jobs=1), made(pages, jobs=2)
    assert one == two
    assert len(one.pagemap.pages) > 8


def test_one_job_of_a_large_book_is_one_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = book(tmp_path, section("a", "<p>x</p>"), section("b", "<p>y</p>"))
    expected = made(pages, jobs=1)
    started = []
    start = pool._WorkerProcess.__init__

    def count(worker: pool._WorkerProcess, bounds: WorkBounds) -> None:
        started.append(worker)
        start(worker, bounds)

    monkeypatch.setattr(pool._WorkerProcess, "__init__", count)
    monkeypatch.setattr(pool, "_LARGEST_AT_HOME", 10)
    assert made(pages, jobs=1) == expected
    assert len(started) == 1


def test_progress_counts_the_documents_and_results_keep_their_order(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with Workers(2) as workers:
        # The shortest first, which is typeset last.
        jobs = [document(f"<p id='p{n}'>{'x ' * 40 * n}</p>", name=f"d{n}") for n in range(3)]
        results = workers.run(press(tmp_path), jobs, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert [list(result.positions) for result in results] == [["p0"], ["p1"], ["p2"]]


def test_workers_serve_one_press_after_the_other(tmp_path: Path) -> None:
    one = press(tmp_path)
    wide = LayoutSettings(one.stylesheets, one.images, one.fonts, (200.0, 100.0))
    with Workers(2) as workers:
        job = document("<p>x</p>")
        widths = [workers.run(size, [job], silent)[0].pages[0].width for size in (one, wide, one)]
    assert widths == [120.0, 200.0, 120.0]


def test_a_worker_that_was_started_early_is_used(tmp_path: Path) -> None:
    with Workers(2) as workers:
        workers.start()
        (early,) = multiprocessing.active_children()
        workers.prepare(press(tmp_path))
        workers.run(press(tmp_path), [document("<p>x</p>")], silent)
        assert multiprocessing.active_children() == [early]
    assert multiprocessing.active_children() == []


def test_a_press_that_breaks_the_engine_is_an_error_of_the_first_job(tmp_path: Path) -> None:
    gone = LayoutSettings((tmp_path / "gone.css",), tmp_path, (), (100.0, 100.0))
    with Workers(2) as workers:
        workers.start()
        workers.prepare(gone)
        with pytest.raises(TypesettingError, match="test could not be typeset: FileNotFoundError"):
            workers.run(gone, [document("<p>x</p>")], silent)


def test_warming_up_goes_well(tmp_path: Path) -> None:
    typesetter = worker.Typesetter()
    typesetter.prepare(press(tmp_path))
    assert typesetter._failed_to_prepare is None


def test_a_sample_that_breaks_the_engine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_engine: Engine) -> None:
        raise KeyError("sample")

    typesetter, settings = worker.Typesetter(), press(tmp_path)
    monkeypatch.setattr(Engine, "warm_up", fail)
    typesetter.prepare(settings)
    answer = typesetter.typeset(settings, document("<p>x</p>"))
    assert isinstance(answer, worker.Failure)
    assert answer.problem == "KeyError: 'sample'"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_engine_that_does_not_fit_is_told_as_such(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from octavo.typeset.weasyprint.patches import release\nrelease.version = lambda name: '71.2'\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(PACKAGE.parent))))
    monkeypatch.setattr(release, "version", lambda _name: "71.2")
    with Workers(jobs) as workers:
        workers.start()
        workers.prepare(press(tmp_path))
        with pytest.raises(EngineMismatch, match=r"WeasyPrint 71\.2 is installed"):
            workers.run(press(tmp_path), [document("<p>x</p>")], silent)


def test_one_job_needs_no_process(tmp_path: Path) -> None:
    with Workers(1) as workers:
        workers.start()
        workers.run(press(tmp_path), [document("<p>x</p>")], silent)
        assert multiprocessing.active_children() == []


def test_a_worker_that_nobody_needed_ends_at_once() -> None:
    with Workers(2) as workers:
        workers.start()
    assert multiprocessing.active_children() == []


def test_worker_that_dies_is_an_error_and_the_others_end(tmp_path: Path) -> None:
    jobs = [document(f"<p>{'x ' * 200}</p>", name=name) for name in "abcdef"]
    with Workers(2) as workers:
        with pytest.raises(TypesettingError, match="stopped from outside"):
            workers.run(press(tmp_path), jobs, kill)
        assert multiprocessing.active_children() == []
        # Others can be started in their place.
        assert len(workers.run(press(tmp_path), jobs[:1], silent)) == 1


def test_worker_that_dies_before_it_has_work_is_an_error(tmp_path: Path) -> None:
    with Workers(2) as workers:
        workers.start()
        kill(0, 0)
        with pytest.raises(TypesettingError, match="stopped from outside"):
            workers.run(press(tmp_path), [document("<p>x</p>")], silent)


@pytest.mark.parametrize("jobs", [1, 2])
def test_document_that_breaks_the_engine_is_named(tmp_path: Path, jobs: int) -> None:
    with Workers(jobs) as workers:
        with pytest.raises(TypesettingError, match="bad could not be typeset: ParseError") as raised:
            workers.run(
                press(tmp_path), [document("<p>x</p>", name="good"), document("<p>", name="bad")], silent
            )
        assert "Traceback" in raised.value.__notes__[0]
        assert multiprocessing.active_children() == []


def test_a_program_is_not_run_again_in_its_workers(tmp_path: Path) -> None:
    """A program that does not ask for ``__name__ == "__main__"``."""
    program = tmp_path / "program.py"
    program.write_text(
        "from octavo.typeset.pool import Workers\n"
        "print('begun')\n"
        "workers = Workers(2)\n"
        "workers.start()\n"
        "print(workers._workers[0].receive())\n"
        "workers.close()\n",
        "utf-8",
    )
    ran = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
    )
    assert ran.stdout == "begun\n(None, None)\n"
    assert not ran.stderr
