"""A text made by rule, of any size: the same plan and seed give the same words.

The words are those of a small invented lexicon, with the lengths and the frequencies of English, so that
line breaking, hyphenation and file sizes are near those of a real manuscript. What it becomes for Octavo,
for pandoc and for Typst is written elsewhere, so that all of them get the same.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_ONSETS, _NUCLEI = "bcdfghlmnprstv", "aeiou"
_SMALL = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "it",
    "was",
    "on",
    "with",
    "as",
    "by",
    "which",
)
_SHORTEST, _LONGEST = 7, 24  # words of a sentence
_ROWS = 12  # of a table
_BETWEEN = 12  # paragraphs from subhead to subhead

TITLE = "A Book Made by Rule"
CAPTION = "A table made by rule"
COLUMNS = ("Name", "First", "Second")


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the text is. ``words`` are those of chapters, notes and tables together."""

    words: int = 160_000
    chapters: int = 38
    endnotes: int = 1_200
    footnotes: int = 60
    tables: int = 30

    def times(self, factor: float) -> "Plan":
        """The plan of a text ``factor`` times as large: more chapters, each as long as before."""
        sizes = (self.words, self.chapters, self.endnotes, self.footnotes, self.tables)
        return Plan(*(max(1, round(size * factor)) for size in sizes))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the ids of the notes that are called at its end."""

    text: str
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in order."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading within a chapter."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a name and two figures; ``COLUMNS`` are the heads."""

    id: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of paragraphs, subheads and tables."""

    id: str
    title: str
    blocks: tuple[Paragraph | Subhead | Table, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The whole text. Notes stand by their ids in the order in which they are called."""

    chapters: tuple[Chapter, ...]
    endnotes: dict[str, str]
    footnotes: dict[str, str]

    def pieces(self) -> Iterator[str]:
        """Everything that a reader must find: titles, subheads, sentences, notes and cells."""
        for chapter in self.chapters:
            yield chapter.title
            for block in chapter.blocks:
                match block:
                    case Paragraph(sentences):
                        yield from (sentence.text for sentence in sentences)
                    case Subhead(text):
                        yield text
                    case Table(rows=rows):
                        yield from (CAPTION, *COLUMNS, *(cell for row in rows for cell in row))
        yield from self.endnotes.values()
        yield from self.footnotes.values()

    def words(self) -> int:
        """The number of words, of which spaces set the bounds."""
        return sum(words_of(piece) for piece in self.pieces())


def words_of(text: str) -> int:
    """The number of words of a text."""
    return len(text.split())


class Writer:
    """Writes words, sentences and figures by throwing dice."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._lexicon = [self.word() for _ in range(4_000)]

    def word(self) -> str:
        """A word of two to five syllables."""
        dice = self._dice
        return "".join(dice.choice(_ONSETS) + dice.choice(_NUCLEI) for _ in range(dice.randint(2, 5)))

    def number(self, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``."""
        return self._dice.randint(least, most)

    def figure(self, places: int) -> str:
        """A figure below 900 with so many decimal places."""
        return f"{self._dice.random() * 900:.{places}f}"

    def words(self, count: int) -> str:
        """So many words, the first with a capital."""
        dice = self._dice
        drawn = (
            dice.choice(_SMALL) if dice.random() < 0.45 else dice.choice(self._lexicon) for _ in range(count)
        )
        return " ".join(drawn).capitalize()

    def sentences(self, words: int) -> list[str]:
        """Sentences with so many words in all."""
        return [f"{self.words(count)}." for count in self.lengths(words, _SHORTEST, _LONGEST)]

    def lengths(self, whole: int, least: int, most: int) -> Iterator[int]:
        """Parts of a whole, between ``least`` and ``most`` each; the last is longer where it must be."""
        while whole > 0:
            part = self.number(least, most)
            if whole - part < least:
                part = whole
            yield part
            whole -= part


def write_text(plan: Plan, seed: int = 7) -> Text:
    """The text of a plan. Raises ValueError where its notes and tables leave no words to its chapters."""
    writer = Writer(seed)
    endnotes, footnotes = _notes(writer, "n", plan.endnotes), _notes(writer, "f", plan.footnotes)
    tables = [_table(writer, f"tbl-{number}") for number in range(plan.tables)]
    apart = Text((Chapter("", "", tuple(tables)),), endnotes, footnotes).words()
    if plan.words - apart < 100 * plan.chapters:
        raise ValueError(f"notes and tables have {apart} words; that leaves too few for the chapters")
    shares = zip(
        *(shared(list(things), plan.chapters) for things in (endnotes, footnotes, tables)), strict=True
    )
    chapters = []
    for number, (ends, foots, own) in enumerate(shares):
        words = (number + 1) * (plan.words - apart) // plan.chapters
        words -= number * (plan.words - apart) // plan.chapters
        chapters.append(_chapter(writer, f"c{number:03}", words, [ends, foots], own))
    return Text(tuple(chapters), endnotes, footnotes)


def shared(things: list[T], shares: int) -> list[list[T]]:
    """Things dealt out to so many shares, in order, as evenly as can be."""
    count = len(things)
    return [things[count * n // shares : count * (n + 1) // shares] for n in range(shares)]


def _notes(writer: Writer, letter: str, count: int) -> dict[str, str]:
    return {f"{letter}{n}": " ".join(writer.sentences(writer.number(12, 48))) for n in range(count)}


def _table(writer: Writer, name: str) -> Table:
    return Table(name, tuple((writer.word(), writer.figure(1), writer.figure(2)) for _ in range(_ROWS)))


def _chapter(writer: Writer, name: str, words: int, notes: list[list[str]], tables: list[Table]) -> Chapter:
    """A chapter of so many words without those of its tables, with its calls spread over its sentences."""
    title = writer.words(writer.number(3, 5))
    left = words - words_of(title)
    subheads = [writer.words(writer.number(3, 6)) for _ in range(left // (95 * _BETWEEN))]
    left -= sum(map(words_of, subheads))
    paragraphs = [writer.sentences(length) for length in writer.lengths(left, 40, 150)]
    calls = _calls(sum(map(len, paragraphs)), notes)
    blocks: list[Paragraph | Subhead | Table] = [
        Paragraph(tuple(Sentence(text, next(calls)) for text in paragraph)) for paragraph in paragraphs
    ]
    for place, table in enumerate(tables, start=1):
        blocks.insert(len(blocks) * place // (len(tables) + 1), table)
    size = len(blocks)
    for place, subhead in reversed(list(enumerate(subheads, start=1))):
        blocks.insert(size * place // (len(subheads) + 1), Subhead(subhead))
    return Chapter(name, title, tuple(blocks))


def _calls(sentences: int, notes: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """For each sentence the notes that it calls."""
    for place in range(sentences):
        yield tuple(
            name
            for series in notes
            for number, name in enumerate(series)
            if (2 * number + 1) * sentences // (2 * len(series)) == place
        )
