"""The place of one fault: a book in two states, the output of the first, and what a build leaves."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOOKS = Path(__file__).resolve().parent / "hooks"
#: The options of most builds, and of those that typeset.
LIGHT: tuple[str, ...] = ("--epub", "--html", "--no-check")
BOTH: tuple[str, ...] = ("--epub", "--pdf", "--no-check")

_CHAPTERS = 4
_BOOK = """\
title: A Book of Faults
slug: faults
language: en
identifier: urn:uuid:5d0c5a44-2b3e-4f0e-9a57-5f5c86a1f0d2
contributors: [{{name: Ann Author, role: aut}}]
trim: {{width: 5in, height: 8in}}
editions: {{large: {{type-size: 16pt}}}}
front: [title-page, contents]
body: [{}]
back: [notes, index]
"""
_TEXT = """\
# Chapter {0}

{1} [Word {0}]{{.index}} of the {2} edition.[^a]

![A square](images/square.svg){{alt="a square"}}

{1}

[^a]: A note of the {2} edition.
"""
_WORDS = "The ferry went over the river in the morning, and nobody asked who had paid for the coal. " * 12
_SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Ended:
    """A build that has ended: its exit status, what it said, and how long it took."""

    status: int
    said: str
    seconds: float = 0.0


def write_book(folder: Path, edition: str) -> None:
    """Write the book of faults; ``edition`` is a word that stands in all chapters."""
    chapters = [f"chapters/c{number}.md" for number in range(1, _CHAPTERS + 1)]
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images/square.svg").write_text(_SQUARE)
    (folder / "book.yaml").write_text(_BOOK.format(", ".join(chapters)))
    for number, name in enumerate(chapters, 1):
        (folder / name).write_text(_TEXT.format(number, _WORDS, edition))


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file in a folder; of the report, without the times that it tells."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            data = path.read_bytes()
            if path.name == "report.json":
                data = _timeless(data)
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(data).hexdigest()[:16]
    return found


def _timeless(data: bytes) -> bytes:
    try:
        report = json.loads(data)
    except ValueError:
        return data
    for key in ("seconds", "total"):
        report.pop(key, None)
    return json.dumps(report, sort_keys=True).encode()


class Place:
    """A folder with a home, a book and an output folder. A context manager."""

    def __init__(
        self, old: Path | None = None, cache: Path | None = None, options: tuple[str, ...] = LIGHT
    ) -> None:
        self.options = options
        self._temporary = tempfile.TemporaryDirectory(prefix="octavo-fault-", ignore_cleanup_errors=True)
        self.root = Path(self._temporary.name).resolve()
        self.book, self.home, self.tmp = self.root / "book", self.root / "home", self.root / "tmp"
        self.output = self.root / "out" / "output"
        self.cache = self.home / ".cache" / "octavo"
        self.mounts: list[Path] = []
        for folder in (self.home, self.tmp, self.output.parent):
            folder.mkdir()
        if cache:
            shutil.copytree(cache, self.home, dirs_exist_ok=True, symlinks=True)
        if old:
            shutil.copytree(old, self.output)
        write_book(self.book, "second")

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *_: object) -> None:
        for mount in self.mounts:
            subprocess.run(["umount", "-l", mount], check=False)
        self._temporary.cleanup()

    def command(self, *options: str, python: tuple[str, ...] = ()) -> list[str]:
        """Return the command that builds the book."""
        build = [sys.executable, *python, str(ROOT / "build.py"), *(options or self.options), "--jobs", "2"]
        return [*build, "--book", str(self.book), "--output", str(self.output)]

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of a build."""
        own = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "TMPDIR": str(self.tmp),
            "LANG": "C.UTF-8",
            "SOURCE_DATE_EPOCH": "1767225600",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {**own, **more}

    def start(
        self, *options: str, python: tuple[str, ...] = (), more: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a build in a session of its own."""
        return subprocess.Popen(
            self.command(*options, python=python),
            env=self.environment(more or {}),
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def run(
        self,
        *options: str,
        python: tuple[str, ...] = (),
        seconds: float = 180,
        more: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run a build to its end."""
        return finish(self.start(*options, python=python, more=more), seconds)

    def shell(
        self, script: str, *options: str, seconds: float = 180, more: Mapping[str, str] | None = None
    ) -> Ended:
        """Run a build by a line of shell, in which ``"$@"`` stands for the command."""
        process = subprocess.Popen(
            ["bash", "-c", script, "bash", *self.command(*options)],
            env={key: value for key, value in self.environment(more or {}).items() if value != "\0"},
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        return finish(process, seconds)

    def hooked(self, strike: str, at: int, *options: str, folder: Path | None = None) -> Ended:
        """Run a build that is struck at a certain change of the output folder."""
        more = {"FAULT_WITH": strike, "FAULT_AT": str(at), "FAULT_FOLDER": str(folder or self.output.parent)}
        more |= {"PYTHONPATH": str(HOOKS), "FAULT_LOG": str(self.root / "log")}
        return finish(self.start(*options, more=more))

    @contextmanager
    def small(self, folder: Path, kilobytes: int) -> Iterator[None]:
        """Have a small disk in a folder, as long as the context lasts. Raise PermissionError without root."""
        folder.mkdir(parents=True, exist_ok=True)
        size = f"size={kilobytes}k"
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], check=False, capture_output=True
        ).returncode:
            raise PermissionError("mounting needs root")
        self.mounts.append(folder)
        yield

    def take_back(self, folder: Path) -> None:
        """Unmount a small disk, and leave what was on it in its folder."""
        kept = self.root / "was-on-disk"
        shutil.copytree(folder, kept, symlinks=True)
        subprocess.run(["umount", folder], check=True)
        self.mounts.remove(folder)
        shutil.rmtree(folder)
        shutil.move(kept, folder)

    def left(self) -> list[str]:
        """Return what builds have left beside the output folder and among the temporary files."""
        # An empty lock stays for an hour: another build may be about to use it.
        hidden = [path.name for path in self.output.parent.iterdir() if path.name.startswith(".")]
        beside = [name for name in hidden if not name.endswith(".lock")]
        inside = (
            [path.name for path in self.output.iterdir() if path.name.startswith(".")]
            if self.output.is_dir()
            else []
        )
        return sorted([*beside, *inside, *(f"tmp/{path.name}" for path in self.tmp.iterdir())])


def finish(process: "subprocess.Popen[bytes]", seconds: float = 180) -> Ended:
    """Wait for a build; what is left of its session afterwards is told and ended."""
    start = time.monotonic()
    try:
        said, _ = process.communicate(timeout=seconds)
        text = said.decode("utf-8", "backslashreplace")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return Ended(-99, "no answer", seconds)
    return Ended(process.returncode, text, time.monotonic() - start)


def members(session: int) -> Mapping[int, str]:
    """Return the processes of a session that are still there, with their commands."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found[int(path.name)] = (path / "cmdline").read_text().replace("\0", " ")[:100]
        except (OSError, ValueError):
            continue
    return found
