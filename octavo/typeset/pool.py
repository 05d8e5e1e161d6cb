"""Worker processes that typeset gatherings side by side.

Workers are started afresh (spawn), never forked: the parent may run a Java machine in other threads. Each
has a pipe of its own to the parent, whose end tells either side that the other is gone.
"""

import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import TYPE_CHECKING, Self

from octavo.core.failures import TypesettingError
from octavo.typeset.layout import GatheringLayout, Job, LayoutSettings

if TYPE_CHECKING:
    from octavo.typeset.weasyprint.engine import Engine

Progress = Callable[[int, int], None]

#: When Python looks for cycles among young, middle and old objects. Boxes are many and live as long as their
#: document, so looking as often as usual takes a tenth of a worker's time.
_COLLECTIONS = (20_000, 20, 50)


#: Characters of XHTML that a single process typesets by itself. A larger book goes to a worker all the same:
#: what the engine and the assembly need would add up in one process.
_AT_HOME = 3_000_000
#: The variable with which Python leaves the current folder out of its path, as it does with ``-P``.
_SAFE_PATH = "PYTHONSAFEPATH"


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a worker answers where the engine broke: the exception in words, and where it was raised."""

    problem: str
    trace: str


def _nothing() -> None:
    """What is done meanwhile where there is nothing else to do."""


class Workers:
    """Typesets jobs with up to ``jobs`` processes; with 1 in this process itself, if the book is not too
    large for that. A context manager."""

    def __init__(self, jobs: int) -> None:
        self._most = jobs
        self._typesetter = _Typesetter()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the first worker, so that it loads the engine while there is nothing to typeset yet.

        The others are started when there is work for them: where most comes from the cache, there is none.
        """
        if self._most > 1 and not self._workers:
            self._workers.append(_Worker())

    def prepare(self, press: LayoutSettings) -> None:
        """Have the worker that was started read the stylesheets of the jobs to come."""
        for worker in self._workers:
            worker.prepare(press)

    def close(self) -> None:
        """End all processes, whatever they do. Afterwards new ones can be started."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()
        self._typesetter = _Typesetter()

    def run(
        self,
        press: LayoutSettings,
        jobs: Sequence[Job],
        progress: Progress,
        meanwhile: Callable[[], None] = _nothing,
    ) -> list[GatheringLayout]:
        """The jobs' results in their order. ``progress`` is told how many are done, and of how many;
        ``meanwhile`` is done in this process while the workers are busy.

        Raises TypesettingError with the name of the document where one fails, and what ``meanwhile`` raises.
        """
        if len({job.name for job in jobs}) != len(jobs):
            raise ValueError("two jobs have one name")
        found: dict[str, GatheringLayout] = {}
        try:
            for job, answer in self._answers(press, jobs, meanwhile):
                if isinstance(answer, _Failure):
                    failure = TypesettingError(f"{job.name} could not be typeset: {answer.problem}")
                    failure.add_note(answer.trace)
                    raise failure
                found[job.name] = answer
                progress(len(found), len(jobs))
        except BaseException:
            self.close()  # workers that are still busy would answer to the next call
            raise
        return [found[job.name] for job in jobs]

    def _answers(
        self, press: LayoutSettings, jobs: Sequence[Job], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[Job, GatheringLayout | _Failure]]:
        """The jobs with their results, as they come."""
        large = sum(len(job.xhtml) for job in jobs) > _AT_HOME
        if self._most == 1 and not large and not self._workers:
            meanwhile()
            return ((job, self._typesetter.typeset(press, job)) for job in jobs)
        return self._answers_of_workers(press, jobs, meanwhile)

    def _answers_of_workers(
        self, press: LayoutSettings, jobs: Sequence[Job], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[Job, GatheringLayout | _Failure]]:
        # The longest first, so that no worker is left with a long one at the end.
        waiting = sorted(jobs, key=lambda job: len(job.xhtml))
        while len(self._workers) < min(self._most, len(jobs)):
            self._workers.append(_Worker())
        unfinished = len(jobs)
        try:
            while True:
                for worker in self._workers:
                    if worker.idle and waiting:
                        worker.send(press, waiting.pop())
                if len(waiting) < len(jobs) or not jobs:
                    meanwhile()
                    meanwhile = _nothing
                if not unfinished:
                    return
                for worker in self._ready_to_answer():
                    job, answer = worker.receive()
                    if job is not None and answer is not None:
                        unfinished -= 1
                        yield job, answer
        except (EOFError, OSError) as problem:
            raise TypesettingError(
                "a typesetting process was stopped from outside, often for want of memory; "
                "try it with --jobs 1"
            ) from problem

    def _ready_to_answer(self) -> list["_Worker"]:
        """The busy workers that have answered or died; waits for the first."""
        busy = {worker.connection: worker for worker in self._workers if not worker.idle}
        return [busy[connection] for connection in wait(list(busy)) if isinstance(connection, Connection)]


class _Worker:
    """A process and the job on which it works; it loads the engine before it takes the first."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _interrupts_held(), _safe_path():
            process.start()
        theirs.close()
        self._process: BaseProcess = process
        self._job: Job | None = None
        self.idle = False

    def prepare(self, press: LayoutSettings) -> None:
        """Tell a worker that has no job yet with which press the next will come."""
        with suppress(OSError):  # it has died, which will show when it gets a job
            self.connection.send((press, None))

    def send(self, press: LayoutSettings, job: Job) -> None:
        """Give an idle worker a job. Raises OSError where it has died."""
        self.connection.send((press, job))
        self._job, self.idle = job, False

    def receive(self) -> tuple[Job | None, GatheringLayout | _Failure | None]:
        """The job and its result; None for both when a new worker is ready. Raises EOFError or
        OSError where it has died."""
        answer: GatheringLayout | _Failure | None = self.connection.recv()
        job, self._job, self.idle = self._job, None, True
        return job, answer

    def end(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self.connection.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process that is started inside never sees Ctrl-C: its parent decides what that means."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let a Python that is started inside look for no module in the current folder: it may be a book's."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


class _Typesetter:
    """The engine, kept from job to job as long as they share their press."""

    def __init__(self) -> None:
        self._press: LayoutSettings | None = None
        self._engine: Engine | None = None

    def typeset(self, press: LayoutSettings, job: Job) -> GatheringLayout | _Failure:
        """The laid-out document, or what went wrong."""
        try:
            return self._engine_for(press).typeset(job)
        except Exception as problem:
            return _Failure(f"{type(problem).__name__}: {problem}", traceback.format_exc())

    def prepare(self, press: LayoutSettings) -> None:
        """Set up the engine for jobs to come."""
        with suppress(Exception):  # the same will happen, and be told, with the first job
            self._engine_for(press).warm_up()

    def _engine_for(self, press: LayoutSettings) -> "Engine":
        from octavo.typeset.weasyprint.engine import (
            Engine,  # here, since a parent with workers does without it
        )

        if self._engine is None or self._press != press:
            self._press, self._engine = press, Engine(press)
        return self._engine


def _serve(connection: Connection) -> None:
    """What a worker does until its parent closes the pipe, or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import octavo.typeset.weasyprint.engine  # noqa: F401

    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTIONS)
    typesetter = _Typesetter()
    try:
        connection.send(None)
        while True:
            press, job = connection.recv()
            if job is None:
                typesetter.prepare(press)
            else:
                connection.send(typesetter.typeset(press, job))
    except (EOFError, OSError):
        return  # the parent is gone
