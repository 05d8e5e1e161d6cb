"""The headings that "see" of a list names, also by the beginning of their names.

"See Kornilov" leads to "Kornilov, L. G.", if that is the only one of the name.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from octavo.core.diagnostics import Diagnostics
from octavo.index_list.entries import ListEntry

_BEHIND = (",", " (")


def resolved(entries: Sequence[ListEntry], diagnostics: Diagnostics) -> list[ListEntry]:
    """Return the entries with the full names of the headings to which they refer. What leads to none, or to
    several, is reported."""
    resolver = _NameFinder(entries, diagnostics)
    return [
        replace(
            one,
            see=tuple(resolver.full(name, one) for name in one.see),
            see_also=tuple(resolver.full(name, one) for name in one.see_also),
        )
        for one in entries
    ]


class _NameFinder:
    def __init__(self, entries: Sequence[ListEntry], diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        names = dict.fromkeys(
            ": ".join(one.terms[:depth]) for one in entries for depth in range(1, len(one.terms) + 1)
        )
        self._exact = {name.casefold(): name for name in reversed(names)}
        self._short = _beginnings(list(names))

    def full(self, name: str, entry: ListEntry) -> str:
        """Return the heading that a name means, or the name itself if there is none."""
        forms = list(dict.fromkeys((name, name.removesuffix("."), name.rstrip("."))))
        for form in forms:
            if exact := self._exact.get(form.casefold()):
                return exact
        found = next((self._short[form.casefold()] for form in forms if form.casefold() in self._short), [])
        head, colon, rest = name.partition(": ")
        tops = self._short.get(head.casefold(), []) if colon else []
        if len(tops) == 1 and (exact := self._exact.get(f"{tops[0]}: {rest}".casefold())):
            return exact
        if len(found) == 1:
            return found[0]
        shown = "\u201c" + ": ".join(entry.terms) + "\u201d"
        message = f"{shown} refers to \u201c{name}\u201d, which is no heading of the list"
        hint = "write the heading as it stands in the list, or leave it if the book has it elsewhere"
        if found:
            message = f"{shown} refers to \u201c{name}\u201d, which may be {' or '.join(found[:3])}"
            hint = "write the whole heading"
        self._diagnostics.warning("index-list-see", entry.span, message, hint)
        return forms[-1]


def _beginnings(names: Sequence[str]) -> Mapping[str, list[str]]:
    """Return the headings that stand in no other by what is in them before a comma or a bracket."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for begin in dict.fromkeys(name.partition(sign)[0] for sign in _BEHIND):
            if begin not in ("", name) and ": " not in name:
                found[begin.casefold()].append(name)
    return found
