"""Draws pages, in this process or in one of its own."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

from octavo.core.failures import EngineMismatch, EngineUnusable, MissingLibraries
from octavo.typeset.single_page import DrawingError, Page, PageLayout
from octavo.typeset.weasyprint.installation import without_libraries

#: What keeps the engine from being used, by the names that the process gives it in its answers.
UNUSABLE: dict[str, type[EngineUnusable]] = {"missing": MissingLibraries, "mismatch": EngineMismatch}


class Drawer:
    """Draws pages as JPEG files. As a context manager it has a process, which loads the engine at once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._room: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        """Start the process, and return at once."""
        # -P and an explicit path: the working folder may be a book's, and no code is run from there.
        path = [str(Path(__file__).resolve().parents[2]), *filter(os.path.isabs, sys.path)]
        # The engine writes fonts into a folder; the process is killed, and can't tidy up.
        self._room = tempfile.TemporaryDirectory(prefix="octavo-fonts-", ignore_cleanup_errors=True)
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path), "TMPDIR": self._room.name}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "octavo.drawing.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; what is drawn from now on is drawn here."""
        if self._process:
            self._process.kill()
            with suppress(OSError):  # a page that was never read is still in the buffer
                self._process.communicate()
            self._process = None
        if self._room:
            self._room.cleanup()
            self._room = None

    def draw(self, page: Page) -> "PendingDrawing":
        """Begin to draw a page; one at a time."""
        process = self._process
        if process and process.stdin:
            with suppress(OSError):  # the process has gone: the page is drawn here
                process.stdin.write(page.line().encode())
                process.stdin.flush()
                return PendingDrawing(page, process)
        return PendingDrawing(page)


class PendingDrawing:
    """A picture that is being made."""

    def __init__(self, page: Page, process: subprocess.Popen[bytes] | None = None) -> None:
        self._page = page
        self._process = process

    def jpeg(self) -> bytes:
        """Wait for the picture and return it.

        Raise DrawingError for a page that can't be drawn, and EngineUnusable if this machine lacks what the
        engine needs, or has another engine than this program is made for.
        """
        answer = self._answer()
        return draw_here(self._page) if answer is None else answer

    def _answer(self) -> bytes | None:
        """Return what the process has drawn; None without a process, or if it was stopped from outside."""
        if self._process is None or self._process.stdout is None:
            return None
        head = self._process.stdout.readline()
        found = json.loads(head) if head.endswith(b"\n") else {}
        for name, failure in UNUSABLE.items():
            if name in found:
                raise failure(found[name])
        if "error" in found:
            raise DrawingError(found["error"])
        size = found.get("size", 0)
        data = self._process.stdout.read(size)
        return data if data and len(data) == size else None


def draw_here(page: Page) -> bytes:
    """Return the picture of a page, drawn in this process. Raise what ``PendingDrawing.jpeg`` raises."""
    from octavo.drawing.jpeg import encode

    engine = load()
    try:
        return encode(engine.draw(page))
    except DrawingError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise DrawingError(str(error)) from error  # HTML and CSS that the engine can't bear


def lay_out(page: Page) -> PageLayout:
    """Return a page laid out in this process, whatever its size turns out to be: ``Page.width`` and
    ``Page.height`` are ignored. Raise EngineUnusable as ``PendingDrawing.jpeg`` does."""
    layout: PageLayout = load().lay_out(page)
    return layout


def load() -> ModuleType:
    """Load the engine for single pages, and return it. Raise MissingLibraries if that can't be done."""
    try:
        from octavo.typeset.weasyprint import single_pages
    except OSError as error:
        raise without_libraries(error) from error
    return single_pages
