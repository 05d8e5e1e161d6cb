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


PANELS = """::: {#fig-gates layout-ncol=2}
![North](images/x.svg){#fig-north alt="1"}

![South](images/x.svg){alt="2"}

The gates.
:::
"""


def test_a_figure_of_parts(tmp_path: Path) -> None:
    composed = figures(tmp_path, f"{PANELS}\n![After](images/x.svg){{alt='3'}}")
    assert [(p.id, p.number, p.part, p.plain) for p in composed.pictures.values()] == [
        ("fig-gates", "1", "", "The gates."),
        ("fig-north", "1", "a", "North"),
        ("fig-gates-b", "1", "b", "South"),
        ("figure-2", "2", "", "After"),
    ]


@pytest.mark.parametrize(
    ("name", "href", "number"),
    [
        ("fig-gates", "#fig-gates", "1"),
        ("fig-north", "#fig-north", "1a"),
        ("fig-gates-a", "#fig-north", "1a"),
        ("fig-gates-b", "#fig-gates-b", "1b"),
    ],
)
def test_references_to_parts(name: str, href: str, number: str, tmp_path: Path) -> None:
    composed = figures(tmp_path, f"See @{name}.\n\n{PANELS}")
    body = composed.sections[0].body
    assert body is not None
    assert [node.get("href") for node in body.iter("{*}a")] == [href]
    assert composed.targets[href[1:]].number == number


@pytest.mark.parametrize(
    ("block", "caption"),
    [
        ("::: {#fig-a}\n![](images/x.svg){alt=x}\n\nThe gate.\n:::", "The gate."),
        ("::: {#fig-a}\n![The gate.](images/x.svg){alt=x}\n:::", "The gate."),
        ('::: {#fig-a fig-cap="The *gate*."}\n![](images/x.svg){alt=x}\n:::', "The gate."),
        ('::: {#fig-a fig-alt="x"}\n![The gate.](images/x.svg)\n:::', "The gate."),
        ('![](images/x.svg){#fig-a fig-cap="The *gate*." fig-alt=x}', "The gate."),
    ],
)
def test_a_block_of_one_picture_is_that_figure(block: str, caption: str, tmp_path: Path) -> None:
    (picture,) = figures(tmp_path, block).pictures.values()
    assert (picture.id, picture.number, picture.plain, picture.alt) == ("fig-a", "1", caption, "x")


def test_a_figure_may_hold_other_things_than_pictures(tmp_path: Path) -> None:
    composed = figures(tmp_path, "::: {#fig-a}\n```\nx = 1\n```\n\nA program.\n:::")
    (picture,) = composed.pictures.values()
    assert (picture.id, picture.number, picture.part, picture.src) == ("fig-a", "1", "", "")


def test_pictures_in_one_paragraph_of_a_layout_are_figures(tmp_path: Path) -> None:
    composed = figures(
        tmp_path, "::: {layout-nrow=1}\n![One](images/x.svg){alt=1}\n![Two](images/x.svg){alt=2}\n:::"
    )
    assert [(p.number, p.part, p.plain) for p in composed.pictures.values()] == [
        ("1", "", "One"),
        ("2", "", "Two"),
    ]


def test_a_caption_of_parts_is_read_behind_them(tmp_path: Path) -> None:
    text = PANELS.replace("North", "North^[First.]").replace("The gates.", "The gates.^[Last.]")
    composed = figures(tmp_path, text)
    assert [plain(note.body).strip() for note in composed.notes.values()] == ["First.", "Last."]
    assert [note.mark for note in composed.notes.values()] == ["1", "2"]


def test_pictures_without_captions_have_ids_that_count(tmp_path: Path) -> None:
    text = "\n\n".join(['![](images/x.svg){alt="x"}'] * 500)
    ids = list(figures(tmp_path, text).pictures)
    assert ids[:2] == ["picture", "picture-2"]
    assert ids[-1] == "picture-500"


def test_a_layout_in_a_figure_is_that_of_the_figure(tmp_path: Path) -> None:
    inner = PANELS.replace("{#fig-gates layout-ncol=2}", "{layout-ncol=2}").replace("The gates.\n", "")
    composed = figures(tmp_path, f"::: {{#fig-gates}}\n{inner}\nThe gates.\n:::")
    assert [(p.id, p.number, p.part) for p in composed.pictures.values()] == [
        ("fig-gates", "1", ""),
        ("fig-north", "1", "a"),
        ("fig-gates-b", "1", "b"),
    ]


def test_a_text_for_all_parts_is_that_of_the_first(tmp_path: Path) -> None:
    text = (
        PANELS.replace("layout-ncol=2", 'fig-alt="Two gates"')
        .replace(' alt="1"', "")
        .replace('{alt="2"}', "")
    )
    composed = figures(tmp_path, text)
    assert [(p.part, p.alt, p.described) for p in composed.pictures.values()] == [
        ("", "The gates.", True),
        ("a", "Two gates", True),
        ("b", "", True),
    ]
