"""What must be one page is set closer where it takes two. A page of the sample has six lines of 10 pt."""

from pathlib import Path

import pytest

from tests.typeset.books import document, engine

CSS = ".t { line-height: 10pt } .t p { margin-top: 10pt } .t.crowded p { margin-top: 0 }"


@pytest.mark.parametrize(
    ("mark", "paragraphs", "last"),
    [('data-one-page="yes"', 5, (0, 60)), ('data-one-page="yes"', 3, (0, 70)), ("", 5, (1, 40))],
)
def test_crowded_page(tmp_path: Path, mark: str, paragraphs: int, last: tuple[int, float]) -> None:
    lines = "".join(f'<p id="p{number}">x</p>' for number in range(paragraphs))
    result = engine(tmp_path, CSS).typeset(document(f'<section class="t" {mark}>{lines}</section>'))
    place = result.positions[f"p{paragraphs - 1}"]
    assert (place.page, place.y) == last
