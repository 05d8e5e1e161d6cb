"""The process of a ``Drawer``, run as ``python -m octavo.drawing.worker``.

Each line of standard input is a page; each gives one line of JSON on standard output: the size in bytes of
the JPEG that follows it, or what is wrong. The process ends when standard input does.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from octavo.core.failures import EngineUnusable, MissingLibraries
from octavo.core.parent import end_with_parent
from octavo.drawing.drawer import UNUSABLE, draw_here, load
from octavo.typeset.single_page import DrawingError, Page


def main() -> None:
    """Draw pages until standard input ends."""
    end_with_parent(os.getppid())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    # The pipe to the parent under a number of its own; prints of native code go to standard error.
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        with suppress(MissingLibraries):  # said when there is something to draw
            load()
        for line in sys.stdin:
            _answer(line, answers)


def _answer(line: str, answers: BinaryIO) -> None:
    data = b""
    try:
        data = draw_here(Page.from_line(line))
        head: dict[str, str | int] = {"size": len(data)}
    except DrawingError as error:
        head = {"error": str(error)}
    except EngineUnusable as error:
        head = {name: str(error) for name, kind in UNUSABLE.items() if isinstance(error, kind)}
    answers.write(json.dumps(head).encode() + b"\n" + data)
    answers.flush()


if __name__ == "__main__":
    main()
