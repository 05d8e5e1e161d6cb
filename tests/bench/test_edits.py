"""Edits of the source."""

from collections import Counter
from pathlib import Path

import pytest

from bench.edits import add_paragraphs, change_word


def test_one_word_becomes_another_of_the_same_letters(tmp_path: Path) -> None:
    chapter = tmp_path / "c.md"
    chapter.write_text("# Long heading\n\nShort words of no use here mihetoca and more of it.\n", "utf-8")
    change_word(chapter)
    assert chapter.read_text("utf-8") == (
        "# Long heading\n\nShort words of no use here tocamihe and more of it.\n"
    )


def test_a_chapter_without_such_a_word(tmp_path: Path) -> None:
    chapter = tmp_path / "c.md"
    chapter.write_text("# One\n\nOf it and it.\n", "utf-8")
    with pytest.raises(ValueError, match="has no word"):
        change_word(chapter)


def test_paragraphs_are_added_behind_the_first(tmp_path: Path) -> None:
    chapter = tmp_path / "c.md"
    chapter.write_text("# One\n\nFirst.\n\nSecond.\n\nThird.\n", "utf-8")
    add_paragraphs(chapter, 400, seed=1)
    parts = chapter.read_text("utf-8").split("\n\n")
    assert parts[:2] == ["# One", "First."]
    assert parts[-2:] == ["Second.", "Third.\n"]
    added = parts[2:-2]
    assert len(" ".join(added).split()) == 400
    assert max(Counter(added).values()) == 1
