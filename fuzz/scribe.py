"""Writes text by chance: sentences with all that can stand in a line, and what they need noted down."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from fuzz.book import Piece
from fuzz.in_a_line import INLINE
from fuzz.in_notes import NOTE_WEIGHTS, NOTES
from fuzz.titles import TITLES
from fuzz.words import LANGUAGES, Words


@dataclass
class Plan:
    """Decisions that hold for a whole book: which of its stores there are, which series, which languages.

    ``counts`` number what needs names; ``targets`` are the ids that can be referred to, by kind.
    """

    rng: random.Random
    tag: str
    pages: bool = True
    series: tuple[Mapping[str, object], ...] = ()
    has_index: bool = False
    works: tuple[str, ...] = ()
    narrow: bool = False  # the page has no room for tables of many columns
    names_alone: bool = False  # the style cites works by their authors alone
    volume: float = 0.15  # how often a sentence has something in it beside words
    counts: dict[str, int] = field(default_factory=dict)
    targets: dict[str, list[str]] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)  # headings of the index that have marks
    glossary: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # of the folder `notes`: name and text

    def fresh(self, kind: str) -> str:
        """Return a name that nothing else in the book has."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}{self.counts[kind]}"

    def target(self, kind: str, name: str) -> str:
        """Note down an id that can be referred to, and return it."""
        self.targets.setdefault(kind, []).append(name)
        return name


class Scribe:
    """Writes one piece of a chapter."""

    def __init__(self, plan: Plan, tag: str, level: int = 2) -> None:
        self.plan, self.level = plan, level
        self.tag: str = tag
        self.rng: random.Random = plan.rng
        self.language = LANGUAGES[tag]
        self.words: Words = Words(self.language, self.rng)
        self.notes: list[str] = []
        self.gives: set[str] = set()
        self.needs: set[str] = set()
        self.says: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.in_note = False
        self.in_title = False

    def piece(self, feature: str, text: str) -> Piece:
        """Return what was written as a piece."""
        gathered = (frozenset(each) for each in (self.gives, self.needs, self.says))
        gives, needs, says = gathered
        return Piece(feature, text, tuple(self.notes), gives, needs, says, dict(self.files))

    def chance(self, probability: float) -> bool:
        """Return True as often as that."""
        return self.rng.random() < probability

    def target(self, kind: str, name: str = "") -> str:
        """Return an id of this piece that others can refer to."""
        name = self.plan.target(kind, name or f"{kind}-{self.plan.fresh('x')}")
        self.gives.add(name)
        return name

    # Sentences

    def plain(self, least: int = 4, most: int = 14) -> str:
        """Return some words with a capital at their head and nothing else in them."""
        joined = self.words.joined(self.words.phrase(self.rng.randint(least, most)))
        return joined[0].upper() + joined[1:]

    def sentence(self, rich: float | None = None) -> str:
        """Return a sentence; ``rich`` says how often there is something in it that is no plain word."""
        words = self.words.phrase(self.rng.randint(5, 18))
        for at in range(len(words)):
            if self.rng.random() < (self.plan.volume if rich is None else rich) / 3:
                words[at] = self.rng.choice(INLINE)(self, words[at])
            elif self.rng.random() < 0.05 and self.language.spaced and at < len(words) - 1:
                words[at] += self.rng.choice((",", ",", ";", ":", " --", "---"))
        joined = self.words.joined(words)
        if joined[0].isalpha():
            joined = joined[0].upper() + joined[1:]
        stop = self.language.stop if self.chance(0.9) else self.rng.choice("?!")
        return joined + stop

    def paragraph(self, sentences: int = 0, rich: float | None = None, notes: float = 0.25) -> str:
        """Return a paragraph, with note calls behind some of its sentences."""
        made = []
        for _ in range(sentences or self.rng.choices((1, 2, 3, 5, 8), (2, 4, 4, 2, 1))[0]):
            made.append(self.sentence(rich))
            if not self.in_note and self.chance(notes * 0.4):
                made[-1] += self.call()
        return self.words.joined(made)

    def title(self) -> str:
        """Return the words of a title or a subhead, of any form."""
        self.in_title = True
        title = self.rng.choice(TITLES)(self)
        self.in_title = False
        return title

    # Notes

    def call(self, text: str = "") -> str:
        """Return the call of a new note, which is written down behind the chapter."""
        if not text and not self.in_title and self.chance(0.12):
            return f"^[{self.sentence(0)}]"
        if self.chance(0.05):
            return self._common()
        name = self.plan.fresh("n")
        series = self._series()
        self.in_note = True
        self.notes.append(f"[^{name}]: {series}{text or self._note()}")
        self.in_note = False
        self.gives.add(f"note-{name}")
        return f"[^{name}]"

    def _common(self) -> str:
        """Return the call of a note that stands in the folder ``notes``."""
        name = self.plan.fresh("common")
        series = self._series()
        self.plan.notes.append((name, f"[^{name}]: {series}{self.plain(3, 9)}.\n"))
        self.gives.add(f"call:{name}")
        self.needs.add(f"note:{name}")
        return f"[^{name}]"

    def _series(self) -> str:
        if len(self.plan.series) < 2 or self.chance(0.4):
            return ""
        name = str(self.rng.choice(self.plan.series)["id"])
        self.needs.add(f"series:{name}")
        return f"{{series={name}}} "

    def _note(self) -> str:
        kind = self.rng.choices(NOTES, NOTE_WEIGHTS)[0]
        return kind(self)


def indented(text: str, spaces: int = 4) -> str:
    """Return the lines of a text indented but for the first."""
    return ("\n" + " " * spaces).join(text.split("\n")).replace("\n" + " " * spaces + "\n", "\n\n")
