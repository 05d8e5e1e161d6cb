"""Ellipses: three periods with no-break spaces between them, or the one sign."""

import re

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.signs import (
    APOSTROPHE,
    BREAKING,
    CLOSE_BRACKETS,
    DASHES,
    ELLIPSIS,
    LINE,
    OPEN_BRACKETS,
    is_word,
)
from octavo.languages.model import NO_BREAK, EllipsisStyle, Language

_SPACE = r"[ \t\n\r\u00a0\u2009\u202f]"
_HINT = re.compile(rf"…|\.{_SPACE}*\.{_SPACE}*\.")
_RUN = re.compile(
    rf"(?<!{_SPACE})(?P<before>{_SPACE}*)(?P<dots>[.…](?:{_SPACE}*[.…])+|…)(?P<after>{_SPACE}*)"
)

_STOPS = frozenset(",;:?!")
#: Marks that only a language without rules for quotation still has here: which way they point is unknown.
_UNSET = frozenset("\"'")


def ellipses(text: str, language: Language) -> list[Edit]:
    """Return the edits of ellipses: three periods, or four of which the first is a full stop, in any spacing.

    Longer runs are leaders, and stay.
    """
    if not _HINT.search(text):
        return []
    edits: list[Edit] = []
    for match in _RUN.finditer(text):
        dots = match["dots"]
        count = dots.count(".") + 3 * dots.count(ELLIPSIS)
        if count not in {3, 4}:
            continue
        spaced = language.ellipsis is EllipsisStyle.SPACED
        edits += _spaced(text, match, count, language) if spaced else _single(text, match, count)
    return edits


def _single(text: str, match: re.Match[str], count: int) -> list[Edit]:
    edits: list[Edit] = []
    start, end = match.span("dots")
    sign = ELLIPSIS if count == 3 else f".{ELLIPSIS}"
    if text[start:end] != sign and not (count == 4 and ELLIPSIS in match["dots"]):
        edits.append((start, end, sign))
    before = match["before"]
    if before and _is_breaking(before) and _word_before(text, match.start()):
        edits.append((*match.span("before"), NO_BREAK))
    return edits


def _spaced(text: str, match: re.Match[str], count: int, language: Language) -> list[Edit]:
    start, end = match.span("dots")
    previous = text[match.start() - 1] if match.start() else ""
    following = text[match.end()] if match.end() < len(text) else ""
    opening = OPEN_BRACKETS | DASHES | language.openers | {LINE, ""}
    # The first of four dots is the full stop, and stands at its word: unless the author set it apart.
    attached = not match["before"] and (count == 4 or previous in _UNSET)
    left = "" if previous in opening or attached else NO_BREAK
    dots = left * (not match["before"]) + NO_BREAK.join("." * count)
    right = _space_after(match["after"], previous in opening - DASHES, following, language)
    edits: list[Edit] = []
    if match["before"]:
        edits.append((*match.span("before"), left if previous else match["before"]))
    if match["after"]:
        edits.append((*match.span("after"), right))
    else:
        dots += right
    edits.append((start, end, dots))
    return [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]


def _space_after(written: str, first: bool, following: str, language: Language) -> str:
    """Return the space between an ellipsis and what follows.

    ``first`` says that the ellipsis begins its line.
    """
    if following in {"", LINE}:
        return written
    if following in _STOPS:
        return NO_BREAK
    closers = language.closers - {APOSTROPHE}
    if following in CLOSE_BRACKETS or following in closers or following in DASHES:
        return ""
    if not written and (following == APOSTROPHE or following in _UNSET):
        return ""
    if first:
        return NO_BREAK
    return written or " "


def _is_breaking(spaces: str) -> bool:
    return all(sign in BREAKING for sign in spaces)


def _word_before(text: str, end: int) -> bool:
    return end > 0 and (is_word(text[end - 1]) or text[end - 1] in CLOSE_BRACKETS or text[end - 1] in ",;")
