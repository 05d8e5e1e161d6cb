"""The order of index headings, by the rules of the language (CLDR, through ICU).

Letter by letter, spaces and hyphens do not count ("Newark" before "New York"); word by word, a shorter word
goes before a longer one ("New York" before "Newark"). In both a comma, a colon or a bracket ends what is
compared first. Signs and quotation marks never count; figures are read as numbers and stand before the
letters.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

import icu

from octavo.languages import Language, cldr

Key = tuple[tuple[tuple[bytes, ...], ...], tuple[tuple[bytes, ...], ...], str]

_PAUSE = re.compile(r"\s*[,:;()\[\]]\s*")
_SIGNS = re.compile(r"[^\w\s]|_")
_APOSTROPHE = re.compile(r"^(\w+)['\u2019](?=\w)")
#: Scripts whose letters get groups of their own beside those of the book's language.
_SCRIPTS = ("en", "el", "ru", "he", "ar")


class Order:
    """Sort keys and letters of one language: word by word if ``by_word``, else letter by letter.

    An article at the head of an entry does not count ("The Hague" is set under T only if the author says so:
    ``sort``); a preposition or conjunction at the head of a sub-entry does not either: "and prices" stands
    under P. ``ignored`` are the book's own words that do not count at the head of a sub-entry.
    """

    def __init__(
        self, language: Language, by_word: bool = False, ignored: frozenset[str] = frozenset()
    ) -> None:
        self._articles = language.articles
        self._idle = language.articles | language.particles | frozenset(word.lower() for word in ignored)
        self._by_word = by_word
        self._primary = _collator(language.collation, icu.Collator.PRIMARY)
        self._full = _collator(language.collation, icu.Collator.TERTIARY)
        self._letters = _letters(language.collation)

    def key(self, text: str, sub: bool = False, given: bool = False) -> Key:
        """Return what a heading is sorted by.

        ``given`` says that the text is the author's own sort key, of which every word counts; ``sub``, that
        it is a sub-entry.
        """
        segments = self._segments(text if given else self._counted(text, sub))
        return (
            tuple(tuple(map(self._primary.getSortKey, words)) for words in segments),
            tuple(tuple(map(self._full.getSortKey, words)) for words in segments),
            text,
        )

    def letter(self, text: str, given: bool = False) -> str:
        """Return the letter of a heading's group: "E" for "\u00c9tienne"; "" for figures and signs."""
        segments = self._segments(text if given else self._counted(text, False))
        first = segments[0][0] if segments and segments[0] else ""
        if not first or not first[0].isalpha():
            return ""
        place = bisect_right(self._letters, self._primary.getSortKey(first), key=lambda item: item[0])
        label = self._letters[place - 1][1] if place else ""
        return label if label and _script(label) == _script(first) else first[0].upper()

    def _counted(self, text: str, sub: bool) -> str:
        """Return the text without the words at its head that do not count."""
        idle = self._idle if sub else self._articles
        rest = text.lstrip(" \u00a0\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb([*\u2026.-\u2013\u2014")
        while True:
            elided = _APOSTROPHE.match(rest)
            if elided and f"{elided[1].lower()}'" in idle:
                rest = rest[elided.end() :]
                continue
            word, _, following = rest.partition(" ")
            if not following.strip() or word.lower() not in idle:
                return rest
            rest = following.lstrip()

    def _segments(self, text: str) -> list[list[str]]:
        """Return the parts between pauses, each as the words that are compared one after another."""
        found = []
        for part in _PAUSE.split(" ".join(text.split())):
            words = _SIGNS.sub("", part.replace("-", "" if self._by_word else " ")).split()
            if words:
                found.append(words if self._by_word else ["".join(words)])
        return found or [[text]]


@lru_cache
def _collator(language: str, strength: int) -> icu.Collator:
    made = cldr.collator(language, strength)
    made.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return made


@lru_cache
def _letters(language: str) -> tuple[tuple[bytes, str], ...]:
    """Return the letters of a language and of the other scripts, with their sort keys, in their order."""
    labels: dict[str, set[str]] = {}
    for name in (language, *_SCRIPTS):
        own: dict[str, set[str]] = {}
        for label in cldr.alphabet(name):
            if label.isalpha():
                own.setdefault(_script(label), set()).add(label.title())
        # The language's own letters go before those that others have in its script.
        labels = {**own, **labels}
    primary = _collator(language, icu.Collator.PRIMARY)
    return tuple(sorted((primary.getSortKey(label), label) for one in labels.values() for label in one))


def _script(text: str) -> str:
    """Return the script of the first letter: the first word of its name in Unicode ("LATIN")."""
    return unicodedata.name(text[0], "").split(" ")[0]
