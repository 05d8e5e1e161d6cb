"""Matching a few words of the source with those at a place of the finished file."""

from collections.abc import Sequence

from octavo.check.audit.increasing import longest_increasing

#: Words on either side of a long stretch that are looked at.
REACH = 250


def match_gap(source: Sequence[str], found: Sequence[str], strays: bool = False) -> dict[int, list[int]]:
    """Return which words of the finished file each word of the source is: index -> indexes.

    Words in common come first, in order; what then stands alone between them is compared letter by letter, so
    that "exam" + "ple" is "example", also with a running head between. A word of the source without an entry
    is missing. ``strays`` are kept if they are wanted: single words that are found among others.
    """
    pairs: dict[int, list[int]] = {}
    first, start = _peel(source, found, pairs)
    last, end = len(source), len(found)
    before, there = first, start
    for at, place in (*_common(source[first:], found[start:]), (last - first, end - start)):
        index, spot = first + at, start + place
        _join(source, found, (before, index), (there, spot), pairs)
        if index < last:
            pairs[index] = [spot]
        before, there = index + 1, spot + 1
    if strays or len(pairs) == len(source):
        return pairs
    return _without_strays(pairs, len(source), len(found))


def _peel(source: Sequence[str], found: Sequence[str], pairs: dict[int, list[int]]) -> tuple[int, int]:
    """Match words at the front while they follow each other on both sides; return where that ends."""
    index = place = 0
    while index < len(source) and place < len(found):
        size = (1, 1) if source[index] == found[place] else same_letters(source[index:], found[place:])
        if size is None:
            break
        _pair(pairs, range(index, index + size[0]), range(place, place + size[1]))
        index, place = index + size[0], place + size[1]
    return index, place


def walk(source: Sequence[str], found: Sequence[str], at: int = 0) -> dict[int, list[int]] | None:
    """Return where all words are if they follow each other from the front on, perhaps with other things
    between them; None if not. The nearest place at which the text goes on is taken."""
    pairs: dict[int, list[int]] = {}
    index = 0
    while index < len(source):
        size = (1, 1) if at < len(found) and found[at] == source[index] else None
        size = size or same_letters(source[index : index + 8], found[at : at + 8])
        if size is None:
            ahead = list(source[index : index + 3])
            nexts = range(at + 1, min(len(found), at + REACH))
            at = next((spot for spot in nexts if list(found[spot : spot + len(ahead)]) == ahead), -1)
            if at < 0:
                return None
            continue
        _pair(pairs, range(index, index + size[0]), range(at, at + size[1]))
        index, at = index + size[0], at + size[1]
    return pairs


def _common(source: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest common subsequence (Hunt and Szymanski): index in the source, index in the file."""
    spots: dict[str, list[int]] = {}
    for place in range(len(found) - 1, -1, -1):
        spots.setdefault(found[place], []).append(place)
    both = [(index, place) for index, word in enumerate(source) for place in spots.get(word, ())]
    return [both[at] for at in longest_increasing([place for _, place in both])]


def _without_strays(pairs: dict[int, list[int]], ours: int, theirs: int) -> dict[int, list[int]]:
    """Leave out single words that are found among others: where words are missing, "the" and "of" are soon
    found in a note."""
    kept = {}
    for index, places in pairs.items():
        first, last = places[0], places[-1]
        behind = pairs.get(index - 1, [-1 if index == 0 else -2])[-1] == first - 1
        ahead = pairs.get(index + 1, [theirs if index == ours - 1 else -2])[0] == last + 1
        if behind or ahead:
            kept[index] = places
    return kept


def _join(
    source: Sequence[str],
    found: Sequence[str],
    ours: tuple[int, int],
    theirs: tuple[int, int],
    pairs: dict[int, list[int]],
) -> None:
    """Match words that are divided or joined: as many as possible from the front, and from the back."""
    first, last = ours
    start, end = theirs
    while first < last and start < end:
        size = same_letters(source[first:last], found[start:end])
        if size is None:
            break
        _pair(pairs, range(first, first + size[0]), range(start, start + size[1]))
        first, start = first + size[0], start + size[1]
    while first < last and start < end:
        size = same_letters(
            [w[::-1] for w in source[first:last][::-1]], [w[::-1] for w in found[start:end][::-1]]
        )
        if size is None:
            break
        _pair(pairs, range(last - size[0], last), range(end - size[1], end))
        last, end = last - size[0], end - size[1]
    if first < last and start < end:
        _divided(source, found, (first, last), (start, end), pairs)


def same_letters(ours: Sequence[str], theirs: Sequence[str], most: int = 12) -> tuple[int, int] | None:
    """Return how many words at the front of both have the same letters, or None."""
    left, right, i, j = "", "", 0, 0
    while True:
        if left and left == right:
            return i, j
        if len(left) <= len(right):
            if i == min(len(ours), most):
                return None
            left += ours[i]
            i += 1
        else:
            if j == min(len(theirs), most):
                return None
            right += theirs[j]
            j += 1
        if not (left.startswith(right) or right.startswith(left)):
            return None


def _divided(
    source: Sequence[str],
    found: Sequence[str],
    ours: tuple[int, int],
    theirs: tuple[int, int],
    pairs: dict[int, list[int]],
) -> None:
    """Match one word that is divided between two pages: with its beginning at the front and its end further
    on, or with other words stuck to it."""
    first, last = ours
    for index in range(first, last):
        word = source[index]
        for start in range(theirs[0], theirs[1]):
            head = found[start]
            rest = word[len(head) :] if word.startswith(head) else ""
            if rest and rest in found[start + 1 : theirs[1]]:
                pairs[index] = [start, found.index(rest, start + 1, theirs[1])]
                break


def _pair(pairs: dict[int, list[int]], ours: range, theirs: range) -> None:
    for index in ours:
        pairs[index] = list(theirs)
