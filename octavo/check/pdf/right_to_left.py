"""Words of scripts that run from right to left, in texts that run from left to right.

poppler gives the letters of a word, and the words of a line, as they stand on the page from its left (Unicode
Bidirectional Algorithm, rule L2). What they are compared with is written in the order of reading.
"""

import re
import unicodedata
from collections.abc import Sequence

#: Hebrew, Arabic, Syriac, Thaana, N'Ko and the other blocks of such scripts.
_ANY = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
#: What keeps its own order within: a number with its points, a word in letters that run the other way.
_KEPT = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")

_BETWEEN = "\0"  # which no text of a page has


def runs_left(text: str) -> bool:
    """Return True if a word has a letter of a script that runs from right to left."""
    return _ANY.search(text) is not None


def read(texts: Sequence[str]) -> list[str]:
    """Return texts that stand on one line, from its left, in the order of reading.

    Each run of words from right to left is put into that order, and so are the letters of its words. Numbers
    and signs between two such words belong to them.
    """
    found = list(texts)
    start = 0
    while start < len(found):
        if not runs_left(found[start]):
            start += 1
            continue
        end = start + 1
        for place in range(start + 1, len(found)):
            if runs_left(found[place]):
                end = place + 1
            elif any(unicodedata.bidirectional(sign) == "L" for sign in found[place]):
                break
        found[start:end] = _turned(found[start:end])
        start = end
    return found


def _turned(run: Sequence[str]) -> list[str]:
    """Return the words of a run in the order of reading.

    Signs around the run belong to the text around it.
    """
    text = _BETWEEN.join(run)
    inner = text.strip("".join(sign for sign in set(text) if not sign.isalnum()))
    before, _, after = text.partition(inner)
    words = _BETWEEN.join(_word(word) for word in reversed(inner.split(_BETWEEN)))
    return f"{before}{words}{after}".split(_BETWEEN)


def _word(text: str) -> str:
    return _KEPT.sub(lambda kept: kept[0][::-1], text[::-1])
