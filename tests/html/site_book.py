"""A small book for the site, and the pages on which it might have been printed."""

from octavo.core.pagemap import Begins, PageBreak, PageMap, PlacedPage, Position, Side, TextPlace
from octavo.core.region import Region

BOOK = """\
title: "The *Mill*"
subtitle: A River and Its Wheel
slug: mill
language: en-US
date: 2026-11-30
contributors:
  - {name: Ann Author, sort: "Author, Ann"}
  - {name: Ed Itor, role: edt}
publisher: {name: A Press, place: Boston}
isbn: {epub: 978-0-306-40615-7}
description: What a mill is & was.
front: [title-page, copyright, dedication.md, contents]
body:
  - title: River
    chapters: [chapters/one.md, chapters/two.md]
  - chapters/three.md
back: [notes, index]
"""
ONE = """\
# The Wheel

The wheel of the mill turned slowly.[^a] It was made of oak.

## Its *Paddles*[^b]

Each [paddle]{.index} threw the water behind it, as @sec-three says.

[^a]: {series=footnotes} It does so still.

[^b]: There were forty.
"""
TWO = "# The Weir\n\nA weir kept the river back.\n"
THREE = """\
# The Miller

::: {.table #tbl-sacks}
:::

The miller's name was Zakharov.
"""
SACKS = """\
caption: Sacks
columns:
  - {id: year, head: Year}
  - {id: wheat, head: Wheat, align: decimal}
  - {id: rye, head: Rye, align: decimal}
rows:
  - [1870, 9.5, 135]
"""
FILES = {
    "book.yaml": BOOK,
    "dedication.md": "---\nkind: dedication\n---\n\nFor the miller.\n",
    "chapters/one.md": ONE,
    "chapters/two.md": TWO,
    "chapters/three.md": THREE,
    "tables/sacks.yaml": SACKS,
}

_STARTS = {"dedication": 0, "river": 1, "one": 2, "two": 4, "three": 5, "notes": 6, "index": 7}
_LABELS = ("v", "1", "2", "3", "4", "5", "6", "7")


def _turn(page: int, section: str, block: str) -> PageBreak:
    return PageBreak(page, Begins.BLOCK, TextPlace(section, block, 0, (), 0, 0))


def printed() -> PageMap:
    """The second page of the first chapter begins with its subhead."""
    turns = [_turn(page, section, f"#{section}") for section, page in _STARTS.items()]
    turns.insert(3, _turn(3, "one", "#one--its-paddles"))
    sections = {turn.page: turn.place.section for turn in turns if turn.place}
    pages = tuple(
        PlacedPage(
            index=index,
            label=label,
            side=Side.VERSO if index % 2 else Side.RECTO,
            region=Region.FRONT if index == 0 else Region.BODY,
            section=sections[index],
            blank=False,
        )
        for index, label in enumerate(_LABELS)
    )
    positions = {section: Position(page, 0, 0) for section, page in _STARTS.items()}
    return PageMap(pages=pages, positions=positions, turns=tuple(turns))
