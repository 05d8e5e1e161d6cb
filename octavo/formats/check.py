"""The interface of a check: what it reads, which programs it needs, and how it is run."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from octavo.check import Checkers, CheckResult, Tool
from octavo.check.audit.blocks import Source
from octavo.core.settings import CheckLevel
from octavo.formats.made import Made


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The input of a check: the finished files by the names of their formats, how much is to be checked,
    the programs that check, and the words of the source, or None if only the files are at hand."""

    files: Mapping[str, Made]
    level: CheckLevel
    checkers: Checkers
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A check of finished files, or several that belong together.

    It runs when the files of all ``formats`` have been made; its results are listed with those of the file
    that they name. ``tools`` are the programs that it needs, ``full_tools`` those that it needs besides at
    level FULL.
    """

    name: str
    formats: tuple[str, ...]
    run: Callable[[CheckContext], Iterable[CheckResult]]
    tools: frozenset[Tool] = frozenset()
    full_tools: frozenset[Tool] = frozenset()


def tools_of(checks: Iterable[Check], formats: Collection[str], level: CheckLevel) -> frozenset[Tool]:
    """Return the programs that the checks need for files of these formats at a level."""
    if level is CheckLevel.NONE:
        return frozenset()
    wanted = [check for check in checks if set(check.formats) <= set(formats)]
    found = frozenset().union(*(check.tools for check in wanted))
    return found.union(*(check.full_tools for check in wanted)) if level is CheckLevel.FULL else found
