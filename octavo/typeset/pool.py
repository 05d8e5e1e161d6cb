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

import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Self

from octavo.core.failures import EngineUnusable, TypesettingError
from octavo.core.machine_limits import is_scarce
from octavo.core.parent import end_with_parent
from octavo.typeset.layout import GatheringLayout, Job, LayoutSettings

if TYPE_CHECKING:
    from octavo.typeset.weasyprint.engine import Engine

Progress = Callable[[int, int], None]

#: After how many young, middle and old objects Python looks for cycles among them. Boxes are many and live as
#: long as their document, so looking as often as usual takes a tenth of a worker's time.
_COLLECTIONS = (20_000, 20, 50)

#: Characters of XHTML that a single process typesets by itself. A larger book goes to a worker all the same:
#: what the engine and the assembly need would add up in one process.
_LARGEST_AT_HOME = 3_000_000
#: The variable with which Python leaves the current folder out of its path, as it does with ``-P``.
_SAFE_PATH = "PYTHONSAFEPATH"
#: Held while a process is started: the environment and ``__main__`` belong to all threads of a program.
_STARTING = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Failure:
    """The answer to a job on which the engine broke: the exception in words, where it was raised, and itself
    if the machine is to blame and no job could be typeset."""

    problem: str
    trace: str
    machine: EngineUnusable | OSError | None = None

    @classmethod
    def of(cls, error: Exception) -> "_Failure":
        """Return the report of an exception that is being handled."""
        machine = error if isinstance(error, EngineUnusable | OSError) else None
        if isinstance(machine, OSError) and not is_scarce(machine):
            machine = None
        return cls(f"{type(error).__name__}: {error}", traceback.format_exc(), machine)

    def raise_for(self, job: Job) -> None:
        """Raise TypesettingError with the name of the job, or what it was if the machine is to blame."""
        if self.machine is not None:
            raise self.machine
        failure = TypesettingError(f"{job.name} could not be typeset: {self.problem}")
        failure.add_note(self.trace)
        raise failure


def _nothing() -> None:
    """Do nothing, if there is nothing else to do meanwhile."""


class Workers:
    """Typesets jobs with up to ``jobs`` processes; with 1 in this process itself, if the book is not too
    large for that. A context manager."""

    def __init__(self, jobs: int) -> None:
        self._most = jobs
        self._typesetter = _Typesetter()
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
            self._workers.append(_WorkerProcess())

    def prepare(self, settings: LayoutSettings) -> None:
        """Have the worker that was started read the stylesheets of the jobs to come."""
        for worker in self._workers:
            worker.prepare(settings)

    def close(self) -> None:
        """End all processes, whatever they do. Afterwards new ones can be started."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()
        self._typesetter = _Typesetter()

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
        EngineUnusable if none can be typeset on this machine, and what ``meanwhile`` raises.
        """
        if len({job.name for job in jobs}) != len(jobs):
            raise ValueError("two jobs have one name")
        found: dict[str, GatheringLayout] = {}
        try:
            for job, answer in self._answers(settings, jobs, meanwhile):
                if isinstance(answer, _Failure):
                    answer.raise_for(job)
                else:
                    found[job.name] = answer
                    progress(len(found), len(jobs))
        except BaseException:
            self.close()  # workers that are still busy would answer to the next call
            raise
        return [found[job.name] for job in jobs]

    def _answers(
        self, settings: LayoutSettings, jobs: Sequence[Job], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[Job, GatheringLayout | _Failure]]:
        """Yield the jobs with their results, as they come."""
        large = sum(len(job.xhtml) for job in jobs) > _LARGEST_AT_HOME
        if self._most == 1 and not large and not self._workers:
            meanwhile()
            return ((job, self._typesetter.typeset(settings, job)) for job in jobs)
        return self._answers_of_workers(settings, jobs, meanwhile)

    def _answers_of_workers(
        self, settings: LayoutSettings, jobs: Sequence[Job], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[Job, GatheringLayout | _Failure]]:
        # The longest first, so that no worker is left with a long one at the end.
        waiting = sorted(jobs, key=lambda job: len(job.xhtml))
        while len(self._workers) < min(self._most, len(jobs)):
            self._workers.append(_WorkerProcess())
        unfinished = len(jobs)
        try:
            while True:
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


class _WorkerProcess:
    """A process and the job on which it works; it loads the engine before it takes the first."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        # The engine writes fonts into it. The process is ended wherever it is, and can't tidy up.
        self._room = tempfile.TemporaryDirectory(prefix="octavo-fonts-", ignore_cleanup_errors=True)
        self.connection, theirs = context.Pipe()
        # A thread that has ended takes with it what it has tied to itself.
        tied = threading.current_thread() is threading.main_thread()
        arguments = (theirs, os.getpid(), tied, self._room.name)
        process = context.Process(target=_serve, args=arguments, daemon=True)
        with _STARTING, _interrupts_blocked(), _safe_path(), _without_main():
            process.start()
        theirs.close()
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

    def receive(self) -> tuple[Job | None, GatheringLayout | _Failure | None]:
        """Return the job and its result, or None for both from a new worker that is ready.

        Raise EOFError or OSError if it has died.
        """
        answer: GatheringLayout | _Failure | None = self.connection.recv()
        job, self._job, self.idle = self._job, None, True
        return job, answer

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


class _Typesetter:
    """The engine, kept from job to job as long as they share their settings."""

    def __init__(self) -> None:
        self._settings: LayoutSettings | None = None
        self._engine: Engine | None = None
        self._failed_to_prepare: _Failure | None = None

    def typeset(self, settings: LayoutSettings, job: Job) -> GatheringLayout | _Failure:
        """Return the laid-out document, or what went wrong.

        Whatever it is, it goes to the parent, which raises it: a worker has nobody else to tell.
        """
        if self._failed_to_prepare is not None and self._settings == settings:
            return self._failed_to_prepare
        try:
            return self._engine_for(settings).typeset(job)
        except Exception as error:
            return _Failure.of(error)

    def prepare(self, settings: LayoutSettings) -> None:
        """Set up the engine for jobs to come, and typeset a sample, so that the first job is as fast as the
        others. If that fails, the first job gets what went wrong for an answer."""
        try:
            self._engine_for(settings).warm_up()
        except Exception as error:
            self._settings, self._failed_to_prepare = settings, _Failure.of(error)

    def _engine_for(self, settings: LayoutSettings) -> "Engine":
        from octavo.typeset.weasyprint.engine import Engine  # here, for a parent with workers does without it

        if self._engine is None or self._settings != settings:
            self._engine = None
            self._settings, self._failed_to_prepare = settings, None
            self._engine = Engine(settings)
        return self._engine


def _serve(connection: Connection, parent: int, tied: bool, room: str) -> None:
    """Do a worker's work until its parent closes the pipe, or dies. ``room`` is the folder for its temporary
    files."""
    end_with_parent(parent, tied=tied)
    tempfile.tempdir = room
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import octavo.typeset.weasyprint.engine  # noqa: F401

    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTIONS)
    typesetter = _Typesetter()
    try:
        connection.send(None)
        while True:
            settings, job = connection.recv()
            if job is None:
                typesetter.prepare(settings)
            else:
                connection.send(typesetter.typeset(settings, job))
    except (EOFError, OSError):
        return  # the parent is gone
