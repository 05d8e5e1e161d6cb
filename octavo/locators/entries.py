"""The locators of one index entry: sorted, and joined if they name the same or neighboring pages.

After the Chicago Manual of Style: a range for pages that follow each other; "n" and the number of a note
behind the page on which it stands; "nn" for several notes of one page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from octavo.core.inclusive_numbers import inclusive
from octavo.locators.folios import Folios


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that an entry names, by the id of its mark.

    ``note`` is the number of the note in which it stands, "" for a note with a sign and None for none;
    ``display`` is True if it stands in a table or figure.
    """

    id: str
    note: str | None = None
    display: bool = False
    principal: bool = False


@dataclass(frozen=True, slots=True)
class Locator:
    """A locator as it is printed: ``text`` leads to ``target``. A range of several marks has the text of its
    end, and the mark there, apart."""

    text: str
    target: str
    end: str = ""
    end_target: str = ""
    display: bool = False
    principal: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pages from ``first`` to ``last``, named by the marks of both ends."""

    first: int
    last: int
    mark: Mark
    end: Mark


def locators(marks: Iterable[Mark], folios: Folios) -> tuple[Locator, ...]:
    """Return the locators of an entry in the order of the pages; marks without a page are left out."""
    found = [_Stretch(*folios.pages[mark.id], mark, mark) for mark in marks if mark.id in folios.pages]
    made: list[tuple[tuple[int, int, int], Locator]] = []
    for (noted, display, principal), group in groupby(sorted(found, key=_kind), key=_kind):
        stretches = sorted(group, key=lambda one: (one.first, one.last))
        if noted:
            made += [((page, 2, 0), one) for page, one in _in_notes(stretches, folios)]
            continue
        rank = 1 if display else 0
        for one in _joined(stretches, folios):
            made.append(((one.first, rank, one.last), _locator(one, folios, display, principal)))
    return tuple(one for _, one in sorted(_without_twins(made), key=lambda item: item[0]))


def _kind(one: _Stretch) -> tuple[bool, bool, bool]:
    mark = one.mark
    return mark.note is not None, mark.display and mark.note is None, mark.principal and mark.note is None


def _joined(stretches: Sequence[_Stretch], folios: Folios) -> Iterator[_Stretch]:
    """Yield stretches that overlap or follow each other as one; arabic and roman folios are never joined."""
    parts = [part for one in stretches for part in _by_numbering(one, folios)]
    current: _Stretch | None = None
    for part in sorted(parts, key=lambda one: (folios.is_arabic(one.first), one.first, one.last)):
        if current is None:
            current = part
        elif part.first <= current.last + 1 and folios.is_arabic(part.first) == folios.is_arabic(
            current.first
        ):
            if part.last > current.last:
                current = replace(current, last=part.last, end=part.end)
        else:
            yield current
            current = part
    if current is not None:
        yield current


def _by_numbering(one: _Stretch, folios: Folios) -> Iterator[_Stretch]:
    """Yield the parts of a stretch, cut at the change from roman folios to arabic ones.

    Where a part begins, no mark stands: it leads to whatever has an id on its first page.
    """
    pages = range(one.first, one.last + 1)
    for _, group in groupby(pages, key=folios.is_arabic):
        run = list(group)
        begins = one.mark if run[0] == one.first else replace(one.mark, id=folios.on(run[0]) or one.end.id)
        yield replace(one, first=run[0], last=run[-1], mark=begins)


def _locator(one: _Stretch, folios: Folios, display: bool, principal: bool) -> Locator:
    text = folios.spread(one.first, one.last)
    start, dash, end = text.partition("\u2013")
    if not dash or folios.pages[one.end.id][0] != one.last:  # nothing on the last page to lead to
        return Locator(text, one.mark.id, display=display, principal=principal)
    return Locator(start, one.mark.id, end, one.end.id, display, principal)


def _in_notes(stretches: Sequence[_Stretch], folios: Folios) -> Iterator[tuple[int, Locator]]:
    """Yield one locator for all notes of a page: "123n4", "123nn4–6", "123nn4, 9"; "123n" for one with a
    sign."""
    for page, group in groupby(stretches, key=lambda one: one.first):
        marks = [one.mark for one in group]
        numbers = sorted({int(mark.note) for mark in marks if mark.note and mark.note.isdecimal()})
        label = folios.labels[page]
        if numbers:
            listed = ", ".join(inclusive(run[0], run[-1], folios.style) for run in _runs(numbers))
            named = [mark for mark in marks if mark.note and mark.note.isdecimal()]
            yield page, _note_locator(f"{label}{'n' if len(numbers) == 1 else 'nn'}{listed}", named)
        for letter in sorted({mark.note for mark in marks if mark.note and not mark.note.isdecimal()}):
            yield page, _note_locator(f"{label}n{letter}", [mark for mark in marks if mark.note == letter])
        if signed := [mark for mark in marks if not mark.note]:
            yield page, _note_locator(f"{label}n", signed)


def _note_locator(text: str, marks: Sequence[Mark]) -> Locator:
    return Locator(text, marks[0].id, principal=any(mark.principal for mark in marks))


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield lists of numbers that follow each other."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _without_twins(
    made: Sequence[tuple[tuple[int, int, int], Locator]],
) -> Iterator[tuple[tuple[int, int, int], Locator]]:
    """Yield only one of those that are printed alike: the main place, or else the text rather than a table
    in it."""
    best: dict[tuple[str, str], tuple[tuple[int, int, int], Locator]] = {}
    for place, one in sorted(made, key=lambda item: (not item[1].principal, item[1].display)):
        best.setdefault((one.text, one.end), (place, one))
    yield from best.values()
