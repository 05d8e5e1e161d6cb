"""The signs that the typographic rules set, by name.

The thin space is U+202F and not U+2009 with U+2060, for three reasons measured with the four styles of
EB Garamond: U+202F is not in the font, so HarfBuzz makes it of half a word space (0.10-0.12 em), in
roman, italic and bold alike; U+2009 is in the font, but 0.5 em wide in both bolds; and U+202F alone
forbids a break. U+200A is in the font too: 0.01-0.03 em in roman and italic, 0.49 em in the bolds.
"""

from octavo.languages.model import NO_BREAK, THIN

HAIR = THIN  # between quotation marks; the hair space of the fonts is invisible or a hole

EN_DASH = "\u2013"
EM_DASH = "\u2014"
MINUS = "\u2212"

ELLIPSIS = "\u2026"
APOSTROPHE = "\u2019"
PRIME = "\u2032"
DOUBLE_PRIME = "\u2033"
#: The signs of abbreviations and acronyms in Hebrew, which are letters and not quotation marks.
GERESH, GERSHAYIM = "\u05f3", "\u05f4"

#: Stands in the text of a flow for what is set elsewhere or by other rules (code, another language).
OBJECT = "\ufffc"
#: Stands for a number that is not known yet, such as the page of a cross-reference.
NUMERAL = "\ufff9"
#: Stands for a forced line break.
LINE = "\u2028"

#: Spaces at which a line may be broken, as the inside of a character class and as a set.
BREAKING = " \t\n\r"
#: All spaces that the rules know.
SPACES = frozenset(BREAKING + NO_BREAK + THIN + HAIR + "\u2009")

OPEN_BRACKETS = frozenset("([{¿¡")
CLOSE_BRACKETS = frozenset(")]}")
DASHES = frozenset("-\u2010\u2011" + EN_DASH + EM_DASH)


def is_word(sign: str) -> bool:
    """Return True if a sign belongs to a word or a numeral; it is "" at the edge of a text."""
    return sign.isalnum() or sign in {OBJECT, NUMERAL} or "\u0300" <= sign <= "\u036f"


def is_hebrew(sign: str) -> bool:
    """Return True for a letter of the Hebrew script."""
    return "\u05d0" <= sign <= "\u05ea"


def is_ideograph(sign: str) -> bool:
    """Return True for a Chinese or Japanese sign, which stands beside others without spaces."""
    return (
        "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff"
    )


def skip_spaces_back(text: str, end: int) -> int:
    """Return the index at which the spaces that end before ``end`` begin."""
    while end and text[end - 1] in SPACES:
        end -= 1
    return end


def skip_spaces(text: str, start: int) -> int:
    """Return the index at which the spaces that begin at ``start`` end."""
    while start < len(text) and text[start] in SPACES:
        start += 1
    return start
