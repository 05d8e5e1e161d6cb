"""Tries a fault, and tells what is wrong afterwards: a mixture of files, a bad message, other bytes."""

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from faults.place import BOTH, LIGHT, Ended, Place, digests, write_book
from faults.tables import LARGE, WEB, Fault

_BROKEN = ("internal error", "Traceback (most recent call last)", "This is a fault of Octavo")
_CHECKED = ("--epub", "--pdf", "--check", "quick")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fault, and all that went wrong with it."""

    fault: Fault
    ended: Ended
    wrong: tuple[str, ...] = ()
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """The files of undisturbed builds: of the old book and, by options, of the new one; how long a build
    takes, and how often it changes the output folder."""

    old: Path
    home: Path
    old_files: Mapping[str, str]
    new: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)
    seconds: float = 0.0
    light: float = 0.0
    changes: int = 0


def undisturbed(folder: Path) -> Right:
    """Build the book in both states, and return the files."""
    with Place() as place:
        write_book(place.book, "first")
        _built(place.run("--epub", "--html", "--pdf", "--no-check"))
        old, home = folder / "old", folder / "home"
        shutil.copytree(place.output, old)
        shutil.copytree(place.home, home, symlinks=True)
    new: dict[tuple[str, ...], Mapping[str, str]] = {}
    seconds: dict[tuple[str, ...], float] = {}
    for options in (BOTH, LIGHT, WEB, LARGE, _CHECKED):
        with Place(old) as place:
            ended = place.run(*options)
            _built(ended)
            new[options], seconds[options] = digests(place.output), ended.seconds
    with Place(old, home) as place:
        _built(place.hooked("count", 0))
        changes = len((place.root / "log").read_text().splitlines())
    return Right(old, home, digests(old), new, seconds[BOTH], seconds[LIGHT], changes)


def _built(ended: Ended) -> None:
    if ended.status:
        raise SystemExit(f"the book of faults is not built: {ended.said}")


def try_fault(fault: Fault, right: Right) -> Outcome:
    """Disturb a build, look at what it leaves, build again, and look once more."""
    if fault.root and os.getuid():
        return Outcome(fault, Ended(0, ""), skipped=True)
    with Place(right.old, None if fault.cold else right.home, fault.options) as place:
        try:
            ended = fault.act(place)
        except PermissionError as error:
            return Outcome(fault, Ended(0, str(error)), skipped=True)
        wrong = [*_wrong_messages(fault, ended)]
        gone = not place.output.exists()
        new = right.new[fault.options]
        state = digests(place.output)
        visible = {name: one for name, one in state.items() if not name.startswith(".")}
        if not gone and place.output.is_dir() and not _is_whole(visible, right.old_files, new):
            wrong.append(
                f"a mixture: {_differences(visible, right.old_files)} / {_differences(visible, new)}"
            )
        if gone and not fault.name.startswith(("gone-", "output-")):
            wrong.append("the output folder is gone")
        if place.output.is_file():
            place.output.unlink()
        if gone or not visible:
            shutil.rmtree(place.output, ignore_errors=True)
            shutil.copytree(right.old, place.output)
        again = place.run(*fault.options)
        if again.status:
            wrong.append(f"the next build ends with {again.status}: {again.said[-400:]}")
        elif differences := _differences(digests(place.output), new):
            wrong.append(f"the next build makes other files: {differences}")
        # Nobody can tidy up the temporary files of a process that is killed; the system does, in time.
        killed = ended.status < 0
        wrong += [f"left behind: {name}" for name in place.left() if not (killed and name.startswith("tmp/"))]
        return Outcome(fault, ended, tuple(wrong))


def _is_whole(state: Mapping[str, str], *wholes: Mapping[str, str]) -> bool:
    return any(not _differences(state, whole) for whole in wholes)


def _differences(state: Mapping[str, str], whole: Mapping[str, str]) -> list[str]:
    return sorted(name for name in {*state, *whole} if state.get(name) != whole.get(name))


def _wrong_messages(fault: Fault, ended: Ended) -> list[str]:
    wrong = [f"{word!r} is said: {ended.said[-500:]}" for word in _BROKEN if word in ended.said]
    if "still running" in ended.said:
        wrong.append(ended.said[ended.said.index("still running") :][:300])
    if ended.status not in fault.statuses:
        wrong.append(f"exit status {ended.status}: {ended.said[-500:]}")
    if ended.status == 3 and not re.search(r"^octavo: \S|^build\.py: ", ended.said, re.MULTILINE):
        wrong.append(f"no message of the machine: {ended.said[-300:]}")
    if fault.said and fault.said not in ended.said:
        wrong.append(f"{fault.said!r} is not said")
    return wrong
