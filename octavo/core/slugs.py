"""Slugs: names in ASCII made from words, for ids and for files.

Three kinds are made, and each has to stay as it is: links into a book, and names of files, hang on them.
"""

import re
import unicodedata
from collections.abc import Mapping

_LONGEST = 60
# Letters of other alphabets, syllables and ideographs.
_NOT_LATIN = re.compile(
    "[\u0370-\u1cff\u2c00-\u2c5f\u2d00-\u2dff\u2e80-\ua71f\ua800-\uab2f\uab70-\ufaff\ufb1d-\ufdff"
    "\ufe70-\ufefe\uff66-\uffdc\U00010000-\U0001cfff\U00020000-\U0003ffff]"
)
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

    Letters of other scripts are spelled in Latin ones. It begins with a letter: a number in front, as in
    ``03-the-new-course``, is for the order of files, and is left out.

    >>> source_slug("03-The Sailor's Café")
    'the-sailors-cafe'
    >>> source_slug("02-Глава первая"), source_slug("第一章")
    ('glava-pervaa', 'di-yi-zhang')
    """
    return re.sub(r"^[\d-]+", "", "-".join(_words(text, _APOSTROPHES)))


def is_latin(text: str) -> bool:
    """Return True if a text has no letters of other scripts than the Latin one."""
    return _NOT_LATIN.search(text) is None


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
    apart = unicodedata.normalize("NFKD", text)
    if _NOT_LATIN.search(apart):
        apart = unicodedata.normalize("NFKD", _in_latin(text))
    plain = apart.encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def _in_latin(text: str) -> str:
    """Return a text in Latin letters, as ICU spells those of other scripts; silent signs are left out.

    >>> _in_latin("Война и мир")
    'Vojna i mir'
    """
    import icu  # here, since few books need it

    spelled = str(icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate(text))
    return re.sub("['`\u02b9-\u02bf\u2019]", "", spelled)
