"""Signals end a build, but never in the midst of the swap."""

import os
import signal

import pytest

from octavo.build.signals import Interrupted, SignalHandler


@pytest.mark.parametrize(("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_build(signum: int, status: int) -> None:
    before = signal.getsignal(signum)
    with SignalHandler().installed(), pytest.raises(Interrupted) as interrupted:
        os.kill(os.getpid(), signum)
    assert interrupted.value.status == status
    assert signal.getsignal(signum) is before


def test_a_signal_is_put_off_inside_the_block() -> None:
    done = []
    with SignalHandler().installed() as handler:
        with pytest.raises(Interrupted) as interrupted, handler.deferred():
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("swap")
        assert done == ["swap"]
        assert interrupted.value.status == 143


def test_without_a_signal_nothing_happens() -> None:
    with SignalHandler().installed() as handler, handler.deferred():
        pass
