"""No-break and thin spaces: what may not be parted at the end of a line. Only spaces that the author
wrote are changed; none is put in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.languages import Language, words
from octavo.compose.typography.signs import BREAKING, NO_BREAK, THIN

_SP = rf"[{BREAKING}]+"

_BEFORE_NUMERAL = re.compile(rf"(?<![{BREAKING}]){_SP}(?=\d+(?!\d|st|nd|rd|th)|\ufff9|[IVXLC]+(?![^\W\d_]))")
_WORD_AT_END = re.compile(r"(?:[^\W\d_][^\W\d_.°º]*[.°º]{0,2}[^\W\d_]*\.?|[§¶№]{1,2})$")

_UNITS = words(
    "% ‰ ° °C °F °K mm cm m km ha mg g kg t ml l hl W kW MW GW kWh MWh V kV Hz kHz MHz GHz Pa hPa bar "
    "pt px dpi KB MB GB TB €"
)

#: One capital, or the two letters that a Russian initial may become: Yu. L. Pyatakov, G. Ya. Sokolnikov.
_INITIAL = r"(?:[^\W\d_]|Yu|Ya|Ye|Yo|Zh|Kh|Ts|Ch|Sh|Th|Ph)\."
_INITIALS = re.compile(rf"(?<![^\W_])(?<!’)({_INITIAL})({_SP})(?=({_INITIAL})(?!\w)|[^\W\d_]{{2}})")

_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_PLACE = re.compile(_SP)


def spaces(text: str, language: Language) -> list[Edit]:
    """Numerals held to their words and units, days to months, titles and initials to names."""
    found: dict[int, Edit] = {}
    for edit in _all(text, language):
        found.setdefault(edit[0], edit)
    return list(found.values())


def _all(text: str, language: Language) -> Iterable[Edit]:
    yield from _initials(text)
    yield from _before_numerals(text, language)
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            yield match.start(1), match.end(1), NO_BREAK
    if language.groups:
        for match in _GROUPS.finditer(text):
            for space in _PLACE.finditer(text, match.start(), match.end()):
                yield space.start(), space.end(), NO_BREAK


def _initials(text: str) -> Iterable[Edit]:
    """Thin spaces between initials, a no-break space before the name. Initials that the author wrote
    close up stay so; small letters are abbreviations, such as z. B. or i. e."""
    for match in _INITIALS.finditer(text):
        first, following = match[1], match[3]
        if following is not None and first[0].isupper() is following[0].isupper():
            yield match.start(2), match.end(2), THIN
        elif following is None and first[0].isupper() and text[match.end()].isupper():
            yield match.start(2), match.end(2), NO_BREAK
        elif following is not None and not first[0].isupper():
            yield match.start(2), match.end(2), THIN


def _before_numerals(text: str, language: Language) -> Iterable[Edit]:
    if not language.counted:
        return
    for match in _BEFORE_NUMERAL.finditer(text):
        word = _WORD_AT_END.search(text, max(0, match.start() - 16), match.start())
        if word and word[0].lower() in language.counted:
            yield match.start(), match.end(), NO_BREAK


@lru_cache(maxsize=64)
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Patterns whose first group is the space to hold."""
    patterns = [rf"(?<=[\d\ufff9])({_SP})(?={_any(_UNITS | language.units)}(?!\w))"]
    if language.months:
        months = _any(language.months)
        day = r"(?<!\d)\d{1,2}(?:\.|er|º|°|ª|st|nd|rd|th)?"
        patterns.append(rf"{day}({_SP})(?=(?:de{_SP})?{months}(?!\w))")
        patterns.append(rf"(?<!\w){months}({_SP})(?=\d{{1,2}}(?!\d))")
    if language.titles:
        patterns.append(rf"(?<!\w){_any(language.titles)}({_SP})(?=[^\W\d_a-zа-яё])")
    if language.clitics:
        patterns.append(rf"(?<![\w’-])(?i:{_any(language.clitics)})({_SP})(?=[\w«„“‚‘(\[])")
    return tuple(re.compile(pattern) for pattern in patterns)


def _any(words: Iterable[str]) -> str:
    # Longer words first: "Sept." before "Sep".
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"
