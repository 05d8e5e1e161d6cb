"""Makes a book smaller as long as the same is said of it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from fuzz.book import Book, Division, tidied
from fuzz.trying import Kind, Trial

#: Keys without which a book is none.
_KEPT = frozenset({"title", "language", "identifier"})


def smallest(book: Book, key: tuple[Kind, str], run: Callable[[Book], Trial], seconds: float) -> Book:
    """Return the smallest book found in so many seconds of which the fault ``key`` is still told.

    First halves of what it holds are left out, then quarters, and so on down to single things.
    """
    end = time.monotonic() + seconds
    share = 2
    while time.monotonic() < end:
        atoms = list(_atoms(book))
        width = max(1, -(-len(atoms) // share))
        smaller = None
        for start in range(0, len(atoms), width):
            if time.monotonic() > end:
                break
            one = tidied(_without(book, frozenset(atoms[start : start + width])))
            if one != book and _has_text(one) and key in {fault.key for fault in run(one).faults}:
                smaller = one
                break
        if smaller is not None:
            book = smaller
        elif width == 1:
            break
        else:
            share *= 2
    return book


Atom = tuple[str, ...]


def _atoms(book: Book) -> Iterator[Atom]:
    """What can be left out: divisions first, which hold most."""
    for division in book.every_division():
        yield "division", division.region, division.name
    for division in book.every_division():
        for number, _ in enumerate(division.pieces):
            yield "piece", division.region, division.name, str(number)
        for key in division.front_matter:
            yield "matter", division.region, division.name, key
        for key in division.entry:
            if key not in {"kind", "title", "id"}:
                yield "entry", division.region, division.name, key
    for number, _ in enumerate(book.data):
        yield "datum", str(number)
    for key in book.settings:
        if key not in _KEPT:
            yield "key", key


def _without(book: Book, atoms: frozenset[Atom]) -> Book:
    return replace(
        book,
        divisions=_divisions(book.divisions, atoms),
        data=tuple(datum for number, datum in enumerate(book.data) if ("datum", str(number)) not in atoms),
        settings={key: value for key, value in book.settings.items() if ("key", key) not in atoms},
        edition="" if ("key", "editions") in atoms else book.edition,
    )


def _divisions(divisions: tuple[Division, ...], atoms: frozenset[Atom]) -> tuple[Division, ...]:
    kept: list[Division] = []
    for division in divisions:
        name = (division.region, division.name)
        children = _divisions(division.children, atoms)
        if ("division", *name) in atoms:
            kept += children  # what stands in it may be what matters
            continue
        pieces = enumerate(division.pieces)
        kept.append(
            replace(
                division,
                pieces=tuple(piece for at, piece in pieces if ("piece", *name, str(at)) not in atoms),
                children=children,
                front_matter={
                    k: v for k, v in division.front_matter.items() if ("matter", *name, k) not in atoms
                },
                entry={k: v for k, v in division.entry.items() if ("entry", *name, k) not in atoms},
            )
        )
    return tuple(kept)


def _has_text(book: Book) -> bool:
    return any(division.region == "body" for division in book.divisions)
