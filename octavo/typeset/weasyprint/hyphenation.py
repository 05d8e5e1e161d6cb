"""The book's own hyphenation: words that are broken only at the places that it names."""

import copy
from collections.abc import Sequence
from typing import Any

import pyphen


class Dictionaries(dict[tuple[Any, ...], pyphen.Pyphen]):
    """The hyphenation dictionaries of the documents of one book, to be given to ``hyphenated_with``.

    WeasyPrint keeps each dictionary that it makes in its layout's context, under a key that begins with the
    language. Those of the book's language get patterns of their own here, which know the book's exceptions
    ("Gos-plan", or "Pravda" for not at all); the patterns that pyphen keeps for all others stay as they are.
    """

    def __init__(self, exceptions: Sequence[str], language: str) -> None:
        super().__init__()
        self._positions = dict(map(_positions, exceptions))
        name = pyphen.language_fallback(language) if exceptions else None
        self._file = pyphen.LANGUAGES[name] if name else None
        self._patterns: Any = None

    def __setitem__(self, key: tuple[Any, ...], dictionary: pyphen.Pyphen) -> None:
        """Keep a dictionary, and let it know the book's exceptions if it is of the book's language."""
        if self._file is not None and pyphen.LANGUAGES[key[0]] == self._file:
            if self._patterns is None:
                self._patterns = copy.copy(dictionary.hd)
                self._patterns.cache = self._positions  # of words that need not be looked up
            dictionary.hd = self._patterns
        super().__setitem__(key, dictionary)


def _positions(exception: str) -> tuple[str, list[Any]]:
    """Return the word of an exception, and the numbers of letters behind which it may be broken."""
    pieces = exception.lower().split("-")
    breaks = [len("".join(pieces[:count])) for count in range(1, len(pieces))]
    return "".join(pieces), [pyphen.DataInt(place) for place in breaks]
