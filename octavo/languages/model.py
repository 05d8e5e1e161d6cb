"""What the rules need to know of a language. The languages themselves are in ``table.py``."""

from dataclasses import dataclass, field
from enum import StrEnum

Pair = tuple[str, str]


class EllipsisStyle(StrEnum):
    """Three periods with no-break spaces, as scholarly books in English have it, or the one sign."""

    SPACED = "spaced"
    SINGLE = "single"


class DashStyle(StrEnum):
    """What ``---`` becomes between words: an em dash closed up, an em or en dash with spaces around
    it, or an em dash with the spaces that the author wrote."""

    EM_CLOSED = "em-closed"
    EM_SPACED = "em-spaced"
    EN_SPACED = "en-spaced"
    AS_WRITTEN = "as-written"


def words(text: str) -> frozenset[str]:
    """The words of a text, for the tables."""
    return frozenset(text.split())


@dataclass(frozen=True, eq=False, slots=True)
class Language:
    """The typographic habits of one language.

    ``quotes`` are the marks of the outermost quotation, of the next inside it, and so on; deeper levels
    begin again from the first. Empty: quotation marks and apostrophes are left as they are.
    ``single`` are the marks for ' around words that stand in no other quotation (default: the second
    level). Words in the sets are lower case, except months and titles.
    """

    quotes: tuple[Pair, ...] = ()
    single: Pair | None = None
    inside: str = ""  # the space inside guillemets
    before: tuple[Pair, ...] = ()  # signs that have a space before them, and that space
    dash: DashStyle = DashStyle.EN_SPACED
    spaced: str = "\u2013"  # what -- becomes, except where it joins two words or numerals
    dialogue: str = "\u2014"  # what -- and --- at the start of a paragraph become
    ellipsis: EllipsisStyle = EllipsisStyle.SINGLE
    elides: bool = False  # an apostrophe ends an article: l'homme, dell'arte
    elisions: frozenset[str] = field(default_factory=frozenset)  # words that begin with an apostrophe
    doubtful: frozenset[str] = field(default_factory=frozenset)  # these too, where no quotation is closed
    clipped: frozenset[str] = field(default_factory=frozenset)  # words that may end with an apostrophe: po'
    counted: frozenset[str] = field(default_factory=frozenset)  # words held to the numeral after them
    units: frozenset[str] = field(default_factory=frozenset)  # and to the numeral before them
    months: frozenset[str] = field(default_factory=frozenset)
    titles: frozenset[str] = field(default_factory=frozenset)  # held to the name after them
    clitics: frozenset[str] = field(default_factory=frozenset)  # held to the word after them
    groups: bool = False  # thousands are parted by spaces: 10 000

    @property
    def lone(self) -> Pair:
        """The marks for single quotes that stand in no other quotation."""
        return self.single or self.quotes[min(1, len(self.quotes) - 1)]

    @property
    def openers(self) -> frozenset[str]:
        """All signs that open a quotation."""
        return frozenset(pair[0] for pair in (*self.quotes, self.lone)) if self.quotes else frozenset()

    @property
    def closers(self) -> frozenset[str]:
        """All signs that close a quotation."""
        return frozenset(pair[1] for pair in (*self.quotes, self.lone)) if self.quotes else frozenset()
