"""Figures: numbers, ids, and the text that stands for a picture."""

from pathlib import Path

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import plain
from tests.books import compose_book

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def figures(root: Path, text: str) -> ComposedBook:
    return compose_book(root, {"a.md": f"# A\n\n{text}\n", "images/x.svg": PICTURE})


def test_numbers_are_for_figures_with_captions(tmp_path: Path) -> None:
    composed = figures(
        tmp_path,
        '![One](images/x.svg){alt="1"}\n\n![](images/x.svg){alt="2"}\n\n'
        '![Two](images/x.svg){.unnumbered alt="3"}\n\n![Three](images/x.svg){#fig-three alt="4"}',
    )
    assert [(p.id, p.number, p.plain, p.alt) for p in composed.pictures.values()] == [
        ("figure-1", "1", "One", "1"),
        ("picture", "", "", "2"),
        ("picture-2", "", "Two", "3"),
        ("fig-three", "2", "Three", "4"),
    ]


@pytest.mark.parametrize(
    ("attributes", "alt"),
    [('{alt="Streets"}', "Streets"), ('{alt=""}', ""), ("{.decorative alt=x}", "")],
)
def test_alternative_texts(attributes: str, alt: str, tmp_path: Path) -> None:
    (picture,) = figures(tmp_path, f"![A *map*](images/x.svg){attributes}").pictures.values()
    assert picture.alt == alt
    assert picture.caption is not None
    assert plain(picture.caption) == "A map"


def test_an_id_that_the_author_took(tmp_path: Path) -> None:
    composed = figures(tmp_path, '[Here]{#figure-1}.\n\n![One](images/x.svg){alt="1"}')
    assert list(composed.pictures) == ["figure-1-2"]


def test_a_caption_in_another_language_is_set_by_its_rules(tmp_path: Path) -> None:
    (picture,) = figures(tmp_path, '![Die "Rote Fahne"](images/x.svg){lang=de alt="x"}').pictures.values()
    assert picture.caption is not None
    assert plain(picture.caption) == picture.plain == "Die „Rote Fahne“"
