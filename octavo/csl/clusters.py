"""Several works in one citation: affixes, delimiters, and what cites with the same names leave out."""

from collections.abc import Mapping, Sequence

from octavo.csl.fields import parse_field
from octavo.csl.model import Cite
from octavo.csl.rich import Rich, find, leaf, plain
from octavo.csl.style import Style


def cluster(made: Sequence[Rich], cites: Sequence[Cite], style: Style, numbers: Mapping[str, int]) -> Rich:
    """The cites of one citation, joined as the style says."""
    layout = style.citation.child("layout")
    delimiter = layout.get("delimiter") if layout else ""
    collapse = style.citation.get("collapse")
    if collapse == "citation-number":
        ranges = _numbers(made, cites, numbers, delimiter)
        if ranges is not None:
            return ranges
    pieces = list(zip(made, cites, strict=True))
    if collapse.startswith("year"):
        pieces = _together(pieces)
    parts: list[Rich] = []
    before: tuple[str, Cite] | None = None
    for rich, cite in pieces:
        if not plain(rich):
            continue
        named = _named(rich)
        between = delimiter
        if collapse.startswith("year") and before and named and named == before[0] and not cite.prefix:
            alone = not before[1].locator and not before[1].suffix
            between = style.citation.get("cite-group-delimiter") or (", " if alone else delimiter)
            year = _shorten(rich)
            if collapse != "year" and alone and year and parts and year == _year(parts[-1]):
                _only_suffix(rich)
                between = style.citation.get("year-suffix-delimiter", between)
        parts += [leaf(between, term=True)] if parts else []
        parts.append(_affixes(rich, cite))
        before = (named, cite)
    return Rich(parts=parts) if parts else leaf("")


def _affixes(rich: Rich, cite: Cite) -> Rich:
    """A cite with what the author wrote before and after it."""
    parts = [rich]
    if cite.prefix:
        before = parse_field(cite.prefix)
        before.term = not before.parts
        for part in before.parts[:1]:
            part.term = True
        parts = [before, *([] if cite.prefix[-1:] in "(['’ " else [leaf(" ")]), rich]
    if cite.suffix:
        gap = "" if cite.suffix[0] in ",.;:)!?" else " "
        parts += [leaf(gap), parse_field(cite.suffix)] if gap else [parse_field(cite.suffix)]
    return Rich(parts=parts)


def _named(rich: Rich) -> str:
    found = find(rich, "names")
    return plain(found) if found is not None else ""


def _together(pieces: list[tuple[Rich, Cite]]) -> list[tuple[Rich, Cite]]:
    """Cites with the same names stand together, where the first of them stands."""
    groups: dict[str, list[tuple[Rich, Cite]]] = {}
    for place, (rich, cite) in enumerate(pieces):
        name = _named(rich)
        key = name if name and not (cite.prefix and place) else f"\0{place}"
        groups.setdefault(key, []).append((rich, cite))
    return [one for group in groups.values() for one in group]


def _shorten(rich: Rich) -> str:
    """Take the names out of a cite, with the delimiter after them. The year that is left comes back."""
    _drop_names(rich)
    return _year(rich)


def _drop_names(rich: Rich) -> bool:
    for place, part in enumerate(rich.parts):
        if part.kind == "names" or _drop_names(part):
            rest = rich.parts[place + 1 :]
            empty = part.kind == "names" or not plain(part)
            if empty:
                rich.parts = rest[1:] if rest and rest[0].term and not rest[0].parts else rest
            return True
    return False


def _year(rich: Rich) -> str:
    """The cite without its names and the letter after the year: what two works of a year share."""
    suffix = find(rich, "year-suffix")
    if suffix is None:
        return ""
    text, names = plain(rich), _named(rich)
    return text.removeprefix(names).lstrip(" ,").removesuffix(plain(suffix))


def _only_suffix(rich: Rich) -> None:
    suffix = find(rich, "year-suffix")
    if suffix is not None:
        rich.parts = [suffix]


def _numbers(
    made: Sequence[Rich], cites: Sequence[Cite], numbers: Mapping[str, int], delimiter: str
) -> Rich | None:
    """Numbers in a row as a range: 3-5. None where a cite holds more than its number."""
    if any(cite.locator or cite.prefix or cite.suffix for cite in cites):
        return None
    parts: list[Rich] = []
    place = 0
    while place < len(made):
        end = place
        while end + 1 < len(made) and numbers[cites[end + 1].key] == numbers[cites[end].key] + 1:
            end += 1
        parts += [leaf(delimiter, term=True)] if parts else []
        parts.append(made[place])
        if end - place >= 2:
            parts += [leaf("–"), made[end]]
            place = end + 1
        else:
            place += 1
    return Rich(parts=parts)
