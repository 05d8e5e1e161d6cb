"""Ids: every one stands once in the book, so that every reference leads to one place."""

import re
from collections.abc import Iterable, Mapping

from octavo.core.diagnostics import Diagnostics, Span

#: Fit for an id in XML (an NCName without its rarer characters).
ID = re.compile(r"[^\W\d][\w.-]*")


class Ids:
    """The ids that the author wrote, with their places, and what each names ("heading", "table" ...)."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._places: dict[str, tuple[Span, str]] = {}
        self._numbers: dict[str, int] = {}  # up to which numbers are taken, by what stands before them

    def claim(self, name: str, span: Span, what: str) -> bool:
        """Note an id. Reports one that stands elsewhere already, naming both places; False then."""
        known = self._places.get(name)
        if known is None:
            self._places[name] = (span, what)
            return True
        first, kind = known
        self._diagnostics.error(
            "id-duplicate",
            span,
            f"the id `{name}` is taken: a {kind} in {first.file}, line {first.line}, has it",
            "give one of the two another id, and correct the references to it",
        )
        return False

    def add_made(self, name: str, span: Span, what: str) -> None:
        """Note an id that Octavo made (it is free)."""
        self._places[name] = (span, what)

    def numbered(self, stem: str) -> str:
        """Return the first id that is free of "stem-1", "stem-2" ..."""
        number = self._numbers.get(stem, 0) + 1
        while f"{stem}-{number}" in self:
            number += 1
        self._numbers[stem] = number - 1  # the id itself is not taken yet
        return f"{stem}-{number}"

    def kind(self, name: str) -> str | None:
        """Return the kind of thing that an id names, or None."""
        return self._places[name][1] if name in self._places else None

    def file(self, name: str) -> str | None:
        """Return the file in which an id stands, or None."""
        return self._places[name][0].file if name in self._places else None

    def named(self, *kinds: str) -> list[str]:
        """Return the ids of things of some kinds; without kinds, all ids."""
        return [name for name, (_, kind) in self._places.items() if not kinds or kind in kinds]

    def __contains__(self, name: str) -> bool:
        return name in self._places


def make_ids(
    wanted: Iterable[tuple[int, str, int | None]], fixed: Mapping[int, str], taken: Ids
) -> dict[int, str]:
    """Return ids for divisions that have none, by key.

    ``wanted`` gives key, slug and parent's key in reading order, parents first; ``fixed`` the ids that the
    author gave. A slug that several want, or that is taken, is preceded by the parent's id
    ("the-new-course--preface"); if that is taken too, a number follows ("preface-2").
    """
    every = list(wanted)
    counts: dict[str, int] = {}
    for _, name, _ in every:
        counts[name] = counts.get(name, 0) + 1
    made: dict[int, str] = {}
    last: dict[str, int] = {}  # the number that a name got last
    used = {*taken.named(), *fixed.values()}
    for key, name, parent in every:
        above = None if parent is None else fixed.get(parent) or made.get(parent)
        chosen = f"{above}--{name}" if above and (counts[name] > 1 or name in used) else name
        base = chosen
        while chosen in used:
            last[base] = last.get(base, 1) + 1
            chosen = f"{base}-{last[base]}"
        made[key] = chosen
        used.add(chosen)
    return made
