"""Work that would never end, or fill the memory, ends in an error that says which limit it passed."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from octavo.core.bounds import Excess, OverBoundsError, WorkBounds, bounded, resident
from octavo.core.settings import Settings
from octavo.core.templating import make_environment

TINY = WorkBounds(seconds=0.3, megabytes=200)
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")


def forever() -> None:
    while True:
        pass


def test_a_loop_is_broken_off_within_its_time() -> None:
    start = time.thread_time()
    with pytest.raises(OverBoundsError, match=r"^took more than 0.3 seconds") as raised, bounded(TINY):
        forever()
    assert raised.value.excess is Excess.TIME
    assert 0.3 <= time.thread_time() - start < 1.5


def test_other_threads_have_bounds_of_their_own() -> None:
    found: list[object] = []

    def work() -> None:
        try:
            with bounded(TINY):
                forever()
        except OverBoundsError as error:
            found.append(error.excess)

    thread = threading.Thread(target=work)
    with bounded(WorkBounds(seconds=30)):
        thread.start()
        thread.join()
    assert found == [Excess.TIME]


def fill() -> None:
    kept = []
    while True:
        kept.append(bytearray(b"x" * 1_000_000))


def ask_for_much() -> None:
    assert b"x" * 300_000_000


@pytest.mark.parametrize("work", [fill, pytest.param(ask_for_much, marks=_LINUX)])
def test_memory_is_bounded(work: Callable[[], None]) -> None:
    before = resident()
    with pytest.raises(OverBoundsError, match=r"^took more than 200 MB of") as raised, bounded(TINY):
        work()
    assert raised.value.excess is Excess.MEMORY
    assert resident() - before < 300_000_000


def test_work_within_its_bounds_is_left_alone() -> None:
    for _ in range(3):
        with bounded(TINY):
            pass
    with bounded(WorkBounds(seconds=0.2)):
        time.sleep(0.4)  # it waits, and takes no processor time
    large = b"x" * 300_000_000  # the bound of the memory is gone with its block
    assert len(large) == 300_000_000


def test_a_block_inside_of_another_does_not_widen_it() -> None:
    with (
        pytest.raises(OverBoundsError, match=r"0\.3 seconds"),
        bounded(TINY),
        bounded(WorkBounds(seconds=100)),
    ):
        forever()


def test_a_block_inside_of_a_stage_has_its_own() -> None:
    with pytest.raises(OverBoundsError, match=r"0\.3 seconds"):
        stage = bounded(WorkBounds(seconds=100), stage=True)
        with stage, bounded(TINY):
            forever()


def test_small_work_gets_less_time_than_large() -> None:
    bounds = WorkBounds(seconds=60)
    assert [bounds.seconds_for(large) for large in (0, 20, 500)] == [10, 30, 60]


#: Templates that would run for ever, or fill the memory.
_LOOP = "{% for a in range(99999) %}{% for b in range(9999) %}X{% endfor %}{% endfor %}"
_GROWING = "{% set n = namespace(x=START) %}{% for a in range(99) %}{% set n.x = X %}{% endfor %}"


def growing(start: str, step: str) -> str:
    return _GROWING.replace("START", start).replace("X", step)


_ENDLESS = {
    "loops": _LOOP.replace("X", ""),
    "output": _LOOP.replace("X", "xxxxxxxxxxxxxxx"),
    "macros": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "includes": _LOOP.replace("X", "{% include 'other.html.j2' %}"),
    "doubling": growing("'xxxxxxxx'", "n.x ~ n.x"),
    "adding": growing("'xxxxxxxx'", "n.x + n.x"),
    "lists": growing("[1, 2]", "n.x + n.x"),
    "joined": growing("'xx'", "[n.x, n.x]|join('-')"),
    "replaced": growing("'xx'", "n.x|replace('x', 'xxx')"),
    "sorted": _LOOP.replace("X", "{% set x = range(99999)|sort %}"),
    "words": _LOOP.replace("X", "{% set x = lipsum(100, true, 100, 1000) %}"),
    "wrapped": _LOOP.replace("X", "{% set x = ('a ' * 400000)|wordwrap(1) %}"),
    "stripped": _LOOP.replace("X", "{% set x = ('<!---->' * 100000)|striptags %}"),
    "linked": _LOOP.replace("X", "{% set x = ('www.a.org ' * 90000)|urlize %}"),
}
_LARGE = {
    "padding": "{{ 'x'.ljust(1000000000)|length }}",
    "zeros": "{{ '1'.zfill(1000000000)|length }}",
    "batch": "{{ [1]|batch(1000000000, 'x')|list|length }}",
    "percent": "{{ '%1000000000d'|format(1)|length }}",
    "tabs": "{{ ('\t' * 100000).expandtabs(10000)|length }}",
}
_REFUSED = {
    "centre": "{{ 'x'|center(1000000000) }}",
    "indent": "{{ 'x'|indent(1000000000, true) }}",
    "format": "{{ '{:1000000000}'.format(1)|length }}",
    "sum": "{{ [[1], [2]]|sum(start=[]) }}",
    "numbers": "{% set n = namespace(x=99) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "power": "{{ 9 ** 999999999 }}",
    "product": "{{ 'x' * 999999999 }}",
}


def render(folder: Path, text: str) -> str:
    templates = folder / "book/templates"
    templates.mkdir(parents=True)
    (templates / "mine.html.j2").write_text(text, encoding="utf-8")
    (templates / "other.html.j2").write_text("{% for c in range(999) %}{% endfor %}", encoding="utf-8")
    settings = Settings(folder / "book", folder / "output", bounds=TINY)
    return make_environment(settings).get_template("mine.html.j2").render()


@pytest.mark.parametrize("name", _ENDLESS)
def test_templates_end(tmp_path: Path, name: str) -> None:
    before, start = resident(), time.thread_time()
    with pytest.raises(OverBoundsError):
        render(tmp_path, _ENDLESS[name])
    assert time.thread_time() - start < 3
    assert resident() - before < 500_000_000


@_LINUX
@pytest.mark.parametrize("name", _LARGE)
def test_one_large_thing_is_not_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(OverBoundsError, match="200 MB"):
        render(tmp_path, _LARGE[name])


@pytest.mark.parametrize("name", _REFUSED)
def test_what_no_limit_could_break_off_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SecurityError, match=r"in a template|a template can"):
        render(tmp_path, _REFUSED[name])
