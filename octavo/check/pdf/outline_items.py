"""The outline (bookmarks) of a PDF, as it stands in the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.check.pdf.file import PdfFile, PdfTarget, resolve
from octavo.check.words import squash

#: A number in front of a title may be in one of the two places only.
_NUMBER = re.compile(r"\d+|[ivxlcdm]+|[a-z]")
_MOST_ITEMS = 100_000
#: How far the places of an item and of an entry that lead to the same heading may be apart, in points.
_NEAR = 2.0


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """An item of the outline: its title, its depth from 1, and its target, or why it has none."""

    title: str
    level: int
    target: PdfTarget | str


def read_outline(pdf: PdfFile) -> tuple[OutlineItem, ...]:
    """Return all items of the outline in the order in which a reader program shows them."""
    items: list[OutlineItem] = []
    root = resolve(pdf.catalog.get("/Outlines")) or {}
    stack = [(resolve(root.get("/First")), 1)]
    while stack and len(items) < _MOST_ITEMS:
        item, level = stack.pop()
        if item is None:
            continue
        action = resolve(item.get("/A")) or {}
        destination = item["/Dest"] if "/Dest" in item else action.get("/D")
        target = pdf.follow(destination) if destination is not None else "it has no destination"
        items.append(OutlineItem(str(resolve(item.get("/Title")) or ""), level, target))
        stack.append((resolve(item.get("/Next")), level))
        stack.append((resolve(item.get("/First")), level + 1))
    return tuple(items)


def same_title(one: str, other: str) -> bool:
    """Return True if two titles are the same but for space, quotation marks, stops, case, and a number in
    front."""
    short, long = sorted((squash(one), squash(other)), key=len)
    if not short:
        return not long
    return long.endswith(short) and (short == long or bool(_NUMBER.fullmatch(long[: -len(short)])))


def leads_to_headings(items: Sequence[OutlineItem], entries: Sequence[tuple[str, PdfTarget]]) -> bool:
    """Return True if at least half of the entries of a list have the title or the place of an item.

    That is so of contents, even of wrong ones, and not of a list of tables or figures, whose captions
    are in no outline.
    """
    places = [item.target for item in items if isinstance(item.target, PdfTarget)]
    known = sum(
        any(same_title(item.title, title) for item in items)
        or any(place.page == target.page and abs(place.top - target.top) < _NEAR for place in places)
        for title, target in entries
    )
    return 2 * known >= len(entries)
