"""The programs that check finished files: what they need on this machine, and their processes."""

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from octavo.check.result import CheckResult
from octavo.check.validators.ace_program import AceProgram, require_ace
from octavo.check.validators.java import JavaChecks, require_packages
from octavo.check.validators.missing import NO_PDFTOTEXT, MissingTool
from octavo.check.word_places import WordPlaces


class Tool(StrEnum):
    """A program that checks need: the validators EPUBCheck, veraPDF and Ace, and Poppler's pdftotext."""

    EPUBCHECK = "epubcheck"
    VERAPDF = "verapdf"
    ACE = "ace"
    PDFTOTEXT = "pdftotext"


T = TypeVar("T")
#: Programs that run in Java.
_JAVA = frozenset({Tool.EPUBCHECK, Tool.VERAPDF})


def require_tools(tools: Collection[Tool]) -> None:
    """Raise MissingTool, naming what to install, if this machine lacks one of the programs."""
    if Tool.PDFTOTEXT in tools and shutil.which("pdftotext") is None:
        raise MissingTool(NO_PDFTOTEXT)
    if _JAVA.intersection(tools):
        require_packages()
    if Tool.ACE in tools:
        require_ace()


@dataclass(frozen=True, slots=True)
class Checkers:
    """The validators that a build has started; None for one that no check of the build needs."""

    java: JavaChecks | None = None
    ace: AceProgram | None = None

    def epubcheck(self, path: Path, sources: Mapping[str, str]) -> CheckResult:
        """Run EPUBCheck on a finished EPUB; see ``JavaChecks.epubcheck``."""
        return _started(self.java, Tool.EPUBCHECK).epubcheck(path, sources)

    def verapdf(self, path: Path, flavour: str, places: WordPlaces | None = None) -> CheckResult:
        """Run veraPDF on a finished PDF; see ``JavaChecks.verapdf``."""
        return _started(self.java, Tool.VERAPDF).verapdf(path, flavour, places)

    def check_ace(self, path: Path, sources: Mapping[str, str]) -> CheckResult:
        """Run Ace on a finished EPUB; see ``check_ace``."""
        from octavo.check.validators.ace import check_ace  # it loads what only an EPUB needs

        return check_ace(path, _started(self.ace, Tool.ACE), sources)


@contextmanager
def open_checkers(tools: Collection[Tool]) -> Iterator[Checkers]:
    """Start the validators among the programs, which warm up while a build goes on, and end them after the
    block.

    Raise MissingTool if this machine lacks one of the programs.
    """
    require_tools(tools)
    with ExitStack() as stack:
        java = None
        if _JAVA.intersection(tools):
            java = stack.enter_context(JavaChecks(Tool.EPUBCHECK in tools, Tool.VERAPDF in tools))
        ace = stack.enter_context(AceProgram()) if Tool.ACE in tools else None
        yield Checkers(java, ace)


def run_beside(
    validators: Sequence[Callable[[], Iterable[CheckResult]]], own: Callable[[], Iterable[CheckResult]]
) -> tuple[CheckResult, ...]:
    """Run validators, which work in processes of their own, in one thread each, and ``own`` checks in this
    one meanwhile. Return the results of the validators in their order, and then those of the others.
    """
    with ThreadPoolExecutor(max(len(validators), 1)) as pool:
        running = [pool.submit(_all, validator) for validator in validators]
        last = tuple(own())
        return (*(result for future in running for result in future.result()), *last)


def _all(validator: Callable[[], Iterable[CheckResult]]) -> tuple[CheckResult, ...]:
    return tuple(validator())


def _started(program: T | None, tool: Tool) -> T:
    if program is None:
        raise RuntimeError(f"a check runs {tool} without naming it among its tools")
    return program
