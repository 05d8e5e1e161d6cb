"""Runs cases in processes side by side, which are ended if they hang, and counts what came of them."""

import multiprocessing
import os
import resource
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import cast

from fuzz.hostile.cases import Case, Use, make_case
from fuzz.hostile.oracle import Complaint, Kind
from fuzz.hostile.trying import Outcome, try_case
from octavo.cache.key import sealing_key

#: Bytes of memory that a process may ask for.
_MEMORY = 6 * 1024**3
#: What waits for an answer waits so many times as long as a case may take the processor, which others use too.
_PATIENCE = 60
#: After so many cases a process is started anew, so that none grows for ever.
_GENERATION = 400

#: A case, or the seed and the use from which its process makes it.
Task = Case | tuple[int, Use | None]


@dataclass(frozen=True, slots=True)
class Tried:
    """A case that was tried, and what came of it."""

    seed: int
    use: Use
    ways: tuple[str, ...]
    outcome: Outcome


class Worker:
    """A process that tries cases, one after another."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._served = 0
        self.pipe: Connection | None = None
        self.task: Task | None = None
        self.since = 0.0

    def give(self, task: Task) -> None:
        """Have it try a case."""
        if self._process is None or self._served >= _GENERATION:
            self.close()
            self._start()
        assert self.pipe is not None
        self._served += 1
        self.task, self.since = task, time.monotonic()
        self.pipe.send(task)

    def answer(self) -> Tried | None:
        """Return what came of its case; None if that is not known yet. A process that has died, or does not
        answer, is ended."""
        assert self.pipe is not None
        try:
            if self.pipe.poll():
                self.task = None
                return cast(Tried, self.pipe.recv())
            if time.monotonic() - self.since < self._seconds * _PATIENCE:
                return None
            complaint = Complaint(Kind.TIMEOUT, "no answer", f"within {self._seconds * _PATIENCE:g} s")
        except (EOFError, OSError) as error:
            complaint = Complaint(Kind.CRASH, "process", f"the process has died: {error}")
        case = _case(cast(Task, self.task))
        self.close()
        return Tried(case.seed, case.use, case.ways, Outcome((complaint,)))

    def run(self, case: Case) -> Outcome:
        """Try a case, and wait for what comes of it."""
        self.give(case)
        while (tried := self.answer()) is None:
            wait([cast(Connection, self.pipe)], self._seconds)
        return tried.outcome

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._seconds), daemon=True)
        self._process.start()
        self._served = 0
        other.close()

    def close(self) -> None:
        """End the process, whatever it does."""
        if self.pipe is not None:
            self.pipe.close()
        if self._process is not None:
            self._process.join(0.5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._process = self.pipe = self.task = None


def _serve(pipe: Connection, seconds: float) -> None:
    """Try what comes through a pipe, until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sealing_key()  # which the first build of a user writes outside of the book
    while True:
        try:
            case = _case(pipe.recv())
        except EOFError:
            return
        pipe.send(Tried(case.seed, case.use, case.ways, try_case(case, seconds)))


def _case(task: Task) -> Case:
    return task if isinstance(task, Case) else make_case(*task)


def run_cases(seeds: Sequence[int], jobs: int, seconds: float, use: Use | None = None) -> Iterator[Tried]:
    """Try the cases of seeds with so many processes; yield each when it is done."""
    waiting = iter(seeds)
    workers = [Worker(seconds) for _ in range(jobs)]
    try:
        idle, busy = list(workers), []
        while True:
            while idle and (seed := next(waiting, None)) is not None:
                worker = idle.pop()
                worker.give((seed, use))
                busy.append(worker)
            if not busy:
                return
            wait([cast(Connection, worker.pipe) for worker in busy], 1)
            for worker in list(busy):
                if (tried := worker.answer()) is not None:
                    busy.remove(worker)
                    idle.append(worker)
                    yield tried
    finally:
        for worker in workers:
            worker.close()


@dataclass
class Count:
    """The cases of a run: how many of each use there were, and the seeds of those that went wrong, by key."""

    cases: Counter[Use] = field(default_factory=Counter)
    made: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    ways: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    wrong: dict[tuple[Kind, str], list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, tried: Tried) -> list[Complaint]:
        """Count a case; return what went wrong with it that no case before had."""
        outcome = tried.outcome
        self.cases[tried.use] += 1
        self.made += outcome.made
        self.seconds += outcome.seconds
        self.slowest = max(self.slowest, outcome.seconds)
        self.ways |= {way.rpartition(": ")[2] for way in tried.ways}
        self.codes |= {*outcome.codes}
        new = [one for one in outcome.complaints if one.key not in self.wrong]
        for one in outcome.complaints:
            self.wrong.setdefault(one.key, []).append((tried.seed, one.message))
        return new
