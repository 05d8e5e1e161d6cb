"""The text made by rule: as large as its plan says, and the same each time."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.generated import write_book
from bench.text import Paragraph, Plan, Subhead, Table, Writer, shared, write_text
from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.source import read

SMALL = Plan(words=3_000, chapters=3, endnotes=20, footnotes=4, tables=2)


def words_in(folder: Path) -> int:
    """The words of a book's files, without all that is not text."""
    chapters = "\n".join(path.read_text("utf-8") for path in folder.glob("chapters/*.md"))
    notes = [path.read_text("utf-8").split("---\n", 2)[2] for path in folder.glob("notes/*.md")]
    text = re.sub(r"^:::.*$|^#+ ", "", "\n".join([chapters, *notes]), flags=re.MULTILINE)
    return len(re.sub(r"\[\^\w+\]:?", "", text).split())


@pytest.mark.parametrize(
    ("factor", "plan"),
    [
        (0.25, Plan(40_000, 10, 300, 15, 8)),
        (1, Plan(160_000, 38, 1_200, 60, 30)),
        (4, Plan(640_000, 152, 4_800, 240, 120)),
    ],
)
def test_it_is_as_large_as_planned(factor: float, plan: Plan) -> None:
    assert Plan().times(factor) == plan
    text = write_text(plan)
    words = sum(len(piece.split()) for piece in text.pieces())
    assert abs(words - plan.words) <= plan.words / 100
    blocks = [block for chapter in text.chapters for block in chapter.blocks]
    assert len(text.chapters) == plan.chapters
    assert (len(text.endnotes), len(text.footnotes)) == (plan.endnotes, plan.footnotes)
    assert sum(isinstance(block, Table) for block in blocks) == plan.tables


def test_chapters_of_a_larger_text_are_not_longer() -> None:
    def longest(factor: int) -> int:
        chapters = write_text(Plan().times(factor)).chapters
        return max(
            sum(len(s.text.split()) for b in c.blocks if isinstance(b, Paragraph) for s in b.sentences)
            for c in chapters
        )

    assert longest(1) == pytest.approx(longest(4), rel=0.02)


def test_every_note_is_called_once_and_in_order() -> None:
    text = write_text(SMALL)
    calls = [
        call
        for chapter in text.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        for call in sentence.calls
    ]
    assert [call for call in calls if call in text.endnotes] == list(text.endnotes)
    assert [call for call in calls if call in text.footnotes] == list(text.footnotes)
    assert set(Counter(calls).values()) == {1}


def test_chapters_have_subheads() -> None:
    blocks = write_text(Plan().times(0.25)).chapters[0].blocks
    heads = [number for number, block in enumerate(blocks) if isinstance(block, Subhead)]
    assert len(heads) >= 2
    assert 0 not in heads
    assert len(blocks) - 1 not in heads


def test_the_same_plan_and_seed_give_the_same_text() -> None:
    assert write_text(SMALL) == write_text(SMALL)
    assert write_text(SMALL) != write_text(SMALL, seed=8)


def test_a_plan_without_room_for_chapters() -> None:
    with pytest.raises(ValueError, match="too few for the chapters"):
        write_text(Plan(words=500, chapters=1, endnotes=50, footnotes=0, tables=0))


@pytest.mark.parametrize("words", [1, 30, 500])
def test_sentences_have_the_words_asked_for(words: int) -> None:
    sentences = Writer(1).sentences(words)
    assert sum(len(sentence.split()) for sentence in sentences) == words
    assert all(sentence.endswith(".") for sentence in sentences)


def test_things_are_shared_in_order() -> None:
    assert shared(list("abcde"), 3) == [["a"], ["b", "c"], ["d", "e"]]
    assert shared(["a"], 2) == [[], ["a"]]


def test_the_book_has_the_words_of_the_text(tmp_path: Path) -> None:
    write_book(tmp_path, SMALL)
    # Each of the two tables has a caption of five words, three heads, and twelve rows of three words.
    assert words_in(tmp_path) + 2 * (5 + 3 + 12 * 3) == SMALL.words


def test_octavo_finds_nothing_wrong_with_the_book(tmp_path: Path) -> None:
    write_book(tmp_path, SMALL)
    found = Diagnostics()
    manuscript = read(tmp_path, found)
    assert manuscript is not None
    edition = compose(manuscript, found)
    assert [str(one) for one in found] == []
    assert len(edition.notes) == 24
    assert len(edition.tables) == 2
    assert len([section for section in edition.sections if section.id.startswith("c0")]) == 3
