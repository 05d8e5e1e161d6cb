"""The words that Octavo adds to a text, in the language of the place at which they stand."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Self

from octavo.core.registry import Registry
from octavo.core.settings import Settings
from octavo.core.xhtml import XML_LANG, Element
from octavo.languages import Language
from octavo.languages.terms import Terms, load_terms, own_terms


class CurrentTerms(Mapping[str, str]):
    """The terms of the language that is in force: the book's, or for a while that of a place in it.

    Templates keep this one mapping, and read from it what holds while they run. A language without terms has
    those of the text around it.
    """

    def __init__(self, language: str, terms: Terms, load: Callable[[str], Terms | None]) -> None:
        self._load = load
        self._known: dict[str, Terms | None] = {language: terms}
        self._all = [(language, terms)]

    @classmethod
    def of_book(cls, settings: Settings, language: str, languages: Registry[Language]) -> Self:
        """Return the terms of a book in a language. Raise jinja2.TemplateSyntaxError for a broken file."""
        return cls(
            language,
            load_terms(settings, language, languages),
            lambda tag: own_terms(settings, tag, languages),
        )

    @property
    def language(self) -> str:
        """The language of the terms that hold now, a BCP 47 tag."""
        return self._all[-1][0]

    @contextmanager
    def within(self, language: str | None) -> Iterator[None]:
        """Take the terms of a language, if it has any, for the block."""
        found = self._of(language) if language else None
        self._all.append((language, found) if language and found else self._all[-1])
        try:
            yield
        finally:
            self._all.pop()

    def _of(self, language: str) -> Terms | None:
        if language not in self._known:
            self._known[language] = self._load(language)
        return self._known[language]

    def __getitem__(self, name: str) -> str:
        return self._all[-1][1][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all[-1][1])

    def __len__(self) -> int:
        return len(self._all[-1][1])


def say_language(holder: Element) -> None:
    """Give blocks the language and direction of what holds them and is not printed itself, a note's body."""
    for name in ("lang", XML_LANG, "dir"):
        value = holder.get(name)
        for block in holder if value else ():
            if not block.get(name):
                block.set(name, value or "")
