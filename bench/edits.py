"""Edits of the source, as an author makes them."""

import re
from pathlib import Path

from bench.text import Writer

_WORD = re.compile(r"\b[a-z]{8}\b")


def change_word(chapter: Path) -> None:
    """Change one word in the middle of a chapter into one of the same letters.

    Raises ValueError where no word of eight letters is there.
    """
    text = chapter.read_text("utf-8")
    found = _WORD.search(text, len(text) // 2)
    if found is None:
        raise ValueError(f"{chapter.name} has no word that could be changed")
    word = found[0]
    chapter.write_text(text[: found.start()] + word[4:] + word[:4] + text[found.end() :], "utf-8")


def add_paragraphs(chapter: Path, words: int, seed: int) -> None:
    """Add paragraphs of so many words after the first paragraph of a chapter."""
    writer = Writer(seed)
    added = [" ".join(writer.sentences(length)) for length in writer.lengths(words, 40, 150)]
    title, first, rest = chapter.read_text("utf-8").split("\n\n", 2)
    chapter.write_text("\n\n".join([title, first, *added, rest]), "utf-8")
