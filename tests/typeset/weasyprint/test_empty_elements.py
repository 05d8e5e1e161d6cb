"""Empty elements in a line change nothing of how lines are broken.

This shows what patches/line_ends.py and patches/boxes_of_elements.py do.
"""

from pathlib import Path

from tests.typeset.books import document, engine
from tests.typeset.pages_read import pages_of

MARK = '<span id="{}"></span>'
CSS = "p { hyphens: none; text-align: left }"
_WORDS = """
ample birch cedar delta ember flint grove hazel inlet jolly knoll larch maple north olive pearl
"""
WORDS = _WORDS.split() * 4


def pages(folder: Path, *words: str) -> list[list[str]]:
    result = engine(folder, CSS).typeset(document(f"<p>{' '.join(words)}</p>"))
    assert result.problems == ()
    return pages_of(result.pdf, folder)


def marked(before: str = "", behind: str = "") -> list[str]:
    return [
        (MARK.format(f"a{number}") if before else "") + word + (MARK.format(f"b{number}") if behind else "")
        for number, word in enumerate(WORDS)
    ]


def test_lines_end_before_marks_as_before_words(tmp_path: Path) -> None:
    plain = pages(tmp_path, *WORDS)
    assert len(plain) > 2
    assert pages(tmp_path, *marked(before="yes")) == plain


def test_lines_end_behind_marks(tmp_path: Path) -> None:
    assert pages(tmp_path, *marked(behind="yes")) == pages(tmp_path, *WORDS)


def test_several_marks_on_both_sides(tmp_path: Path) -> None:
    plain = pages(tmp_path, *(f"<em>{word}</em>" for word in WORDS))
    assert (
        pages(tmp_path, *(f"<i></i>{MARK.format(n)}<em>{w}</em><i></i>" for n, w in enumerate(WORDS)))
        == plain
    )


def test_a_mark_between_spaces_is_a_place_to_break(tmp_path: Path) -> None:
    assert pages(tmp_path, " <i></i> ".join(WORDS)) == pages(tmp_path, *WORDS)


def test_a_mark_inside_a_word_is_none(tmp_path: Path) -> None:
    assert pages(tmp_path, *(f"{word[:2]}<i></i>{word[2:]}" for word in WORDS)) == pages(tmp_path, *WORDS)


def test_a_mark_behind_a_space_that_does_not_break_is_none(tmp_path: Path) -> None:
    pairs = [f"{first}\u00a0{second}" for first, second in zip(WORDS[::2], WORDS[1::2], strict=True)]
    assert pages(tmp_path, *(pair.replace("\u00a0", "\u00a0<i></i>") for pair in pairs)) == pages(
        tmp_path, *pairs
    )
