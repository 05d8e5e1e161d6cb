"""No-break and thin spaces: what may not be parted at the end of a line. Only spaces that the author
wrote are changed; none is put in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.signs import BREAKING
from octavo.languages.model import NO_BREAK, THIN, Language, words

_SP = rf"[{BREAKING}]+"

# For speed, patterns begin with a sign and look back from it if they can: the search leaps to that sign.
_FIGURE = re.compile(r"[\d\ufff9]")
_ROMAN = re.compile(r"[IVXLC]+(?![^\W\d_])")
_BEFORE_NUMERAL = re.compile(rf"{_SP}(?=\d+(?!\d|st|nd|rd|th)|\ufff9|{_ROMAN.pattern})")
_WORD_AT_END = re.compile(r"(?:[^\W\d_][^\W\d_.°º]*[.°º]{0,2}[^\W\d_]*\.?|[§¶№]{1,2})$")

_UNITS = words(
    "% ‰ ° °C °F °K mm cm m km ha mg g kg t ml l hl W kW MW GW kWh MWh V kV Hz kHz MHz GHz Pa hPa bar "
    "pt px dpi KB MB GB TB €"
)

#: One capital, or the two letters that a Russian initial may become: Yu. L. Pyatakov, G. Ya. Sokolnikov.
_LETTER = r"[^\W\d_]"
_LETTERS = "(?:Yu|Ya|Ye|Yo|Zh|Kh|Ts|Ch|Sh|Th|Ph)"
_ALONE = r"(?<![^\W_])(?<!’)"
_INITIALS = re.compile(
    rf"\.(?:(?<={_ALONE}({_LETTER})\.)|(?<={_ALONE}({_LETTERS})\.))"
    rf"({_SP})(?=((?:{_LETTER}|{_LETTERS})\.)(?!\w)|{_LETTER}{{2}})"
)

#: What makes a letter with a full stop the word for a numeral.
_COUNTED = re.compile(rf"[{BREAKING}{NO_BREAK}]+(?:\d|\ufff9|{_ROMAN.pattern})")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_PLACE = re.compile(_SP)


def spaces(text: str, language: Language) -> list[Edit]:
    """Return the edits that hold numerals to their words and units, days to months, titles to names."""
    found: dict[int, Edit] = {}
    for edit in _all(text, language):
        found.setdefault(edit[0], edit)
    return list(found.values())


def _all(text: str, language: Language) -> Iterable[Edit]:
    figures = _FIGURE.search(text) is not None
    yield from _initials(text, language)
    if language.counted and (figures or _ROMAN.search(text)):
        yield from _before_numerals(text, language)
    patterns = _patterns(language)
    for pattern in (*(patterns.with_figures if figures else ()), *patterns.with_words):
        for match in pattern.finditer(text):
            yield *match.span(1), NO_BREAK
    if language.groups and figures:
        for match in _GROUPS.finditer(text):
            for space in _PLACE.finditer(text, match.start(), match.end()):
                yield *space.span(), NO_BREAK


def _initials(text: str, language: Language) -> Iterable[Edit]:
    """Yield the edits that put thin spaces between initials, and a no-break space before the name.

    Initials that the author wrote close up stay so. Small letters are abbreviations, such as z. B. or i. e.
    One that is counted is none of them: a line may end before the page in "d. h. S. 12".
    """
    for match in _INITIALS.finditer(text):
        first, following = match[1] or match[2], match[4]
        counted = following is not None and following.lower() in language.counted
        if counted and _COUNTED.match(text, match.end() + len(following)):
            continue
        if following is not None and first[0].isupper() is following[0].isupper():
            yield *match.span(3), THIN
        elif following is None and first[0].isupper() and text[match.end()].isupper():
            yield *match.span(3), NO_BREAK
        elif following is not None and not first[0].isupper():
            yield *match.span(3), THIN


def _before_numerals(text: str, language: Language) -> Iterable[Edit]:
    for match in _BEFORE_NUMERAL.finditer(text):
        word = _WORD_AT_END.search(text, max(0, match.start() - 16), match.start())
        if word and word[0].lower() in language.counted:
            yield match.start(), match.end(), NO_BREAK


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns whose first group is the space to hold: those that need a figure in the text, and others."""

    with_figures: tuple[re.Pattern[str], ...]
    with_words: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    """Return the patterns of a language."""
    figures = [rf"[\d\ufff9]({_SP})(?={_any(_UNITS | language.units)}(?!\w))"]
    words = []
    if language.months:
        months = _any(language.months)
        day = r"\d(?<!\d\d\d)(?:\.|er|º|°|ª|st|nd|rd|th)?"  # from the last figure of one or two
        figures.append(rf"{day}({_SP})(?=(?:de{_SP})?{months}(?!\w))")
        figures.append(rf"{_whole(language.months)}({_SP})(?=\d{{1,2}}(?!\d))")
    if language.titles:
        words.append(rf"{_whole(language.titles)}({_SP})(?=[^\W\d_a-zа-яё])")
    if language.clitics:
        words.append(rf"(?<![\w’-])(?i:{_any(language.clitics)})({_SP})(?=[\w«„“‚‘(\[])")
    return _Patterns(tuple(map(re.compile, figures)), tuple(map(re.compile, words)))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in _longer_first(words))})"


def _whole(words: Iterable[str]) -> str:
    """Return the pattern of any of the words with no letter or figure before it."""
    escaped = [re.escape(word) for word in _longer_first(words)]
    return "(?:" + "|".join(rf"{word}(?<!\w{word})" for word in escaped) + ")"


def _longer_first(words: Iterable[str]) -> list[str]:
    """Return words with the longer ones first, so that a pattern finds "Sept." before "Sep"."""
    return sorted(words, key=lambda word: (-len(word), word))
