"""``index-marks.yaml`` as text: headings with their references, then the marks."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from octavo.index_list.entries import ListEntry
from octavo.source.manuscript import QuotedPlace


@dataclass(frozen=True, slots=True)
class Placed:
    """A locator of the list with its place. ``end`` is the place at which a range ends."""

    terms: tuple[str, ...]
    place: QuotedPlace
    end: QuotedPlace | None = None
    principal: bool = False


@dataclass(slots=True)
class _Heading:
    see: list[str] = field(default_factory=list)
    see_also: list[str] = field(default_factory=list)
    subs: "dict[str, _Heading]" = field(default_factory=dict)

    @property
    def needed(self) -> bool:
        return bool(self.see or self.see_also or any(sub.needed for sub in self.subs.values()))


def marks_file(entries: Iterable[ListEntry], placed: Sequence[Placed]) -> str:
    """Return the text of the file. The same list and places give the same text."""
    lines = [
        "# Written by --index-from. Each mark is found again by the words that stand at its place, so that",
        "# it moves with the text. To be kept with the book, and to be edited where need be.",
    ]
    top = dict(_tree(entries))
    if any(heading.needed for heading in top.values()):
        lines += ["headings:", *_headings(top, "  ")]
    lines.append("marks:" if placed else "marks: []")
    lines += [f"  - {_flow(_members(one))}" for one in placed]
    return "\n".join(lines) + "\n"


def _tree(entries: Iterable[ListEntry]) -> "dict[str, _Heading]":
    top: dict[str, _Heading] = {}
    for entry in entries:
        among = top
        for term in entry.terms:
            heading = among.setdefault(term, _Heading())
            among = heading.subs
        heading.see += [name for name in entry.see if name not in heading.see]
        heading.see_also += [name for name in entry.see_also if name not in heading.see_also]
    return top


def _headings(among: "dict[str, _Heading]", indent: str) -> Iterator[str]:
    for term, heading in among.items():
        if not heading.needed:
            continue
        yield f"{indent}- term: {_scalar(term)}"
        for key, names in (("see", heading.see), ("see-also", heading.see_also)):
            if names:
                yield f"{indent}  {key}: {_scalar(names)}"
        if any(sub.needed for sub in heading.subs.values()):
            yield f"{indent}  subs:"
            yield from _headings(heading.subs, indent + "    ")


def _members(one: Placed) -> dict[str, object]:
    found: dict[str, object] = {"terms": list(one.terms), **_place(one.place)}
    if one.end:
        found["end"] = _place(one.end)
    if one.principal:
        found["principal"] = True
    return found


def _place(place: QuotedPlace) -> dict[str, object]:
    members = {
        "section": place.section,
        "note": place.note,
        "before": place.before,
        "words": place.words,
        "offset": place.offset,
    }
    return {name: value for name, value in members.items() if value}


def _flow(members: dict[str, object]) -> str:
    parts = (f"{name}: {_flow(v) if isinstance(v, dict) else _scalar(v)}" for name, v in members.items())
    return "{" + ", ".join(parts) + "}"


def _scalar(value: object) -> str:
    """Return a value in YAML: the notation of JSON is a part of it."""
    return json.dumps(value, ensure_ascii=False)
