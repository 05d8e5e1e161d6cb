"""The names that other programs give to headings, by which links lead to them: ``#the-sea-gate``.

Pandoc, GitHub (with mdBook and GitBook) and docutils (with MyST) make them from the words, each in its way. A
name that comes again in a file has a number behind it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

_MARKUP = re.compile(r"[*_`\\]+")
_SMART = (("---", "\u2014"), ("--", "\u2013"), ("...", "\u2026"))
_NOT_OF_PANDOC = re.compile(r"[^\w\s.-]")
_NOT_OF_GITHUB = re.compile(r"[^\w\s-]")


def pandoc_name(words: str) -> str:
    """Return the name that Pandoc, Quarto and bookdown give to a heading.

    >>> pandoc_name("1. The Sailor's Café -- 1913")
    'the-sailors-café-1913'
    """
    for typed, sign in _SMART:
        words = words.replace(typed, sign)
    name = "-".join(_NOT_OF_PANDOC.sub("", words).lower().split())
    return re.sub(r"^[\W\d_]+", "", name) or "section"


def github_name(words: str) -> str:
    """Return the name that GitHub, GitBook and mdBook give to a heading.

    >>> github_name("1. The Sailor's Café -- 1913")
    '1-the-sailors-café----1913'
    """
    return re.sub(r"\s", "-", _NOT_OF_GITHUB.sub("", words.strip().lower()))


def docutils_name(words: str) -> str:
    """Return the name that docutils, and so MyST, gives to a heading.

    >>> docutils_name("1. The Sailor's Café -- 1913")
    'the-sailor-s-cafe-1913'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"^[\d-]+", "", "-".join(re.findall(r"[a-z0-9]+", plain)))


_FORMS: tuple[Callable[[str], str], ...] = (pandoc_name, github_name, docutils_name)


class NamesOfFile:
    """Gives the headings of one file their names, in the order in which they stand there."""

    def __init__(self) -> None:
        self._counts: tuple[Counter[str], ...] = tuple(Counter() for _ in _FORMS)

    def names(self, words: str) -> list[str]:
        """Return the names of the next heading."""
        found = []
        for form, counts in zip(_FORMS, self._counts, strict=True):
            name = form(words)
            number = counts[name]
            counts[name] += 1
            if name:
                found.append(f"{name}-{number}" if number else name)
        return list(dict.fromkeys(found))


def heading_key(words: str) -> str:
    """Return what is compared of a heading and of a link that names it by its words, without their markup."""
    return " ".join(_MARKUP.sub("", words).split()).casefold()
