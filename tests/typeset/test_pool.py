"""Worker processes: the same result, however many; a clear error where one dies."""

from pathlib import Path

import pytest

from octavo.typeset import TypesettingError, pool
from octavo.typeset.laid import Press
from octavo.typeset.pool import Pool
from tests.typeset.books import book, die, document, made, section


def press(folder: Path) -> Press:
    pages = book(folder)
    return Press(pages.stylesheets, pages.images, pages.fonts, pages.trim)


def test_one_and_two_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    sections = [
        section(f"s{n}", f'<h1 id="h{n}">{n}</h1><p>{"word " * 30 * n}<a href="#h3">x</a></p>')
        for n in range(5)
    ]
    pages = book(tmp_path, *sections)
    one, two = made(pages, jobs=1), made(pages, jobs=2)
    assert one == two
    assert len(one.pagemap.pages) > 8


def test_progress_counts_the_documents(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with Pool(press(tmp_path), 2) as workers:
        jobs = [document(f"<p id='p{n}'>x</p>", name=f"d{n}") for n in range(3)]
        results = workers.run(jobs, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert [list(result.positions) for result in results] == [["p0"], ["p1"], ["p2"]]


def test_worker_that_dies_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_work", die)
    with pytest.raises(TypesettingError, match="stopped from outside"), Pool(press(tmp_path), 2) as workers:
        workers.run([document("<p>x</p>", name=name) for name in "abc"], lambda done, total: None)


@pytest.mark.parametrize("jobs", [1, 2])
def test_document_that_breaks_the_engine_is_named(tmp_path: Path, jobs: int) -> None:
    with (
        pytest.raises(TypesettingError, match="bad could not be typeset"),
        Pool(press(tmp_path), jobs) as workers,
    ):
        workers.run(
            [document("<p>x</p>", name="good"), document("<p>", name="bad")], lambda done, total: None
        )
