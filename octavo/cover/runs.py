"""Display type: inline XHTML as runs of roman and italic text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.xhtml import Element, is_noteref, local

_ITALIC = ("em", "i", "cite")
_SPACES = str.maketrans("\t\n\r", "   ")
#: The narrow no-break space is missing from many display faces; no line is broken at a thin one here either.
_THIN = str.maketrans("\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    italic: bool = False


def runs(node: Element | None) -> tuple[Run, ...]:
    """Return a composed title as runs; none for None.

    White space is collapsed; emphasis within emphasis is roman again; all other markup is taken away.
    """
    found: list[Run] = []
    if node is not None:
        _add(node, False, found)
    return _collapsed(found)


def plain(text: Sequence[Run]) -> str:
    """Return the runs as plain text."""
    return "".join(run.text for run in text)


def _add(node: Element, italic: bool, found: list[Run]) -> None:
    if not isinstance(node.tag, str) or is_noteref(node):
        return
    italic ^= local(node) in _ITALIC
    found.append(Run(" " if local(node) == "br" else node.text or "", italic))
    for child in node:
        _add(child, italic, found)
        found.append(Run(child.tail or "", italic))


def _collapsed(found: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    space = True  # a space at the very beginning is none
    for run in found:
        # Ordinary spaces only: a no-break or thin space was put there on purpose.
        text = re.sub(" +", " ", run.text.translate(_SPACES).translate(_THIN))
        text = text.removeprefix(" ") if space else text
        if text:
            space = text.endswith(" ")
            before = joined.pop().text if joined and joined[-1].italic == run.italic else ""
            joined.append(Run(before + text, run.italic))
    if joined and space:
        last = joined.pop()
        joined += [Run(last.text[:-1], last.italic)] if len(last.text) > 1 else []
    return tuple(joined)
