"""The process that holds the Java virtual machine: its answers when something breaks. No Java is started."""

import queue
from pathlib import Path
from typing import Any

import pytest

from octavo.check.validators import java_worker


def answers(requests: list[str], steps: list[Any], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The answers to requests that wait already or, if they are callable, come as the last step is taken."""
    monkeypatch.setattr(java_worker, "answer", lambda line, _folder: {"line": line})
    waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def ask() -> None:
        for line in [*requests, None]:
            waiting.put(line)

    found: list[dict[str, Any]] = []
    java_worker.serve(waiting, [*steps, ask], Path(), found.append)
    return found


def fail() -> None:
    raise RuntimeError("no memory")


def test_requests_are_answered_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answers(["a", "b"], [], monkeypatch) == [{"line": "a"}, {"line": "b"}]


def test_a_sample_that_breaks_is_told_to_the_next_check(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answers(["a", "b"], [fail, lambda: None], monkeypatch) == [
        {"error": "it broke on a sample: RuntimeError: no memory"},
        {"line": "b"},
    ]


def test_a_request_that_breaks_is_answered(tmp_path: Path) -> None:
    assert java_worker.answer("{", tmp_path)["error"].startswith("JSONDecodeError: ")
    assert java_worker.answer('{"call": "x", "path": "y"}', tmp_path) == {"error": "no such call: x"}
