"""Worker processes that typeset gatherings side by side.

Workers are started afresh (spawn), never forked: the parent may run a Java machine in other threads. Each
has a pipe of its own to the parent, whose end tells either side that the other is gone.

    parent                        worker
    start              ----->     loads the engine
                       <-----     None: ready
    settings, None     ----->     sets up the engine and typesets a sample, for jobs to come
    settings, job      ----->     typesets
                       <-----     the layout, or what went wrong
"""

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Self

from octavo.core.bounds import (
    DEFAULT,
    Excess,
    WorkBounds,
)
from octavo.core.failures import TypesettingError
from octavo.typeset.layout import GatheringLayout, Job, LayoutProblem, LayoutSettings
from octavo.typeset.over_bounds import LayoutsOverBoundsError, large, problem
from octavo.typeset.spans import with_places
from octavo.typeset.worker import Failure, Typesetter, serve

if TYPE_CHECKING:
    pass

Progress = Callable[[int, int], None]

#: Documents that may take too much before no more are tried: what they share may be the reason.
_MOST_OVERRUNS = 3
_SECONDS_TO_DIE = 5

#: Characters of XHTML that a single process typesets by itself. A larger book goes to a worker all the same:
#: what the engine and the assembly need would add up in one process.
_LARGEST_AT_HOME = 3_000_000
#: The variable with which Python leaves the current folder out of its path, as it does with ``-P``.
_SAFE_PATH = "PYTHONSAFEPATH"
#: Held while a process is started: the environment and ``__main__`` belong to all threads of a program.
_STARTING = threading.Lock()


def _nothing() -> None:
    """Do nothing, if there is nothing else to do meanwhile."""


class Workers:
    """Typesets jobs with up to ``jobs`` processes; with 1 in this process itself, if the book is not too
    large for that. A context manager."""

    def __init__(self, jobs: int, bounds: WorkBounds = DEFAULT) -> None:
        self._most, self._bounds = jobs, bounds
        self._typesetter = Typesetter()
        self._workers: list[_WorkerProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the first worker, so that it loads the engine while there is nothing to typeset yet.

        The others are started when there is work for them: if most comes from the cache, there is none.
        """
        if self._most > 1 and not self._workers:
            self._workers.append(_WorkerProcess(self._bounds))

    def prepare(self, settings: LayoutSettings) -> None:
        """Have the worker that was started read the stylesheets of the jobs to come."""
        for worker in self._workers:
            worker.prepare(settings)

    def close(self) -> None:
        """End all processes, whatever they do. Afterwards new ones can be started."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()
        self._typesetter = Typesetter()

    def run(
        self,
        settings: LayoutSettings,
        jobs: Sequence[Job],
        progress: Progress,
        meanwhile: Callable[[], None] = _nothing,
    ) -> list[GatheringLayout]:
        """Return the jobs' results in their order.

        ``progress`` is told how many are done, and of how many; ``meanwhile`` is done in this process while
        the workers are busy. Raise TypesettingError with the name of the document if one fails,
        LayoutsOverBoundsError after the last if some took too much time or memory, EngineUnusable if none can
        be typeset on this machine, and what ``meanwhile`` raises.
        """
        if len({job.name for job in jobs}) != len(jobs):
            raise ValueError("two jobs have one name")
        found: dict[str, GatheringLayout] = {}
        over: list[LayoutProblem] = []
        try:
            for job, answer in self._answers(settings, jobs, meanwhile):
                if isinstance(answer, GatheringLayout):
                    found[job.name] = answer
                    progress(len(found), len(jobs))
                elif answer.overrun:
                    over.append(problem(job, answer.overrun, settings.own_sheet))
                    if answer.overrun.common or len(over) == _MOST_OVERRUNS:
                        break
                else:
                    answer.raise_for(job)
            if over:
                raise LayoutsOverBoundsError([*over, *_problems(jobs, found)])
        except BaseException:
            self.close()  # workers that are still busy would answer to the next call
            raise
        return [found[job.name] for job in jobs]

    def _answers(
        self, settings: LayoutSettings, jobs: Sequence[Job], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[Job, GatheringLayout | Failure]]:
        """Yield the jobs with their results, as they come."""
        large = sum(len(job.xhtml) for job in jobs) > _LARGEST_AT_HOME
        if self._most == 1 and not large and not self._workers:
            meanwhile()
            return ((job, self._typesetter.typeset_here(settings, job, self._bounds)) for job in jobs)
        return self._answers_of_workers(settings, jobs, meanwhile)

    def _answers_of_workers(
        self, settings: LayoutSettings, jobs: Sequence[Job], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[Job, GatheringLayout | Failure]]:
        # The longest first, so that no worker is left with a long one at the end.
        waiting = sorted(jobs, key=lambda job: len(job.xhtml))
        unfinished = len(jobs)
        try:
            while True:
                while len(self._workers) < min(self._most, unfinished):
                    self._workers.append(_WorkerProcess(self._bounds))
                for worker in self._workers:
                    if worker.idle and waiting:
                        worker.send(settings, waiting.pop())
                if len(waiting) < len(jobs) or not jobs:
                    meanwhile()
                    meanwhile = _nothing
                if not unfinished:
                    return
                for worker in self._ready_to_answer():
                    job, answer = worker.receive()
                    if isinstance(answer, Failure) and answer.overrun:  # it has ended itself
                        self._workers.remove(worker)
                        worker.end()
                    if job is not None and answer is not None:
                        unfinished -= 1
                        yield job, answer
        except (EOFError, OSError) as problem:
            raise TypesettingError(
                "a typesetting process was stopped from outside, often for want of memory; "
                "try it with --jobs 1"
            ) from problem

    def _ready_to_answer(self) -> list["_WorkerProcess"]:
        """Wait for the first busy worker that has answered or died, and return all of them that have."""
        busy = {worker.connection: worker for worker in self._workers if not worker.idle}
        return [busy[connection] for connection in wait(list(busy)) if isinstance(connection, Connection)]


def _problems(jobs: Sequence[Job], layouts: Mapping[str, GatheringLayout]) -> Iterator[LayoutProblem]:
    """Yield what is wrong with the documents that were laid out."""
    for job in jobs:
        if job.name in layouts:
            yield from with_places(layouts[job.name], job.places).problems


class _WorkerProcess:
    """A process and the job on which it works; it loads the engine before it takes the first."""

    def __init__(self, bounds: WorkBounds) -> None:
        context = multiprocessing.get_context("spawn")
        # The engine writes fonts into it. The process is ended wherever it is, and can't tidy up.
        self._room = tempfile.TemporaryDirectory(prefix="octavo-fonts-", ignore_cleanup_errors=True)
        self.connection, theirs = context.Pipe()
        # A thread that has ended takes with it what it has tied to itself.
        tied = threading.current_thread() is threading.main_thread()
        arguments = (theirs, os.getpid(), tied, bounds, self._room.name)
        process = context.Process(target=serve, args=arguments, daemon=True)
        with _STARTING, _interrupts_blocked(), _safe_path(), _without_main():
            process.start()
        theirs.close()
        self._bounds = bounds
        self._process: BaseProcess = process
        self._job: Job | None = None
        self.idle = False

    def prepare(self, settings: LayoutSettings) -> None:
        """Tell a worker that has no job yet with which settings the next will come."""
        with suppress(OSError):  # it has died, which will show when it gets a job
            self.connection.send((settings, None))

    def send(self, settings: LayoutSettings, job: Job) -> None:
        """Give an idle worker a job. Raise OSError if it has died."""
        self.connection.send((settings, job))
        self._job, self.idle = job, False

    def receive(self) -> tuple[Job | None, GatheringLayout | Failure | None]:
        """Return the job and its result, or None for both from a new worker that is ready.

        Raise EOFError or OSError if it has died of something else than its bounds.
        """
        answer: GatheringLayout | Failure | None
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            excess = self._excess_of_dead()
            if excess is None or self._job is None:
                raise
            limits = {
                Excess.TIME: self._bounds.seconds_for(large(self._job)),
                Excess.MEMORY: self._bounds.megabytes,
            }
            answer = Failure.over(excess, limits[excess])
        job, self._job, self.idle = self._job, None, True
        return job, answer

    def _excess_of_dead(self) -> Excess | None:
        """Return the bound for which the process was ended from outside, or ended itself, or None."""
        self._process.join(_SECONDS_TO_DIE)
        status = self._process.exitcode
        # Libraries that get no memory abort.
        signals = {signal.SIGPROF: Excess.TIME, signal.SIGABRT: Excess.MEMORY, signal.SIGTRAP: Excess.MEMORY}
        return None if status is None else next((signals[one] for one in signals if status == -one), None)

    def end(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self.connection.close()
        self._room.cleanup()


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Hide Ctrl-C from a process that is started in this context: its parent decides what that means."""
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
    """Let a Python that is started in this context look for no module in the current folder, which may be a
    book's."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def _without_main() -> Iterator[None]:
    """Let a worker that is started in this context not run the program again that uses Octavo.

    ``multiprocessing`` has a new process import the main module, for what may be defined there. A worker
    needs nothing of it, and a script that builds a book in its outermost lines would begin to build it once
    more.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
