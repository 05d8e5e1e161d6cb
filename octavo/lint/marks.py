"""Quotation marks of a passage: which of them open, and which close."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.compose.typography.quotes import quotes
from octavo.languages import Language

#: Marks of the outer kind, and those that may be apostrophes too.
DOUBLE = frozenset('"“”„«»')
_MARK = re.compile('["“”„«»]')
#: A sign that is spoken of, with spaces around it; and none that stands beside a quotation within it: “ ‘
_ALONE = re.compile("[ \u00a0\n(][“”„](?:[),]|[ \u00a0\n](?![‘’'“”\"«»]))")
_ALONE_FIRST = re.compile("[“”„][ \u00a0\n](?![‘’'“”\"«»])")
_AFTER_MARK = re.compile("[‘’'“”\"«»][ \u00a0\u202f]$")
_POINT_IN = frozenset("“„«")
_GUILLEMETS = frozenset("«»")
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f\u2009\u2028([{—–-/¿¡“„«‘‚")
_CLOSES_BEFORE = frozenset(" \t\n\u00a0\u202f\u2009\u2028)]}—–-/.,;:!?…”»’")


@dataclass(frozen=True, slots=True)
class QuotationMark:
    """A double mark at an index: if it opens, and the sign that Octavo prints for it."""

    at: int
    opens: bool
    sign: str
    straight: bool


def double_marks(text: str, language: Language) -> Sequence[QuotationMark]:
    """Return the double quotation marks of a text in their order; inches are none."""
    if not any(sign in text for sign in DOUBLE):
        return ()
    set_as = {start: new for start, _, new in quotes(text, language)} if '"' in text else {}
    found = []
    is_open = False
    for match in _MARK.finditer(text):
        at, sign = match.start(), match[0]
        if sign in "“”„" and _is_alone(text, at):
            continue
        if sign == '"':
            sign = set_as.get(at, sign)
            if sign not in DOUBLE and sign not in language.openers | language.closers:
                continue  # a prime
        opens = _opens(text, at, sign, language, is_open)
        is_open = opens
        found.append(QuotationMark(at, opens, sign, match[0] == '"'))
    return found


def _is_alone(text: str, at: int) -> bool:
    """Return True for a sign that is itself meant."""
    found = _ALONE.match(text, max(at - 1, 0)) or (_ALONE_FIRST.match(text) if at == 0 else None)
    return found is not None and not _AFTER_MARK.search(text, max(0, at - 2), at)


def _opens(text: str, at: int, sign: str, language: Language, is_open: bool) -> bool:
    straight = text[at] == '"'
    opener, closer = sign in language.openers, sign in language.closers
    if straight and opener is not closer:
        return opener
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    may_open, may_close = before in _OPENS_AFTER, after in _CLOSES_BEFORE
    if sign not in _GUILLEMETS and may_open is not may_close:
        return may_open
    if opener is not closer:
        return opener
    if straight or may_open is not may_close:
        return may_open if may_open is not may_close else not is_open
    return sign in _POINT_IN
