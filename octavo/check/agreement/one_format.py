"""Words that the source has for one of the finished files alone, such as raw HTML."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from octavo.check.audit.words import words

#: Words of passages that are compared one by one, places in which they may differ, and letters of texts that
#: are looked through.
_WORDS, _PLACES, _LETTERS = 2000, 8, 500_000


class OneFormat:
    """Tells if two passages differ in nothing but words that one format has alone."""

    def __init__(self, texts: Iterable[Sequence[str]] = ()) -> None:
        self._text = "\n".join(f" {' '.join(text)} " for text in texts if text)[:_LETTERS]

    def explains(self, one: str, other: str = "") -> bool:
        """Return True if all words by which two texts differ are such ones, each run of them as a whole."""
        if not self._text:
            return False
        mine, theirs = words(one), words(other)
        if mine == theirs or max(len(mine), len(theirs)) > _WORDS:
            return False
        found = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
        runs = [
            (mine[start:end], theirs[first:last])
            for kind, start, end, first, last in found
            if kind != "equal"
        ]
        return len(runs) <= _PLACES and all(
            f" {' '.join(run)} " in self._text for pair in runs for run in pair if run
        )


#: For a book whose files have the same words.
NONE_ALONE = OneFormat()
