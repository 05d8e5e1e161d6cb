"""Cites with the same names stand together and leave out what they share (CSL 1.0.2, "Cite Grouping" and
"Cite Collapsing"); numbers in a row become a range.

    Doe 1958a; Roe 1960; Doe 1958b; Doe 1961        as cited
    Doe 1958a; Doe 1958b; Doe 1961; Roe 1960        grouped
    Doe 1958a, 1958b, 1961; Roe 1960                collapse="year"
    Doe 1958a, b, 1961; Roe 1960                    collapse="year-suffix"
"""

from collections.abc import Callable, Sequence

from octavo.csl.clusters import Piece
from octavo.csl.rich import Rich, find, leaf, plain
from octavo.csl.style import Style


def collapse(pieces: list[Piece], style: Style) -> list[Piece]:
    """Return the pieces of a citation as the style groups and collapses them."""
    how = style.citation.get("collapse")
    if how == "citation-number":
        return _ranges(pieces, _number_follows)
    if how.startswith("year") or "cite-group-delimiter" in style.citation.attributes:
        pieces = _grouped(pieces)
        _within_groups(pieces, style, how)
        if how == "year-suffix-ranged":
            pieces = _ranges(pieces, _letter_follows)  # 1958a, b, c becomes 1958a-c
    return [one for one in pieces if plain(one.rich)]


def _ranges(pieces: Sequence[Piece], follows: Callable[[Piece, Piece], bool]) -> list[Piece]:
    """Return cites that follow each other, three or more, as a range of the first and the last."""
    made: list[Piece] = []
    place = 0
    while place < len(pieces):
        end = place
        while end + 1 < len(pieces) and follows(pieces[end], pieces[end + 1]):
            end += 1
        made.append(pieces[place])
        # [3], [4], [5] becomes [3]-[5]; of [3], [4] both stay.
        if end - place >= 2:
            pieces[end].between = "–"
            made.append(pieces[end])
            place = end
        place += 1
    return made


def _number_follows(here: Piece, there: Piece) -> bool:
    """Return True if two cites are mere numbers, the second one more than the first."""
    return here.bare and there.bare and there.number == here.number + 1


def _grouped(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the cites with those of the same names together, where the first of them stands."""
    groups: dict[str, list[Piece]] = {}
    for place, piece in enumerate(pieces):
        key = piece.names if piece.names and not (piece.cite.prefix and place) else f"\0{place}"
        groups.setdefault(key, []).append(piece)
    return [one for group in groups.values() for one in group]


def _within_groups(pieces: Sequence[Piece], style: Style, how: str) -> None:
    """Take out what a cite shares with that before it, and choose the delimiters."""
    shared_year = ""
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else None
        year = _year(piece.rich, piece.names)
        # A prefix, or a suffix before, parts two cites: "Doe 1958, who was wrong; Doe 1960".
        same = before is not None and bool(piece.names or year) and piece.names == before.names
        same = same and not piece.cite.prefix and not (before is not None and before.cite.suffix)
        if before is None or not same:
            piece.between = _after_group(style, before, how)
        elif not how:
            piece.between = style.citation.get("cite-group-delimiter")
        else:
            piece.collapsed = True
            _drop_names(piece.rich)
            piece.between = _in_group(style, before)
            # "Doe 1958a, Doe 1958b" is "Doe 1958a, 1958b" by now; of the second only the letter stays.
            if how != "year" and before.bare and year and year == shared_year:
                _keep_suffix(piece.rich)
                own = style.citation.attributes
                piece.between = own.get("year-suffix-delimiter", own.get("cite-group-delimiter"))
        shared_year = year


def _after_group(style: Style, before: Piece | None, how: str) -> str | None:
    """Return the delimiter between two groups."""
    after = style.citation.attributes.get("after-collapse-delimiter")
    if before is None or after is None:
        return None
    return after if before.cite.locator or before.collapsed or how != "year-suffix" else None


def _in_group(style: Style, before: Piece) -> str | None:
    """Return the delimiter between two cites of one group."""
    own = style.citation.attributes
    if before.cite.locator and "after-collapse-delimiter" in own:
        return own["after-collapse-delimiter"]
    if "cite-group-delimiter" in own:
        return own["cite-group-delimiter"]
    if "after-collapse-delimiter" in own or style.in_notes or before.cite.locator:
        return None
    return ", "


def _letter_follows(here: Piece, there: Piece) -> bool:
    """Return True if a cite is a mere letter, the next one after that of the cite before."""
    one, two = find(here.rich, "year-suffix"), find(there.rich, "year-suffix")
    if one is None or two is None or not (here.bare and there.bare):
        return False
    return (
        there.collapsed and plain(there.rich) == plain(two) and _number(plain(two)) == _number(plain(one)) + 1
    )


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _drop_names(rich: Rich) -> bool:
    """Take the names out of a cite, with the delimiter after them."""
    for place, part in enumerate(rich.parts):
        if part.kind == "names" or _drop_names(part):
            if part.kind == "names" or not plain(part):
                rest = rich.parts[place + 1 :]
                rich.parts = rest[1:] if rest and rest[0].glue else rest
            return True
    return False


def _year(rich: Rich, names: str) -> str:
    """Return the cite without its names and the letter after the year: what two works of a year share."""
    suffix = find(rich, "year-suffix")
    if suffix is None:
        return ""
    return plain(rich).removeprefix(names).lstrip(" ,").removesuffix(plain(suffix))


def _keep_suffix(rich: Rich) -> None:
    """Leave of a cite the letter after the year alone."""
    suffix = find(rich, "year-suffix")
    rich.parts = [suffix if suffix is not None else leaf("")]
