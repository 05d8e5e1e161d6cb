"""Finding for each passage of a PDF the same one of the e-book."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from octavo.check.audit.increasing import longest_increasing
from octavo.check.passages import TaggedPassage
from octavo.check.words import going_on, squash


@dataclass
class Pairs:
    """Passages that have the same text in both files, those that only one of them has, and those that stand
    in another order than in the e-book."""

    both: list[tuple[TaggedPassage, TaggedPassage]] = field(default_factory=list)
    printed: list[TaggedPassage] = field(default_factory=list)
    ebook: list[TaggedPassage] = field(default_factory=list)
    moved: list[TaggedPassage] = field(default_factory=list)


def pair(printed: Sequence[TaggedPassage], ebook: Sequence[TaggedPassage]) -> Pairs:
    """Pair the passages of two files by their texts. Where a text stands several times the first is paired
    with the first; if one file has it more often, with those in the same surroundings."""
    found = Pairs()
    theirs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, passage in enumerate(ebook):
        theirs[_key(passage)].append(number)
    mine: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, passage in enumerate(printed):
        mine[_key(passage)].append(number)
    places: dict[int, int] = {}
    for key, numbers in mine.items():
        places |= _matched(numbers, theirs.get(key, []), printed, ebook)
    taken = set(places.values())
    found.both = [(printed[number], ebook[places[number]]) for number in sorted(places)]
    found.printed = [passage for number, passage in enumerate(printed) if number not in places]
    found.ebook = [passage for number, passage in enumerate(ebook) if number not in taken]
    # Texts that stand once show the order.
    once = [
        (number, place)
        for number, place in sorted(places.items())
        if len(mine[_key(printed[number])]) == len(theirs[_key(ebook[place])]) == 1
    ]
    streams: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    displays = {
        note: passage.display
        for passage in ebook
        if "display" in passage.around
        for note in passage.call_targets
    }
    for number, place in once:
        if ebook[place].role != "formula" or "display" not in ebook[place].around:
            streams[_stream(ebook[place], displays)].append((number, place))
    for row in streams.values():
        kept = set(longest_increasing([place for _, place in row]))
        found.moved += (printed[number] for at, (number, _) in enumerate(row) if at not in kept)
    _join_captions(found)
    return found


def _join_captions(found: Pairs) -> None:
    """Pair the captions of tables on two facing pages, which say "continued" besides."""
    for passage in [one for one in found.printed if one.role == "caption"]:
        for other in found.ebook:
            more = squash(passage.text[len(other.text) :])
            if (
                passage.text.startswith(other.text)
                and other.role == "caption"
                and any(word in more for word in going_on())
            ):
                found.printed.remove(passage)
                found.ebook.remove(other)
                break


def _matched(
    mine: list[int], theirs: list[int], printed: Sequence[TaggedPassage], ebook: Sequence[TaggedPassage]
) -> dict[int, int]:
    """Pair the places of one text: those in the same surroundings first."""
    if len(mine) == len(theirs) == 1:
        return {mine[0]: theirs[0]}
    found: dict[int, int] = {}
    groups: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for place in theirs:
        groups[ebook[place].role, ebook[place].surroundings].append(place)
    for group in groups.values():
        group.reverse()
    for number in mine:
        group = groups.get((printed[number].role, printed[number].surroundings), [])
        if group:
            found[number] = group.pop()
    left = [number for number in mine if number not in found]
    taken = set(found.values())
    return found | dict(zip(left, [place for place in theirs if place not in taken], strict=False))


def _stream(passage: TaggedPassage, displays: Mapping[str, int]) -> tuple[str, int]:
    """Return what a passage stands in an order with: the text, the notes, or the others of its display, which
    has a place of its own; and so have the notes that are called there, whose ``displays`` are given."""
    of = "formula " if passage.role == "formula" else ""
    if "display" in passage.around:
        return f"{of}display", passage.display
    return (f"{of}note", displays.get(passage.note, 0)) if "note" in passage.around else (f"{of}flow", 0)


def _key(passage: TaggedPassage) -> tuple[str, str]:
    return ("picture" if passage.role in ("figure", "formula") else "", passage.text)
