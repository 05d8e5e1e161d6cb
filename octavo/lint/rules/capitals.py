"""A name with other capitals than elsewhere: Github for GitHub, russian for Russian.

A word that may be a name and a common word is not told ("the party", "the Party"): only one with a capital
inside it, and names of languages, months and days in a language that writes them with a capital.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from octavo.languages import cldr
from octavo.lint.book import LintedBook
from octavo.lint.forms import WordPlace, places_of
from octavo.lint.rule import LintFinding, LintRule

_CAMEL = re.compile(r"[A-Za-z]{0,40}[a-z][A-Z][A-Za-z]{0,40}")
_AFTER_SMALL = re.compile(r"[a-zà-ÿ,;][ \n]$")
_IN_ADDRESS = re.compile(r"[/@._:#$-]$")
#: Names of languages and months that are common words too.
_COMMON = frozenset(("august", "march", "polish", "may", "danish", "slave", "arabic", "latin"))
#: So often must a word with a capital inside it stand there, to each time that it does not.
_SELDOM = 3


def _look(book: LintedBook) -> Iterator[LintFinding]:
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for word, number in book.words.items():
        if word.isalpha():
            forms[word.lower()][word] = number
    usual = {small: found for small, forms_of in forms.items() if (found := _camel(forms_of))}
    names: dict[str, str] = {}
    if book.manuscript.book.language.split("-")[0] == "en":
        proper = {name.lower(): name for name in cldr.proper_names("en")}
        names = {small: proper[small] for small in forms if small in proper and small not in _COMMON}
        names = {small: name for small, name in names.items() if small in forms[small]}
    places = places_of(book, {**names, **usual})
    for small, found in usual.items():
        # A name in small letters may be that of a command.
        command = small if small in book.gathered.commands else ""
        wrong = [one for one in places[small] if one.word not in (found, command) and not _excused(one)]
        yield from _findings(wrong, found)
    for small, name in names.items():
        wrong = [one for one in places[small] if one.word == small and _AFTER_SMALL.search(one.before)]
        yield from _findings([one for one in wrong if not _excused(one)], name)


def _camel(found: Mapping[str, int]) -> str:
    """Return the usual form of a word that has a capital inside it, if it has others and they are rare."""
    inside = {word: number for word, number in found.items() if _CAMEL.fullmatch(word)}
    others = {word: number for word, number in found.items() if word not in inside and not word.isupper()}
    if not inside or (len(inside) == 1 and not others):
        return ""
    usual = max(inside, key=lambda word: inside[word])
    rest = sum(inside.values()) - inside[usual] + sum(others.values())
    return usual if inside[usual] >= _SELDOM * rest else ""


def _excused(place: WordPlace) -> bool:
    """Return True for a part of an address, a name of a file or a word in capitals."""
    beside = place.after[:1]
    if place.word.isupper() or _IN_ADDRESS.search(place.before) or (beside != "" and beside in "/@_:("):
        return True
    return beside == "." and place.after[1:2].isalnum()


def _findings(places: Sequence[WordPlace], usual: str) -> Iterator[LintFinding]:
    for one in places:
        yield LintFinding(
            one.passage.span(one.at),
            f"`{one.word}` is written in another way than `{usual}`",
            f"write `{usual}`",
            words=one.word,
        )


RULE = LintRule("capitals-mixed", _look)
