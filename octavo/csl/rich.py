"""Text with meaning: what a style makes of a work, before it becomes XHTML.

A ``Rich`` is a leaf with ``text``, or a branch with ``parts``. Its ``kind`` says what is done to it
("italic", "quote", "small-caps" ...) or what it is ("names", "year-suffix", "work").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Rich:
    """A piece of text. ``value`` is the key of the work for the kind "work"; ``term`` marks a leaf
    whose words come from the style and not from the data."""

    kind: str = ""
    parts: list["Rich"] = field(default_factory=list)
    text: str = ""
    value: str = ""
    term: bool = False


def leaf(text: str, *, term: bool = False) -> Rich:
    """A piece of plain text."""
    return Rich(text=text, term=term)


def leaves(rich: Rich) -> Iterator[Rich]:
    """All leaves in reading order."""
    if not rich.parts:
        yield rich
    for part in rich.parts:
        yield from leaves(part)


def plain(rich: Rich | None) -> str:
    """The words alone; "" for nothing."""
    return "".join(one.text for one in leaves(rich)) if rich is not None else ""


def joined(pieces: Iterable[Rich | None], delimiter: str) -> Rich | None:
    """Pieces with a delimiter between them; None where there is none."""
    parts: list[Rich] = []
    for piece in pieces:
        if piece is None:
            continue
        if parts and delimiter:
            parts.append(leaf(delimiter, term=True))
        parts.append(piece)
    return Rich(parts=parts) if parts else None


def affixed(prefix: str, rich: Rich, suffix: str) -> Rich:
    """A piece between two strings."""
    if not prefix and not suffix:
        return rich
    ends = [leaf(text, term=True) if text else None for text in (prefix, suffix)]
    return Rich(parts=[one for one in (ends[0], rich, ends[1]) if one is not None])


def find(rich: Rich, kind: str) -> Rich | None:
    """The first piece of a kind, in reading order."""
    if rich.kind == kind:
        return rich
    return next((found for part in rich.parts if (found := find(part, kind)) is not None), None)


def copied(rich: Rich) -> Rich:
    """A deep copy."""
    return Rich(rich.kind, [copied(part) for part in rich.parts], rich.text, rich.value, rich.term)
