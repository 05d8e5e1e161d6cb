"""The model of a language: its rules for setting a text."""

from dataclasses import dataclass, field
from enum import StrEnum

from octavo.languages import cldr

#: An opening and a closing quotation mark, or a sign and the space before it.
Pair = tuple[str, str]

NO_BREAK = "\u00a0"
#: The narrow no-break space. U+2009 is no choice: it may end a line, and is half an em wide in some fonts.
THIN = "\u202f"

#: Quotation marks that several languages have.
CURLY: tuple[Pair, ...] = (("“", "”"), ("‘", "’"))
GUILLEMETS: tuple[Pair, ...] = (("«", "»"), ("“", "”"), ("‘", "’"))


class EllipsisStyle(StrEnum):
    """Three periods with no-break spaces, as scholarly books in English have it, or the one sign."""

    SPACED = "spaced"
    SINGLE = "single"


class DashStyle(StrEnum):
    """The form of ``---`` between words: an em dash closed up, an em or en dash with spaces around it, or
    an em dash with the spaces that the author wrote."""

    EM_CLOSED = "em-closed"
    EM_SPACED = "em-spaced"
    EN_SPACED = "en-spaced"
    AS_WRITTEN = "as-written"


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, eq=False, slots=True)
class Language:
    """A language, or one as a region or a script has it, by its BCP 47 tag.

    A file of this folder says what CLDR does not, and what books do otherwise. In a language that
    ``octavo.languages.language`` returns, the first four fields behind the tag are filled from CLDR. Words in
    the sets are in small letters, but for months, units and titles.
    """

    tag: str

    # Asked of CLDR if left empty; ``months`` are added to those that CLDR has.
    #: The marks of the outermost quotation, of the next inside it, and so on; deeper levels begin again from
    #: the first. Without any, quotation marks and apostrophes are left as they are.
    quotes: tuple[Pair, ...] = ()
    months: frozenset[str] = field(default_factory=frozenset)
    decimal: str = ""  # the sign before a fraction
    grouping: str = ""  # the sign between thousands

    #: The marks for ' around words that stand in no other quotation; by default those of the second level.
    single: Pair | None = None
    inside: str = ""  # the space inside guillemets
    before: tuple[Pair, ...] = ()  # signs that have a space before them, and that space
    dash: DashStyle = DashStyle.EN_SPACED
    spaced: str = "\u2013"  # what -- becomes, unless it joins two words or numerals
    dialogue: str = "\u2014"  # what -- and --- at the start of a paragraph become
    ellipsis: EllipsisStyle = EllipsisStyle.SINGLE

    elides: bool = False  # an apostrophe ends an article: l'homme, dell'arte
    elisions: frozenset[str] = field(default_factory=frozenset)  # words that begin with an apostrophe
    doubtful: frozenset[str] = field(default_factory=frozenset)  # these too, if no quotation is closed
    clipped: frozenset[str] = field(default_factory=frozenset)  # words that may end with an apostrophe: po'

    counted: frozenset[str] = field(default_factory=frozenset)  # words held to the numeral after them
    units: frozenset[str] = field(default_factory=frozenset)  # words held to the numeral before them
    titles: frozenset[str] = field(default_factory=frozenset)  # words held to the name after them
    clitics: frozenset[str] = field(default_factory=frozenset)  # words held to the word after them

    #: Words that do not count at the head of an index entry; of a sub-entry, the particles do not either.
    articles: frozenset[str] = field(default_factory=frozenset)
    particles: frozenset[str] = field(default_factory=frozenset)
    collation: str = ""  # the BCP 47 tag by whose rules words are sorted; by default the language's own

    # For looking over a manuscript.
    #: Words that may rightly stand twice ("had had"); without any, only doubled articles are slips.
    repeats: frozenset[str] = field(default_factory=frozenset)
    upward: frozenset[str] = field(default_factory=frozenset)  # words for what stands above in a text
    downward: frozenset[str] = field(default_factory=frozenset)  # and below
    totals: frozenset[str] = field(default_factory=frozenset)  # heads of rows and columns that are sums

    point_inside_quotes: bool = False  # a full stop or comma after a quoted title goes inside the marks
    spine_up: bool = False  # the words on the spine of a book run from foot to head

    @property
    def name(self) -> str:
        """The English name: "German (Switzerland)"."""
        return cldr.name(self.tag)

    @property
    def direction(self) -> str:
        """The direction of the script, "ltr" or "rtl"; the tag says it, by its script if it names one."""
        return cldr.direction(self.tag)

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

    @property
    def groups(self) -> bool:
        """True if spaces part thousands: 10 000."""
        return self.grouping.isspace()
