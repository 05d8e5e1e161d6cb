"""Worker processes that typeset gatherings side by side.

Workers are started afresh (spawn), never forked: the parent may run a Java machine in other threads.
"""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from octavo.typeset.engine import Engine
from octavo.typeset.laid import Job, Laid, Press

Progress = Callable[[int, int], None]


class TypesettingError(Exception):
    """A document could not be typeset: a worker died, or the engine broke on it."""


_press: Press | None = None
_engine: Engine | None = None


def _initialize(press: Press) -> None:
    global _press
    _press = press
    # The parent decides what an interrupt means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(job: Job) -> Laid:
    global _engine
    if _engine is None:
        assert _press is not None
        _engine = Engine(_press)
    return _engine.typeset(job)


class Pool:
    """Typesets jobs with ``jobs`` processes; with 1 in this process itself. Use as a context manager."""

    def __init__(self, press: Press, jobs: int) -> None:
        self._press = press
        self._engine: Engine | None = None
        self._executor: ProcessPoolExecutor | None = None
        if jobs > 1:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(jobs, context, _initialize, (press,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)

    def run(self, jobs: Sequence[Job], progress: Progress) -> list[Laid]:
        """The jobs' results in their order. ``progress`` is told how many are done, and of how many.

        Raises TypesettingError with the name of the document where one fails.
        """
        if self._executor is None:
            return self._run_here(jobs, progress)
        return self._run_in_workers(self._executor, jobs, progress)

    def _run_here(self, jobs: Sequence[Job], progress: Progress) -> list[Laid]:
        results = []
        for done, job in enumerate(jobs, start=1):
            try:
                self._engine = self._engine or Engine(self._press)
                results.append(self._engine.typeset(job))
            except Exception as problem:
                raise _failure(job, problem) from problem
            progress(done, len(jobs))
        return results

    def _run_in_workers(
        self, executor: ProcessPoolExecutor, jobs: Sequence[Job], progress: Progress
    ) -> list[Laid]:
        futures: dict[Future[Laid], Job] = {}
        try:
            # The longest first, so that no worker is left with a long one at the end.
            for job in sorted(jobs, key=lambda job: -len(job.xhtml)):
                futures[executor.submit(_work, job)] = job
            for done, future in enumerate(as_completed(futures), start=1):
                if problem := future.exception():
                    raise _failure(futures[future], problem) from problem
                progress(done, len(jobs))
        except BrokenProcessPool as problem:
            raise _failure(None, problem) from problem
        results = {job.name: future.result() for future, job in futures.items()}
        return [results[job.name] for job in jobs]


def _failure(job: Job | None, problem: BaseException) -> TypesettingError:
    if isinstance(problem, BrokenProcessPool):
        return TypesettingError(
            "a typesetting process was stopped from outside, often for want of memory; try it with --jobs 1"
        )
    name = job.name if job else "the book"
    return TypesettingError(f"{name} could not be typeset: {type(problem).__name__}: {problem}")
