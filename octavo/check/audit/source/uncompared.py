"""Words that are printed as something else, or perhaps: they are compared with nothing, and counted."""

import html
import re

from octavo.check.audit.words import words

#: Reasons for which a text may be in one of the finished files alone.
_OF_ONE_FORMAT = frozenset({"raw text of other formats", "text under a condition"})
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)


class Uncompared:
    """The words that are not compared, text by text, and how many they are, by the reason."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.texts: list[tuple[str, ...]] = []
        self.of_one_format: list[tuple[str, ...]] = []

    def add(self, reason: str, text: str) -> None:
        """Add the words of a text."""
        found = tuple(words(text))
        if found:
            self.counts[reason] = self.counts.get(reason, 0) + len(found)
            self.texts.append(found)
            if reason in _OF_ONE_FORMAT:
                self.of_one_format.append(tuple(words(html.unescape(_TAG.sub(" ", text)))))

    def take(self, other: "Uncompared") -> None:
        """Add those of another one."""
        for reason, number in other.counts.items():
            self.counts[reason] = self.counts.get(reason, 0) + number
        self.texts += other.texts
        self.of_one_format += other.of_one_format
