"""Words as the audit compares them: without case, accents, hyphens and apostrophes.

    "The self-governing co‐\\noperative's 12.5"  ->  the selfgoverning co operatives 12.5

A hyphen within a line is taken out, so a compound is one word on both sides; a word that is divided at the
end of a line is two in the finished file, and is put together when it is compared (see ``gaps``). Letters and
figures part: a note mark that sticks to a word is a word of its own.
"""

import re
import unicodedata
from collections.abc import Iterator

#: Stands for markup within a word: it is taken out, and what is on its sides is one word.
JOINER = "\ue000"
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
_WORD = re.compile(rf"\d+(?:[.,:]\d+)*|[{_SIGNS}]|[^\W\d_{_SIGNS}]+")
_DASH = re.compile(rf"--+|(?<=\d)[{_HYPHENS}](?=\d)")
_JOINED = re.compile("[\u0622\u0623\u0625\u0627\u0644]{2,}")


def fold(text: str) -> str:
    """Return a text as its words are compared; lines stay as many as they are."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c)[0] != "M"))
    text = _DASH.sub(" ", text).casefold().translate(_OUT)
    return _JOINED.sub(lambda run: "".join(sorted(run[0])), text) if "\u0644" in text else text


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(fold(text))


def lined_words(text: str, line: int) -> Iterator[tuple[str, int]]:
    """Yield the words of a text that begins in a line, each with the line in which it stands."""
    for row in text.split("\n"):
        for word in words(row):
            yield word, line
        line += 1
