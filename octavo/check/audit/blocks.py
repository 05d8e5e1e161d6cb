"""The two sides of the audit: blocks of the source, and the words of a finished file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from octavo.check.audit.facts import BookFacts
from octavo.check.audit.words import FoldedWords, read_words
from octavo.core.diagnostics import Diagnostic, FilePlace, Span


class Role(StrEnum):
    """The role of a block in the source."""

    TEXT = "paragraph"
    HEADING = "heading"
    NOTE = "note"
    TABLE = "table"
    HEAD = "table head"
    CAPTION = "caption"
    CODE = "code"
    ALT = "alternative text"
    TERM = "glossary entry"
    INDEX = "index heading"
    PICTURE = "words in a picture"


#: Roles whose words stand in the finished file once; others may be printed again, in a list or over a page.
ONCE = frozenset({Role.TEXT, Role.NOTE, Role.TABLE})


@dataclass(frozen=True, slots=True)
class BlockMarkup:
    """The markup around a block of Markdown.

    ``raw`` is its text as it was typed, ``level`` that of a heading, ``mark`` that of an item, ``quoted`` how
    many quotations it stands in, ``kinds`` the classes of the fenced blocks around it, ``note`` the id of its
    note.
    """

    raw: str
    level: int = 0
    mark: str = ""
    quoted: int = 0
    kinds: frozenset[str] = frozenset()
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, note, table or the like of the source: its words and the line of each.

    ``flow`` is True for what stands in the order of the source; a note, a table, a figure has a place of its
    own. ``loose`` is a table or picture whose parts stand in another order. ``markup`` is None if the block
    is no Markdown as it was typed. ``exact`` and ``signs`` are the words with their accents and the signs
    behind them, as in ``FoldedWords``; ``doubts`` the indexes of words of which it is not sure that they are
    printed as they stand.
    """

    role: Role
    file: str
    words: tuple[str, ...]
    lines: tuple[int, ...]
    flow: bool = True
    loose: bool = False
    markup: BlockMarkup | None = None
    exact: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    doubts: frozenset[int] = frozenset()

    def span(self, index: int) -> Span:
        """Return the place of a word in the source."""
        return Span(self.file, self.lines[index])


@dataclass(frozen=True)
class Source:
    """The blocks of a book, in the order of its files; how many words are compared with nothing, and why, and
    these words; what the book says of itself beside its words; the texts that may be in one format alone."""

    blocks: Sequence[Block]
    unsure: dict[str, int] = field(default_factory=dict)
    facts: BookFacts = field(default_factory=BookFacts)
    others: Sequence[tuple[str, ...]] = ()
    of_one_format: Sequence[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words of a finished file that nobody sees, and why; ``place`` is the index of the page or document."""

    words: tuple[str, ...]
    why: str
    place: int


@dataclass(frozen=True)
class ReadDocument:
    """A document of an e-book: its name and root, the pieces of its text, each with the element that holds
    it, and the index of its first word. A piece without an element is printed by the reading system."""

    name: str
    root: etree._Element
    pieces: Sequence[tuple[str, etree._Element | None]]
    start: int


@dataclass(frozen=True)
class Stream:
    """The words of a finished file in its order. ``place`` gives the page or document of a word by its
    index; ``exact`` and ``signs`` are as in ``FoldedWords``; ``hidden`` are words that can't be seen,
    ``faults`` what else keeps words from being read."""

    words: Sequence[str]
    place: Callable[[int], FilePlace]
    exact: Sequence[str] = ()
    signs: Sequence[str] = ()
    hidden: Sequence[Hidden] = ()
    faults: Sequence[Diagnostic] = ()
    documents: Sequence[ReadDocument] = ()


def make_block(
    role: Role,
    file: str,
    texts: Iterable[tuple[str, int]],
    flow: bool = True,
    loose: bool = False,
    markup: BlockMarkup | None = None,
    doubtful: bool = False,
) -> Block | None:
    """Return the block of some texts without markup, each with the line in which it begins, or None if they
    have no words."""
    found: list[FoldedWords] = []
    lines: list[int] = []
    doubts: list[int] = []
    for text, line in texts:
        for offset, row in enumerate(text.split("\n")):
            read = read_words(row)
            if read.folded:
                found.append(read)
                doubts += (len(lines) + index for index in read.doubts)
                lines += [line + offset] * len(read.folded)
    if not found:
        return None
    exact = tuple(word for read in found for word in read.exact)
    signs = tuple(sign for read in found for sign in read.signs)
    return Block(
        role,
        file,
        tuple(word for read in found for word in read.folded),
        tuple(lines),
        flow,
        loose,
        markup,
        exact,
        signs,
        frozenset(range(len(lines)) if doubtful else doubts),
    )
