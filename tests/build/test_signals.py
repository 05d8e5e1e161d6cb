"""Signals end a build, but never in the midst of the swap."""

import os
import signal

import pytest

from octavo.build.signals import Stopped, Stopping


@pytest.mark.parametrize(("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_build(signum: int, status: int) -> None:
    before = signal.getsignal(signum)
    with Stopping().installed(), pytest.raises(Stopped) as stopped:
        os.kill(os.getpid(), signum)
    assert stopped.value.status == status
    assert signal.getsignal(signum) is before


def test_a_signal_is_put_off_while_it_is_held() -> None:
    done = []
    with Stopping().installed() as stopping:
        with pytest.raises(Stopped) as stopped, stopping.held():
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("swap")
        assert done == ["swap"]
        assert stopped.value.status == 143


def test_without_a_signal_nothing_happens() -> None:
    with Stopping().installed() as stopping, stopping.held():
        pass
