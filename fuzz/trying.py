"""Builds a book with all checks and tells what was said of it, in processes that stay, with their engines."""

import multiprocessing
import os
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from fuzz.book import Book, write_book
from octavo.build.build import build
from octavo.build.toolchain import BUILT_IN
from octavo.check import Checkers, CheckResult, open_checkers
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.check import tools_of

#: Checks whose advice says that a book could do better in shops, which these books do not try to.
_SHOPS = ("Package for stores", "Kindle", "Apple Books", "Kobo and Google Play")
#: What waits for an answer waits so many times as long as the book may take the processor.
_PATIENCE = 6


class Kind(StrEnum):
    """The ways in which a book without a fault can fare badly."""

    CRASH = "crash"
    TIMEOUT = "timeout"
    ERROR = "error"  # a diagnostic that fails the build
    CHECK = "check"  # a check that fails
    ADVICE = "advice"  # a check that passes, and says that something may be wrong
    WARNING = "warning"  # one that nothing in the book earns


#: The kinds with which a book is refused.
REFUSED = frozenset({Kind.CRASH, Kind.TIMEOUT, Kind.ERROR, Kind.CHECK})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was said of a book: ``what`` is a code, a check or an exception."""

    kind: Kind
    what: str
    message: str

    @property
    def key(self) -> tuple[Kind, str]:
        """By which faults of several books are the same."""
        return self.kind, self.what


@dataclass(frozen=True, slots=True)
class Trial:
    """The build of a book: what was said, the processor's seconds, and the pages that it has."""

    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    pages: int = 0

    @property
    def refused(self) -> bool:
        """If the book was not built, or not found right."""
        return any(fault.kind in REFUSED for fault in self.faults)


class TooLong(Exception):  # noqa: N818 - it names what is the case
    """A build has used up the seconds that it may take."""


def try_book(book: Book, checkers: Checkers | None = None, seconds: float = 0) -> Trial:
    """Build a book in a folder that goes away again.

    ``checkers`` run already; without them the validators are left out. It may take ``seconds`` of the
    processor, any if 0.
    """
    with tempfile.TemporaryDirectory(prefix="octavo-fuzz-") as name:
        folder = Path(name) / "book"
        write_book(book, folder)
        start = time.process_time()
        diagnostics = Diagnostics()
        level = CheckLevel.QUICK if checkers else CheckLevel.NONE
        settings = Settings(folder, Path(name) / "output", book.formats, level, 1, edition=book.edition)
        try:
            with _limited(seconds):
                result = build(settings, diagnostics, Progress(), checkers=checkers)
        except TooLong:
            return Trial((Fault(Kind.TIMEOUT, "processor", f"more than {seconds:g} s"),), seconds=seconds)
        except Exception as error:
            fault = Fault(Kind.CRASH, type(error).__name__, _last_frame(error))
            return Trial((fault,), seconds=time.process_time() - start)
        report = result.report
        said = [*_said(book, diagnostics), *(_checked(report.checks) if report else ())]
        if report is None and not said:
            said.append(Fault(Kind.CRASH, "silence", "the build made nothing, and does not say why"))
        warnings = tuple(found.code for found in diagnostics if found.severity is Severity.WARNING)
        pages = (report.counts.pages or 0) if report else 0
        faults = tuple({fault.key: fault for fault in reversed(said)}.values())
        return Trial(faults, warnings, time.process_time() - start, pages)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TooLong when the block has used the processor for so many seconds; any if 0."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop) if seconds else None
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if before is not None:
            signal.signal(signal.SIGPROF, before)


def _last_frame(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    notes = " ".join(getattr(error, "__notes__", ()))[-600:]
    return f"{error} ({Path(frames[-1].filename).name}:{frames[-1].lineno}) {notes}".strip()


def _said(book: Book, diagnostics: Diagnostics) -> Iterator[Fault]:
    for found in diagnostics:
        if found.severity is Severity.ERROR:
            yield Fault(Kind.ERROR, found.code, str(found))
        elif found.severity is Severity.WARNING and found.code not in book.allowed:
            yield Fault(Kind.WARNING, found.code, str(found))


def _checked(results: tuple[CheckResult, ...]) -> Iterator[Fault]:
    for result in results:
        name = re.split(r" \d", result.name)[0]
        for found in result.errors:
            yield Fault(Kind.CHECK, f"{name}: {found.code}", str(found))
        for found in (*result.warnings, *result.advice) if name not in _SHOPS else ():
            yield Fault(Kind.ADVICE, f"{name}: {found.code}", str(found))


class Worker:
    """A process that tries books, one after another. A context manager; it may be used by one thread."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def run(self, book: Book) -> Trial:
        """Try a book. A process that dies, or does not answer, is replaced, and the trial says so."""
        if self._process is None:
            self._start()
        assert self._pipe is not None
        try:
            self._pipe.send(book)
            if self._pipe.poll(self._seconds * _PATIENCE):
                trial = self._pipe.recv()
                assert isinstance(trial, Trial)
                return trial
            fault = Fault(Kind.TIMEOUT, "no answer", f"within {self._seconds * _PATIENCE:g} s")
        except (EOFError, OSError) as error:
            fault = Fault(Kind.CRASH, "process", f"the process has died: {error}")
        self._end()
        return Trial((fault,))

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._seconds), daemon=False)
        self._process.start()
        other.close()

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()  # at which the process ends, and with it its Java
        if self._process is not None:
            self._process.join(5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._process = self._pipe = None


def _serve(pipe: Connection, seconds: float) -> None:
    """Answer what comes through a pipe, until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")
    with open_checkers(tools_of(BUILT_IN.checks, ["epub", "pdf"], CheckLevel.QUICK)) as checkers:
        while True:
            try:
                book = pipe.recv()
            except EOFError:
                return
            pipe.send(try_book(book, checkers, seconds))
