"""Text with meaning: what a style makes of a work, before it becomes XHTML.

A ``Rich`` is a leaf with ``text``, or a branch with ``parts``. Its ``kind`` says what is done to it
("italic", "quote", "small-caps" ...) or what it is ("names", "year-suffix", "work", "term").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Rich:
    """A piece of text.

    ``value`` is the key of the work for the kind "work", the language for "title", and "markup" for type that
    a field asks for: such type turns over if it is set already. ``glue`` marks a leaf that stands between
    pieces and is no piece itself: an affix or a delimiter.
    """

    kind: str = ""
    parts: list["Rich"] = field(default_factory=list)
    text: str = ""
    value: str = ""
    glue: bool = False


def leaf(text: str, *, glue: bool = False) -> Rich:
    """Return a piece of plain text."""
    return Rich(text=text, glue=glue)


def leaves(rich: Rich) -> Iterator[Rich]:
    """Yield all leaves in reading order."""
    if not rich.parts:
        yield rich
    for part in rich.parts:
        yield from leaves(part)


def plain(rich: Rich | None) -> str:
    """Return the words alone; "" for nothing."""
    return "".join(one.text for one in leaves(rich)) if rich is not None else ""


def joined(pieces: Iterable[Rich | None], delimiter: str) -> Rich | None:
    """Return pieces with a delimiter between them; None if there are none. Empty pieces do not count."""
    parts: list[Rich] = []
    for piece in pieces:
        if piece is None:
            continue
        if parts and delimiter:
            parts.append(leaf(delimiter, glue=True))
        parts.append(piece)
    return Rich(parts=parts) if parts else None


def affixed(prefix: str, rich: Rich, suffix: str) -> Rich:
    """Return a piece between two strings."""
    if not prefix and not suffix:
        return rich
    ends = [leaf(text, glue=True) if text else None for text in (prefix, suffix)]
    return Rich(parts=[one for one in (ends[0], rich, ends[1]) if one is not None])


def find(rich: Rich, kind: str) -> Rich | None:
    """Return the first piece of a kind, in reading order."""
    if rich.kind == kind:
        return rich
    return next((found for part in rich.parts if (found := find(part, kind)) is not None), None)


def copied(rich: Rich) -> Rich:
    """Return a deep copy."""
    return Rich(rich.kind, [copied(part) for part in rich.parts], rich.text, rich.value, rich.glue)
