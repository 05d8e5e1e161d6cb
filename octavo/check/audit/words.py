"""Words as the audit compares them: without case, accents, hyphens and apostrophes.

    "The self-governing co‐\\noperative's 12.5"  ->  the selfgoverning co operatives 12.5

A hyphen within a line is taken out, so a compound is one word on both sides; a word that is divided at the
end of a line is two in the finished file, and is put together when it is compared (see ``gaps``). Letters and
figures part: a note mark that sticks to a word is a word of its own.

Beside each word stand its letters with their accents, and the signs behind it, which are compared once it is
known which word of the file is which of the source (see ``signs``).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

#: Stands for markup within a word: it is taken out, and what is on its sides is one word.
JOINER = "\ue000"
#: Stands before a word of which it is not sure that it is printed, or how.
DOUBT = "\ue001"
#: Stands for what is printed otherwise: the signs beside it are not compared.
GONE = "\ue002"
#: Stands before the number to which it belongs.
MINUS = "\u2212"
_HYPHENS = "-\u00ad\u2010\u2011\u058a\u05be"
_APOSTROPHES = "'\u2018\u2019\u02bc\u02bb\u2032`\u00b4"
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
)
_OUT = dict.fromkeys(map(ord, JOINER + _HYPHENS + _APOSTROPHES + _INVISIBLE)) | {ord("\u0131"): "i"}
#: Scripts without spaces between words: each sign is a word.
_SIGNS = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_WORD = re.compile(rf"(\d+(?:[.,:]\d+)*|[{_SIGNS}]|[^\W\d_{_SIGNS}]+)")
_DASH = re.compile(rf"--+|(?<=\d)[{_HYPHENS}](?=\d)")
_MINUS = re.compile(r"(?<![\w.,)\]\ue000\u2010-\u2015\u2212-])[-\u2010\u2011\u2013\u2212](?=[\d.]*\d)")
_JOINED = re.compile("[\u0622\u0623\u0625\u0627\u0644]{2,}")
#: Signs that say something; quotation marks, brackets and dashes are set in many ways.
_NO_SIGN = re.compile("[^?!;:.,%\u2030+=\u20ac$\u00a3\u00a5\u00a7\u00b0&\u3002\u061f\u060c\u061b]+")


class FoldedWords(NamedTuple):
    """The words of a text, each folded, as it is printed but for its case, and the signs behind it; the
    indexes of those of which it is not sure that they are printed; and the signs before the first."""

    folded: tuple[str, ...]
    exact: tuple[str, ...]
    signs: tuple[str, ...]
    doubts: frozenset[int] = frozenset()
    lead: str = ""


def fold(text: str) -> str:
    """Return a text as its words are told apart, with accents; lines stay as many as they are."""
    if "-" in text or not text.isascii():
        text = _DASH.sub(" ", _MINUS.sub(MINUS, text))
    text = text.casefold().translate(_OUT)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_marks())
        if "\u0644" in text:
            text = _JOINED.sub(lambda run: "".join(sorted(run[0])), text)
    return text


def split_words(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a folded text, with accents, each with its beginning and end."""
    for found in _WORD.finditer(folded):
        yield found[0], found.start(), found.end()


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return [word if word.isascii() else bare(word) for word in _WORD.findall(fold(text))]


def read_words(text: str) -> FoldedWords:
    """Return the words of a text, and what else is compared of them."""
    folded = fold(text)
    parts = _WORD.split(folded)
    exact = parts[1::2]
    if MINUS in folded:  # it belongs to the number behind it
        exact = [MINUS + word if MINUS in gap else word for gap, word in zip(parts[::2], exact, strict=False)]
    doubts: frozenset[int] = frozenset()
    if DOUBT in folded:
        doubts = frozenset(index for index, gap in enumerate(parts[:-1:2]) if DOUBT in gap)
    return FoldedWords(
        tuple(word if word.isascii() else bare(word) for word in parts[1::2]),
        tuple(exact),
        tuple(map(_signs, parts[2::2])),
        doubts,
        _signs(parts[0]),
    )


@cache
def _marks() -> dict[int, None]:
    """Return the marks that stand above or below letters, of all scripts, to be taken out."""
    return {code: None for code in range(0x300, 0x1F000) if unicodedata.category(chr(code))[0] == "M"}


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Return a word without accents."""
    parts = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(one for one in parts if unicodedata.category(one)[0] != "M"))


@lru_cache(maxsize=65_536)
def _signs(gap: str) -> str:
    return "" if GONE in gap else _NO_SIGN.sub("", gap)
