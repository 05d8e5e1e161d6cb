"""Running one topic of a check and timing it."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from octavo.check.result import CheckResult, Outcome

#: Messages of one check that are passed on; the rest is counted.
MOST_MESSAGES = 100


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one topic: a message for each fault, one line for the report, with counts, and
    advice."""

    messages: tuple[str, ...]
    detail: str
    advice: tuple[str, ...] = ()


def make_result(
    name: str, path: Path, messages: Iterable[str], detail: str, seconds: float, advice: Iterable[str] = ()
) -> CheckResult:
    """Return a result that passed if there are no messages, whatever the advice; of very many, the first
    hundred are kept."""
    kept = tuple(messages)
    outcome = Outcome.FAILED if kept else Outcome.PASSED
    return CheckResult(name, path.name, outcome, _first(kept), seconds, detail, _first(tuple(advice)))


def _first(lines: tuple[str, ...]) -> tuple[str, ...]:
    more = (f"... and {len(lines) - MOST_MESSAGES} more",) if len(lines) > MOST_MESSAGES else ()
    return lines[:MOST_MESSAGES] + more


def run_topic(name: str, path: Path, topic: Callable[[], Findings]) -> CheckResult:
    """Run one topic; its result carries the seconds it took."""
    start = time.monotonic()
    found = topic()
    return make_result(name, path, found.messages, found.detail, time.monotonic() - start, found.advice)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its word: ``1 link``, ``2 links``; ``many`` is for irregular plurals."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u202f")
