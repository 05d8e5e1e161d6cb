"""The facts of a book beside its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture: the file and line in which it is named, the bytes that it names, its alternative text and
    its caption."""

    file: str
    line: int
    path: str
    data: bytes
    alt: str
    caption: str


@dataclass(frozen=True)
class BookFacts:
    """``texts`` are entries of ``book.yaml`` without markup, ``lines`` where each stands; ``languages`` those
    of files that have one of their own, and that of the book by ""."""

    texts: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    contributors: Sequence[tuple[str, str]] = ()
    subjects: Sequence[str] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    pictures: Sequence[SourcePicture] = ()
