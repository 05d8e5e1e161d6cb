"""Progress on and off a terminal."""

import io

import pytest
from rich.console import Console

from octavo.cli.bars import Bars
from octavo.core.progress import Lines, Progress


def test_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("octavo.core.progress.time.monotonic", lambda: now[0])
    stream = io.StringIO()
    lines = Lines(stream)
    with lines.stage("read"):
        now[0] += 0.25
    with lines.stage("typeset") as step:
        for done in range(1, 16):
            now[0] += 0.4
            step(done, 15)
    assert stream.getvalue().splitlines() == [
        "read       done        0.2 s",
        "typeset    3/15",
        "typeset    6/15",
        "typeset    9/15",
        "typeset    12/15",
        "typeset    15/15       6.0 s",
    ]
    assert lines.seconds == {"read": pytest.approx(0.25), "typeset": pytest.approx(6.0)}


def test_a_stage_that_fails_is_not_said_to_be_done() -> None:
    stream = io.StringIO()
    lines = Lines(stream)
    with pytest.raises(ZeroDivisionError), lines.stage("read"):
        raise ZeroDivisionError
    assert stream.getvalue() == ""
    assert lines.seconds == {}


def test_bars_go_away_at_the_end() -> None:
    stream = io.StringIO()
    bars = Bars(Console(file=stream, force_terminal=True, width=80))
    with bars.stage("typeset") as step:
        step(12, 15)
        bars._bars.refresh()
        step(15, 15)
    bars.close()
    assert "12/15" in stream.getvalue()
    assert stream.getvalue().rstrip().endswith(("\x1b[2K", "\x1b[?25h", "\x1b[1A\x1b[2K"))


def test_silence_still_takes_the_time() -> None:
    silent = Progress()
    with silent.stage("read") as step:
        step(1, 2)
    silent.close()
    assert set(silent.seconds) == {"read"}
