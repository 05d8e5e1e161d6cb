"""Slugs: names in ASCII made from words, for ids and for files.

Three kinds are made, and each has to stay as it is: links into a book, and names of files, hang on them.
"""

import re
import unicodedata
from collections.abc import Mapping

_LONGEST = 60
_APOSTROPHES: Mapping[str, str] = dict.fromkeys("'\u2019", "")
#: Latin letters that do not come apart into a plain one and a mark.
_LETTERS: Mapping[str, str] = {
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u00f8": "o",
    "\u0142": "l",
    "\u0111": "d",
    "\u00fe": "th",
}


def source_slug(text: str) -> str:
    """Return an id for what an author named, such as a division or a table; "" if no letter is left.

    It begins with a letter: a number in front, as in ``03-the-new-course``, is for the order of files, and is
    left out.

    >>> source_slug("03-The Sailor's Café")
    'the-sailors-cafe'
    """
    return re.sub(r"^[\d-]+", "", "-".join(_words(text, _APOSTROPHES)))


def anchor_slug(text: str) -> str:
    """Return the end of an id that Octavo makes behind another one, for a subhead or an index entry.

    It has 60 characters at most, and is "" if no letter or figure is left.

    >>> anchor_slug("1. The sailor's café")
    '1-the-sailor-s-cafe'
    """
    return "-".join(_words(text, {}))[:_LONGEST].strip("-")


def file_slug(title: str) -> str:
    """Return a name for files made from a plain title: whole words, 60 characters at most, or "book".

    >>> file_slug("Große Fahrt: The Sailor's Café")
    'grosse-fahrt-the-sailors-cafe'
    """
    words = _words(title.lower(), {**_LETTERS, **_APOSTROPHES})
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join(words)[:_LONGEST] or "book"


def _words(text: str, replaced: Mapping[str, str]) -> list[str]:
    """Return the runs of ASCII letters and figures, in small letters; first put in what is ``replaced``."""
    for letter, other in replaced.items():
        text = text.replace(letter, other)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)
