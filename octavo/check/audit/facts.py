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


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table: where it stands, its id, the words of its heads, of its rows, and of its caption. What is
    printed as something else is None."""

    file: str
    line: int
    id: str
    heads: tuple[str | None, ...]
    rows: tuple[tuple[str | None, ...], ...]
    caption: str | None


@dataclass(frozen=True)
class BookFacts:
    """``texts`` are entries of ``book.yaml`` without markup, ``lines`` where each stands; ``languages`` those
    of files that have one of their own, and that of the book by "", or "" for a file that is in the language
    of what calls or includes it; ``classes`` those that the author gives,
    ``styled`` is True if the book has styles, templates or extensions of its own; ``terms`` have their lines
    and definitions; ``marks`` is the number of those of the index, ``sees`` what its headings refer to;
    ``signs`` are the odd signs typed anywhere, ``sheets`` the stylesheets of the book's own, or None if
    an extension may bring others."""

    texts: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    contributors: Sequence[tuple[str, str]] = ()
    subjects: Sequence[str] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    pictures: Sequence[SourcePicture] = ()
    tables: Sequence[SourceTable] = ()
    terms: Sequence[tuple[int, str, str]] = ()
    classes: frozenset[str] = frozenset()
    styled: bool = False
    marks: int = 0
    sees: Mapping[str, frozenset[str]] = field(default_factory=dict)
    signs: frozenset[str] = frozenset()
    sheets: Sequence[str] | None = None
