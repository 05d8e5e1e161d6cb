"""Ace by DAISY and the browser that it drives: finding them, and one run of them.

Neither is a package of Python's: Ace is installed by ``make setup-readers``, Chromium by the system.
"""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from octavo.check.validators.missing import MissingTool
from octavo.core.settings import RESOURCES

#: Environment variables that name the two programs if they are in another place.
ACE, CHROMIUM = "OCTAVO_ACE", "PUPPETEER_EXECUTABLE_PATH"

_INSTALLED = Path(".cache/readers/node/node_modules/.bin/ace-cli")
_ACES = ("ace-cli", "ace")
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PIDS = "browsers"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class AceError(Exception):
    """Ace could not answer: it broke down, took too long, or wrote no report."""


def find_ace() -> Path | None:
    """Return the program named by OCTAVO_ACE, else the one in the checkout, else one on PATH; None without
    any."""
    if named := os.environ.get(ACE):
        return Path(named) if os.access(named, os.X_OK) else None
    installed = RESOURCES / _INSTALLED
    return installed if os.access(installed, os.X_OK) else _on_path(_ACES)


def find_chromium() -> Path | None:
    """Return the browser named by PUPPETEER_EXECUTABLE_PATH, else one on PATH; None without any."""
    if named := os.environ.get(CHROMIUM):
        return Path(named) if os.access(named, os.X_OK) else None
    return _on_path(_CHROMIUMS)


def _on_path(names: tuple[str, ...]) -> Path | None:
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def require_ace() -> tuple[Path, Path]:
    """Return the paths of Ace and Chromium. Raise MissingTool, with what to do, if one is missing."""
    ace, chromium = find_ace(), find_chromium()
    if ace is None:
        raise MissingTool(
            "Ace by DAISY, which --check full runs, is not installed: make setup-readers, or npm install "
            f"@daisy/ace-cli and set {ACE} to its program"
        )
    if chromium is None:
        raise MissingTool(
            "Chromium, in which Ace by DAISY looks at the e-book, is not installed: apt-get install chromium "
            f"and make setup-readers, or set {CHROMIUM} to the program"
        )
    return ace, chromium


class AceProgram:
    """Ace, to be used as a context manager and from any thread; leaving it ends a run that is under way."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._programs: tuple[Path, Path] | None = None

    def __enter__(self) -> Self:
        """Start it. Raise MissingTool if Ace or Chromium is not installed."""
        self._programs = require_ace()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            if self._process:
                _kill_group(self._process.pid)

    def run(self, path: Path, room: Path, seconds: float) -> Path:
        """Check an EPUB and return the folder of the report; all that is written is in ``room``.

        Raise AceError if there is none after ``seconds``.
        """
        report, log = room / "report", room / "log.txt"
        work = room / "work"
        work.mkdir()
        ace, chromium = self._programs or require_ace()
        arguments = [ace, "-f", "-t", work, "-o", report, path.absolute()]
        with log.open("wb") as output:
            process = self._start([str(one) for one in arguments], output.fileno(), room, chromium)
        try:
            status = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise AceError(f"no answer within {seconds:g} seconds") from None
        finally:
            self._end(process, room)
        if status != 0:
            raise AceError(f"it ended with status {status}{_last_words(log)}")
        return report

    def _start(
        self, arguments: list[str], output: int, room: Path, chromium: Path
    ) -> "subprocess.Popen[bytes]":
        browser = room / "chromium"
        browser.write_text(_browser(chromium, room / _PIDS), encoding="utf-8")
        browser.chmod(0o700)
        # Nothing of the environment but the path of programs: no file is written outside the folder.
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(room),
            "TMPDIR": str(room / "work"),
            "LANG": "C.UTF-8",
            CHROMIUM: str(browser),
            "ACE_TIMEOUT_INITIAL": "60000",  # milliseconds that the browser has to start
        }
        with self._lock:
            if self._closed:
                raise AceError("the build was ended")
            self._process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=room,
                env=environment,
                start_new_session=True,
            )
            return self._process

    def _end(self, process: "subprocess.Popen[bytes]", room: Path) -> None:
        """End what is left of a run: Ace with its process group, and its browsers, which have their own."""
        with self._lock:
            self._process = None
            if process.poll() is None:
                _kill_group(process.pid)
        process.wait()
        with contextlib.suppress(OSError):
            for line in (room / _PIDS).read_text(encoding="utf-8").split():
                if line.isdigit() and _works_in(int(line), room):
                    _kill_group(int(line))


def _last_words(log: Path) -> str:
    """Return what Ace said of its end: its last lines, without what it says of itself and colours of
    terminals."""
    text = _COLOURS.sub("", log.read_text(encoding="utf-8", errors="replace"))
    told = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("Re-run Ace")]
    return f": {' '.join(told[-3:])[:300]}" if told else ""


def _browser(chromium: Path, pids: Path) -> str:
    """Return a program that starts Chromium without an address for any host, and notes the process that it
    is."""
    return (
        "#!/bin/sh\n"
        f"echo $$ >> {shlex.quote(str(pids))}\n"
        f"exec {shlex.quote(str(chromium))} '--host-resolver-rules=MAP * ~NOTFOUND' \"$@\"\n"
    )


def _works_in(pid: int, room: Path) -> bool:
    """Return True if the process is the browser that was started for this room, and not another with its
    number."""
    try:
        return os.fsencode(room) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
