"""A word with its accents in one place and without them in another: Dvořák and Dvorak."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

from octavo.languages.model import words
from octavo.lint.book import LintedBook
from octavo.lint.forms import WordForm, rarer_forms
from octavo.lint.rule import LintFinding, LintRule

#: Languages in which a mark over a letter seldom makes another word, and the letters in which it may.
_LANGUAGES = {"en": "", "nl": "", "fr": "", "es": "", "it": "", "de": "äöüÄÖÜ"}
#: English words that are others with an accent.
_OTHERS = words("resume expose rose lame pate pique attache saute divorce animate")
_LEAST = 4


def _look(book: LintedBook) -> Iterator[LintFinding]:
    yield from rarer_forms(book, _groups(book), "is written in another way than", "write it in one way")


def _groups(book: LintedBook) -> Iterator[Mapping[str, WordForm]]:
    language = book.manuscript.book.language.split("-")[0]
    if language not in _LANGUAGES:
        return
    found: dict[str, dict[str, WordForm]] = defaultdict(dict)
    for word, number in book.words_in_small.items():
        plain = _plain(word, _LANGUAGES[language])
        if len(word) < _LEAST or plain in _OTHERS or (plain.isascii() and not word.isalpha()):
            continue
        found[plain][word] = WordForm(number)
    for forms in found.values():
        if len(forms) > 1 and (language == "en" or all(_is_name(word, book) for word in forms)):
            yield forms


def _is_name(word: str, book: LintedBook) -> bool:
    """Return True for a word that never stands in small letters."""
    return word not in book.words and word.capitalize() in book.words


def _plain(word: str, kept: str) -> str:
    """Return a word without the marks on its letters, but for some letters."""
    if word.isascii():
        return word
    signs = (sign if sign in kept else unicodedata.normalize("NFD", sign)[0] for sign in word)
    return "".join(signs)


RULE = LintRule("accents-mixed", _look)
