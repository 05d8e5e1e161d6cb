"""Draws pages, in this process or in one of its own."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from octavo.core.environment import without_libraries
from octavo.core.failures import MissingLibraries
from octavo.typeset.single_page import DrawingError, Page


class Drawer:
    """Draws pages as JPEG files. As a context manager it has a process, which loads the engine at once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start the process; returns at once."""
        # -P and an explicit path: the working folder may be a book's, and no code is run from there.
        path = [str(Path(__file__).resolve().parents[2]), *filter(os.path.isabs, sys.path)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path)}
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
        """The picture, as soon as it is there. Raises DrawingError for a page that can't be drawn, and
        MissingLibraries where this machine lacks what the engine needs."""
        answer = self._answer()
        return draw_here(self._page) if answer is None else answer

    def _answer(self) -> bytes | None:
        """What the process says; None without one, or where it was stopped from outside."""
        if self._process is None or self._process.stdout is None:
            return None
        head = self._process.stdout.readline()
        found = json.loads(head) if head.endswith(b"\n") else {}
        if "missing" in found:
            raise MissingLibraries(found["missing"])
        if "error" in found:
            raise DrawingError(found["error"])
        size = found.get("size", 0)
        data = self._process.stdout.read(size)
        return data if data and len(data) == size else None


def draw_here(page: Page) -> bytes:
    """The picture of a page, drawn in this process. Raises what ``PendingDrawing.jpeg`` raises."""
    load()
    from octavo.drawing.jpeg import encode
    from octavo.typeset.weasyprint.single_pages import picture

    try:
        return encode(picture(page))
    except DrawingError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise DrawingError(str(error)) from error  # HTML and CSS that the engine can't bear


def load() -> None:
    """Load the engine. Raises MissingLibraries where that can't be done."""
    try:
        import octavo.typeset.weasyprint.single_pages  # noqa: F401
    except OSError as error:
        raise MissingLibraries(without_libraries(error)) from error
