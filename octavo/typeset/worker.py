"""The work of a worker process: documents typeset one after the other, each within its bounds."""

import gc
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from types import FrameType
from typing import TYPE_CHECKING

from octavo.core.bounds import (
    Excess,
    OverBoundsError,
    Watch,
    WorkBounds,
    bounded,
    described,
    ended_at,
    memory_bounded,
)
from octavo.core.failures import EngineUnusable, TypesettingError
from octavo.core.machine_limits import is_scarce
from octavo.core.parent import end_with_parent
from octavo.typeset.layout import GatheringLayout, Job, LayoutSettings
from octavo.typeset.over_bounds import Overrun, large

if TYPE_CHECKING:
    from octavo.typeset.weasyprint.engine import Engine

#: After how many young, middle and old objects Python looks for cycles among them. Boxes are many and live as
#: long as their document, so looking as often as usual takes a tenth of a worker's time.
_COLLECTIONS = (20_000, 20, 50)

#: So much later than its bound a worker is ended by the system, if it could not end itself.
_LATER = 1.25


Work = Callable[[], "GatheringLayout | Failure | None"]


@dataclass(frozen=True, slots=True)
class Failure:
    """The answer to a job on which the engine broke: the exception in words, where it was raised, and itself
    if the machine is to blame and no job could be typeset."""

    problem: str
    trace: str
    machine: EngineUnusable | OSError | None = None
    overrun: Overrun | None = None

    @classmethod
    def of(cls, error: Exception) -> "Failure":
        """Return the report of an exception that is being handled."""
        if isinstance(error, OverBoundsError):
            return cls.over(error.excess, error.limit, _frames_of(error))
        machine = error if isinstance(error, EngineUnusable | OSError) else None
        if isinstance(machine, OSError) and not is_scarce(machine):
            machine = None
        return cls(f"{type(error).__name__}: {error}", traceback.format_exc(), machine)

    @classmethod
    def over(cls, excess: Excess, limit: float, frames: Sequence[FrameType] = ()) -> "Failure":
        """Return the report of work that took too much, and of what it was busy with."""
        from octavo.typeset.weasyprint.busy_place import begins_engine, busy_source

        overrun = Overrun(excess, limit, busy_source(frames), begins_engine(frames))
        return cls(described(excess, limit), "", overrun=overrun)

    def raise_for(self, job: Job) -> None:
        """Raise TypesettingError with the name of the job, or what it was if the machine is to blame."""
        if self.machine is not None:
            raise self.machine
        failure = TypesettingError(f"{job.name} could not be typeset: {self.problem}")
        failure.add_note(self.trace)
        raise failure


def _frames_of(error: BaseException) -> list[FrameType]:
    """Return the frames through which an exception went, the innermost first."""
    return [frame for frame, _ in traceback.walk_tb(error.__traceback__)][::-1]


def _frames_in(thread: int) -> list[FrameType]:
    """Return the frames of a thread that is at work, the innermost first."""
    frames, frame = list[FrameType](), sys._current_frames().get(thread)
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    return frames


class Typesetter:
    """The engine, kept from job to job as long as they share their settings."""

    def __init__(self) -> None:
        self._settings: LayoutSettings | None = None
        self._engine: Engine | None = None
        self._failed_to_prepare: Failure | None = None

    def typeset(self, settings: LayoutSettings, job: Job) -> GatheringLayout | Failure:
        """Return the laid-out document, or what went wrong.

        Whatever it is, it goes to the parent, which raises it: a worker has nobody else to tell.
        """
        if self._failed_to_prepare is not None and self._settings == settings:
            return self._failed_to_prepare
        try:
            return self._engine_for(settings).typeset(job)
        except (MemoryError, OverBoundsError):
            raise
        except Exception as error:
            return Failure.of(error)

    def typeset_here(
        self, settings: LayoutSettings, job: Job, bounds: WorkBounds
    ) -> GatheringLayout | Failure:
        """Return the same, made in a process that has other things to do."""
        try:
            with bounded(bounds, large(job)):
                return self.typeset(settings, job)
        except OverBoundsError as error:
            return Failure.of(error)

    def prepare(self, settings: LayoutSettings) -> None:
        """Set up the engine for jobs to come, and typeset a sample, so that the first job is as fast as the
        others. If that fails, the first job gets what went wrong for an answer."""
        try:
            self._engine_for(settings).warm_up()
        except MemoryError:
            raise
        except Exception as error:
            self._settings, self._failed_to_prepare = settings, Failure.of(error)

    def _engine_for(self, settings: LayoutSettings) -> "Engine":
        from octavo.typeset.weasyprint.engine import Engine  # here, for a parent with workers does without it

        if self._engine is None or self._settings != settings:
            self._engine = None
            self._settings, self._failed_to_prepare = settings, None
            self._engine = Engine(settings)
        return self._engine


class _Bounded:
    """The work of a worker, which ends itself if that takes too much: it may hang in a call of C, so another
    thread answers for it."""

    def __init__(self, connection: Connection, bounds: WorkBounds) -> None:
        self._connection, self._bounds = connection, bounds
        self._thread = threading.get_ident()

    def do(self, work: Work, job: Job | None) -> None:
        """Do some work within its bounds and send what it returns, if it is a job's."""
        seconds = self._bounds.seconds_for(large(job) if job else 0)

        def give_up(excess: Excess, limit: float) -> None:
            failure = Failure.over(excess, limit, _frames_in(self._thread))
            self._answer(failure, job)

        watch = Watch(seconds, self._bounds.megabytes, give_up, alone=True)
        try:
            with ended_at(_LATER * seconds + 1), memory_bounded(self._bounds.megabytes):
                answer = work()
        except MemoryError as error:
            if watch.end():
                failure = Failure.over(Excess.MEMORY, self._bounds.megabytes, _frames_of(error))
                self._answer(failure, job)
        if watch.end() and job:
            self._connection.send(answer)

    def _answer(self, failure: Failure, job: Job | None) -> None:
        """Send a failure, to the next job if there is none yet, and end this process."""
        while job is None:
            _, job = self._connection.recv()
        self._connection.send(failure)
        os._exit(0)


def serve(connection: Connection, parent: int, tied: bool, bounds: WorkBounds, room: str) -> None:
    """Do a worker's work until its parent closes the pipe, or dies. ``room`` is the folder for its temporary
    files."""
    end_with_parent(parent, tied=tied)
    tempfile.tempdir = room
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import octavo.typeset.weasyprint.engine  # noqa: F401

    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTIONS)
    typesetter, bounded_work = Typesetter(), _Bounded(connection, bounds)
    try:
        connection.send(None)
        while True:
            settings, job = connection.recv()
            work: Work = partial(typesetter.prepare, settings)
            if job is not None:
                work = partial(typesetter.typeset, settings, job)
            bounded_work.do(work, job)
    except (EOFError, OSError):
        return  # the parent is gone
