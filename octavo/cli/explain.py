"""``--explain CODE``: what a code means, what to do, and the examples of the catalogue."""

import textwrap
from collections.abc import Iterator

from octavo.core.codes.catalogue import Code, codes, files_of
from octavo.core.suggestions import suggest

_WIDTH = 88


def explained(name: str) -> str:
    """Return what the catalogue says of a code. Raise ValueError, with the nearest code, for one that it does
    not have."""
    wanted = name.strip().strip("[]").lower()
    code = codes().get(wanted)
    if code is None:
        hint = suggest(wanted, codes(), "the manual lists all codes under Diagnostics")
        raise ValueError(f"there is no code `{name}`; {hint}")
    return "\n".join(_lines(code)) + "\n"


def _lines(code: Code) -> Iterator[str]:
    yield f"{code.severity}[{code.name}]"
    yield ""
    yield textwrap.fill(f"{code.meaning} {code.mend}", _WIDTH)
    yield ""
    if code.shown:
        yield textwrap.fill(f"For example: {code.shown}", _WIDTH)
        return
    told = f", told at {code.at}" if code.at else ""
    asked = f", built with {code.command}" if code.command else ""
    yield f"Wrong{told}{asked}:"
    yield from _example(code.bad, code.at)
    yield ""
    yield "Right:"
    yield from _example(code.good, "")


def _example(text: str, told: str) -> Iterator[str]:
    """Yield the lines of the files of an example with their numbers; an arrow is at that of the message."""
    for name, content in files_of(text).items():
        yield ""
        yield f"    {name}"
        for number, line in enumerate(content.splitlines(), start=1):
            arrow = ">" if told == f"{name}:{number}" else " "
            yield f"  {arrow} {number:3} | {line}".rstrip()
