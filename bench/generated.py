"""A book made by rule, of any size: the same seed gives the same book.

The words are those of a small invented lexicon, with the lengths and the frequencies of English, so that
line breaking, hyphenation and file sizes are near those of a real manuscript.
"""

import random
from dataclasses import dataclass
from pathlib import Path

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

_TABLE_HEAD = """\
caption: A table made by rule
columns:
  - {id: a, head: Name}
  - {id: b, head: First, align: decimal}
  - {id: c, head: Second, align: decimal}
rows:
"""

_BOOK = """\
title: A Book Made by Rule
slug: generated
date: 2026-01-01
identifier: urn:octavo:generated
front: [title-page, contents]
body:
%s
back: [notes]
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the book is."""

    words: int = 160_000
    chapters: int = 38
    endnotes: int = 1_200
    footnotes: int = 60
    tables: int = 30

    def times(self, factor: float) -> "Plan":
        """The plan of a book ``factor`` times as large."""
        sizes = (self.words, self.chapters, self.endnotes, self.footnotes, self.tables)
        return Plan(*(max(1, round(size * factor)) for size in sizes))


class _Writer:
    """Writes sentences, paragraphs and chapters."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self._plan = plan
        self._dice = random.Random(seed)
        self._lexicon = [self._word() for _ in range(4_000)]

    def _word(self) -> str:
        dice = self._dice
        return "".join(dice.choice(_ONSETS) + dice.choice(_NUCLEI) for _ in range(dice.randint(2, 5)))

    def sentence(self) -> str:
        count = self._dice.randint(7, 24)
        words = [
            self._dice.choice(_SMALL) if self._dice.random() < 0.45 else self._dice.choice(self._lexicon)
            for _ in range(count)
        ]
        return " ".join(words).capitalize() + "."

    def paragraph(self, words: int) -> str:
        text: list[str] = []
        while sum(sentence.count(" ") + 1 for sentence in text) < words:
            text.append(self.sentence())
        return " ".join(text)

    def chapter(self, number: int) -> str:
        plan = self._plan
        calls = [f"[^n{i}]" for i in range(plan.endnotes) if i % plan.chapters == number]
        calls += [f"[^f{i}]" for i in range(plan.footnotes) if i % plan.chapters == number]
        paragraphs = [self.paragraph(90) for _ in range(max(1, plan.words // plan.chapters // 95))]
        for place, call in enumerate(calls):
            paragraphs[place * len(paragraphs) // len(calls)] += call
        for table in range(plan.tables):
            if table % plan.chapters == number:
                paragraphs.insert(len(paragraphs) // 2, f"::: {{.table #tbl-{table}}}\n:::")
        for place in range(6, len(paragraphs), 12):
            paragraphs.insert(place, f"## {self.sentence()[:40].rstrip('. ')}")
        return f"# {self.sentence()[:30].strip('. ')}\n\n" + "\n\n".join(paragraphs) + "\n"

    def table(self) -> str:
        return _TABLE_HEAD + "".join(
            f"  - [{self._word()}, {self._figure(1)}, {self._figure(2)}]\n" for _ in range(12)
        )

    def _figure(self, places: int) -> str:
        return f"{self._dice.random() * 900:.{places}f}"


def write_book(folder: Path, plan: Plan, seed: int = 7) -> None:
    """Write the book into a folder, which is made."""
    writer = _Writer(plan, seed)
    for name in ("chapters", "notes", "tables"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(plan.chapters):
        (folder / f"chapters/c{number:03}.md").write_text(writer.chapter(number), "utf-8")
    for name, letter, count in (("endnotes", "n", plan.endnotes), ("footnotes", "f", plan.footnotes)):
        notes = "\n\n".join(f"[^{letter}{i}]: {writer.paragraph(22)}" for i in range(count))
        (folder / f"notes/{name}.md").write_text(f"---\nseries: {name}\n---\n\n{notes}\n", "utf-8")
    for number in range(plan.tables):
        (folder / f"tables/tbl-{number}.yaml").write_text(writer.table(), "utf-8")
    body = "\n".join(f"  - chapters/c{number:03}.md" for number in range(plan.chapters))
    (folder / "book.yaml").write_text(_BOOK % body, "utf-8")
