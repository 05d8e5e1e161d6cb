"""The streams of the process, as the command needs them: there, and able to write any text."""

import os
import sys


def prepare_streams() -> None:
    """Open the streams that the process was started without, so that nothing else gets their numbers, and
    let characters that the encoding of one lacks come out as escapes.

    Some starters of services close them; Python then has None in their place.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = getattr(sys, name)
        if stream is None:
            handle = os.open(os.devnull, os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
        elif mode == "w" and (reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="backslashreplace")
