"""Characters that the fonts of a book lack: one message for each script, from all that gatherings tell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from octavo.core.diagnostics import Span
from octavo.core.missing_characters import further, shown
from octavo.languages.scripts import script_name
from octavo.typeset.layout import LayoutProblem

_PLACE = re.compile(r":\d+:\d+$")


def told_together(problems: Iterable[LayoutProblem]) -> Iterator[LayoutProblem]:
    """Yield problems, those about characters as one for each script, with its characters and places."""
    groups: dict[tuple[str, str], list[LayoutProblem]] = {}
    for problem in problems:
        if not problem.characters:
            yield problem
        elif problem.code == "font-foreign":
            groups.setdefault((problem.code, problem.message), []).append(problem)
        else:
            for character in problem.characters:
                one = replace(problem, characters=character)
                groups.setdefault((problem.code, script_name(character)), []).append(one)
    for (_, name), group in groups.items():
        yield _joined(name, group)


def _joined(name: str, group: list[LayoutProblem]) -> LayoutProblem:
    characters = {character for problem in group for character in problem.characters}
    places = [str(place) for place in sorted(map(Span.parse, _places(group)))]
    if group[0].code != "font-foreign":
        kind = {"emoji": "emoji", "signs": "signs"}.get(name, f"characters in {name} script")
        many = f"{len(characters)} {kind}" if len(characters) > 1 else _one(name)
        message = f"{group[0].message} {many}: {shown(characters)}"
    else:
        message = f"{shown(characters)} {'are' if len(characters) > 1 else 'is'} set {name}"
    first = places[0] if places else None
    return replace(group[0], message=message + further(places), source=first, characters="")


def _one(name: str) -> str:
    return "a sign" if name == "signs" else "an emoji" if name == "emoji" else f"a {name} character"


def _places(group: Iterable[LayoutProblem]) -> Iterator[str]:
    for problem in group:
        if problem.source is not None and _PLACE.search(problem.source):
            yield problem.source
