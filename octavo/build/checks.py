"""Running the checks of finished files, while others are still being made."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from octavo.check import Checkers, CheckResult, open_checkers
from octavo.check.audit.blocks import Source
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel
from octavo.formats import CHECKS
from octavo.formats.check import Check, CheckContext, tools_of
from octavo.formats.made import Made


class CheckQueue:
    """The checks of one build. They run one after another in a thread, each as soon as all files that it
    reads are finished, and not at all once the book has turned out to have errors.
    """

    def __init__(
        self,
        checks: Iterable[Check],
        level: CheckLevel,
        checkers: Checkers,
        thread: ThreadPoolExecutor,
        diagnostics: Diagnostics,
        progress: Progress,
        source: Source | None = None,
    ) -> None:
        self._waiting = [] if level is CheckLevel.NONE else list(checks)
        self._context = CheckContext({}, level, checkers, source)
        self._thread, self._diagnostics, self._progress = thread, diagnostics, progress
        self._running: list[Future[tuple[CheckResult, ...]]] = []

    def add_file(self, format_name: str, made: Made) -> None:
        """Begin the checks for which this file was the last that was not finished."""
        self._context = replace(self._context, files={**self._context.files, format_name: made})
        for check in [check for check in self._waiting if set(check.formats) <= set(self._context.files)]:
            self._waiting.remove(check)
            self._running.append(self._thread.submit(self._run, check, self._context))

    def results(self) -> tuple[CheckResult, ...]:
        """Wait for all checks that have begun, and return their results. Raise what a check raises."""
        return tuple(result for future in self._running for result in future.result())

    def _run(self, check: Check, context: CheckContext) -> tuple[CheckResult, ...]:
        if self._diagnostics.failed:
            return ()
        with self._progress.stage(f"check {check.name}"):
            return tuple(check.run(context))


def check_files(
    files: Mapping[str, Made],
    level: CheckLevel,
    checkers: Checkers | None = None,
    checks: Iterable[Check] = CHECKS,
    source: Source | None = None,
) -> tuple[CheckResult, ...]:
    """Check files that were finished before, by the names of their formats.

    ``checkers`` are validators that run already; without them, those that the checks need are started. With
    ``source`` the words of the files are compared with those of the source. Raise
    MissingTool if this machine lacks one of the programs: no check is passed over.
    """
    checks = tuple(checks)
    if checkers is None:
        with open_checkers(tools_of(checks, files.keys(), level)) as opened:
            return check_files(files, level, opened, checks, source)
    return tuple(_check(files, level, checkers, checks, source))


def _check(
    files: Mapping[str, Made],
    level: CheckLevel,
    checkers: Checkers,
    checks: Iterable[Check],
    source: Source | None,
) -> Iterator[CheckResult]:
    for check in checks:
        if level is not CheckLevel.NONE and set(check.formats) <= set(files):
            yield from check.run(CheckContext(files, level, checkers, source))
