"""Lay out the divisions: their order, levels, starts and numbers."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from octavo.compose.draft import Draft, SectionDraft
from octavo.core.roman import roman
from octavo.source.manuscript import Division, Kind, Region, Starts

#: Divisions that begin wherever the page before them ends, unless the book says otherwise.
_NEXT_PAGE = frozenset(
    {Kind.COPYRIGHT, Kind.LIST_OF_TABLES, Kind.LIST_OF_FIGURES, Kind.LIST_OF_LISTINGS}
    | {Kind.COLOPHON, Kind.BOOKS_BY}
)


def lay_out_divisions(draft: Draft) -> None:
    """Flatten the divisions into sections in reading order; give each its level, start and number."""
    _walk(draft, draft.manuscript.divisions, None, 1)
    first = next((one for one in draft.sections if one.division.region is Region.BODY), None)
    if first is not None and first.starts is Starts.RUN_ON:  # there is nothing that it could go on after
        first.starts = Starts.RECTO
    _number(draft)


def _walk(draft: Draft, divisions: Sequence[Division], parent: SectionDraft | None, level: int) -> None:
    for division in divisions:
        section = SectionDraft(division, division.id, level, _start(draft, division, parent), parent)
        draft.sections.append(section)
        _walk(draft, division.children, section, level + 1)


def _start(draft: Draft, division: Division, parent: SectionDraft | None) -> Starts:
    rules = draft.manuscript.book.starts
    if division.starts:
        return division.starts
    if division.kind is Kind.PART:
        return Starts(rules.parts)
    if division.kind is Kind.SELECTION:
        return Starts(rules.selections)
    if parent and parent.division.kind is Kind.SELECTION:
        return Starts(rules.chapters_in_selections)
    if parent or division.kind is Kind.CHAPTER:
        return Starts(rules.chapters)
    if division.kind in _NEXT_PAGE or division.region is Region.BACK:
        return Starts.PAGE
    return Starts.RECTO


def _letters(number: int) -> str:
    """Return a number in letters: A for 1, Z for 26, AA for 27."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


_STYLES: dict[str, Callable[[int], str]] = {
    "roman": lambda n: roman(n).upper(),
    "arabic": str,
    "letters": _letters,
}


def _number(draft: Draft) -> None:
    """Number a section: explicit numbers stay as written; the rest count by kind, within their parent if
    they restart."""
    rules = draft.manuscript.book.numbering
    styles = {
        Kind.CHAPTER: "none" if rules.chapters == "none" else "arabic",
        Kind.PART: rules.parts,
        Kind.SELECTION: rules.selections,
        Kind.APPENDIX: rules.appendices,
    }
    counts: dict[tuple[Kind, str], int] = defaultdict(int)
    for section in draft.sections:
        division = section.division
        if division.number is not None:
            section.number = division.number
            continue
        style = _STYLES.get(styles.get(division.kind, "none"))
        if style is None or (division.kind is Kind.CHAPTER and division.region is not Region.BODY):
            continue
        runs_on = division.kind is Kind.CHAPTER and rules.chapters == "continuous"
        key = (division.kind, section.parent.id if section.parent and not runs_on else "")
        counts[key] += 1
        section.number = style(counts[key])
