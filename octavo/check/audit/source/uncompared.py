"""Words that are printed as something else, or perhaps: they are compared with nothing, and counted."""

from octavo.check.audit.words import words


class Uncompared:
    """The words that are not compared, text by text, and how many they are, by the reason."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.texts: list[tuple[str, ...]] = []

    def add(self, reason: str, text: str) -> None:
        """Add the words of a text."""
        found = tuple(words(text))
        if found:
            self.counts[reason] = self.counts.get(reason, 0) + len(found)
            self.texts.append(found)

    def take(self, other: "Uncompared") -> None:
        """Add those of another one."""
        for reason, number in other.counts.items():
            self.counts[reason] = self.counts.get(reason, 0) + number
        self.texts += other.texts
