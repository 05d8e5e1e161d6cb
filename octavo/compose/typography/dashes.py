"""Dashes: ``--`` and ``---``, and the spaces beside all dashes."""

import re

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.signs import (
    CLOSE_BRACKETS,
    DASHES,
    EM_DASH,
    EN_DASH,
    LINE,
    OPEN_BRACKETS,
    is_word,
    skip_spaces,
    skip_spaces_back,
)
from octavo.languages.model import NO_BREAK, DashStyle, Language

# Longer runs are rules or 3-em dashes for a repeated author; they stay as they are.
_DASH = re.compile(r"(?<![-–—])(?:---?|—|–)(?![-–—])")

_OPENING = OPEN_BRACKETS | frozenset("“‘„‚«‹")
_CLOSING = CLOSE_BRACKETS | frozenset("”’»›.,;:!?…\"'")


def dashes(text: str, language: Language) -> list[Edit]:
    """Return the edits of dashes and of the spaces beside them.

    Between words they follow the language. At the start of a line stands the dash that opens a speech, or
    names the source of an epigraph; it is held to the word after it.
    """
    if "--" not in text and EM_DASH not in text and EN_DASH not in text:
        return []
    edits: list[Edit] = []
    for match in _DASH.finditer(text):
        start, end = match.span()
        before, after = skip_spaces_back(text, start), skip_spaces(text, end)
        at_start = before == 0 or text[before - 1] == LINE
        at_end = after == len(text) or text[after] == LINE
        if (at_start and at_end) or _is_beside_dash(text, before, end, after):
            sign = {"--": EN_DASH, "---": EM_DASH}.get(match[0], match[0])
            edits += _change(text, start, end, sign)
        elif at_start:
            edits += _opening(text, start, end, after, language)
        else:
            edits += _between(text, (before, start, end, after), at_end, language)
    return edits


def _is_beside_dash(text: str, before: int, end: int, after: int) -> bool:
    if before and text[before - 1] in DASHES:
        return True
    # A hyphen after a space and before a figure will be a minus sign.
    is_minus = after > end and text[after : after + 1] == "-" and text[after + 1 : after + 2].isdigit()
    return text[after : after + 1] in DASHES and not is_minus


def _opening(text: str, start: int, end: int, after: int, language: Language) -> list[Edit]:
    sign = text[start:end]
    if len(sign) > 1:
        sign = EN_DASH if sign == "--" and text[after].isdigit() else language.dialogue
    return _change(text, start, end, sign) + _change(text, end, after, NO_BREAK if after > end else "")


def _between(text: str, places: tuple[int, int, int, int], at_end: bool, language: Language) -> list[Edit]:
    before, start, end, after = places
    sign = text[start:end]
    # A space that belongs to the sign after it is none of the dash's.
    spaced = before < start and after > end and (at_end or text[after] not in _spaced_signs(language))
    if sign in {"---", EM_DASH} and language.dash is DashStyle.EM_CLOSED:
        return [
            *_change(text, before, start, ""),
            *_change(text, start, end, EM_DASH),
            *_change(text, end, after, text[end:after] if at_end else ""),
        ]
    if sign == "---" and language.dash in {DashStyle.EM_SPACED, DashStyle.EN_SPACED}:
        return _set_off(text, places, at_end, EM_DASH if language.dash is DashStyle.EM_SPACED else EN_DASH)
    edits: list[Edit] = []
    if sign == "---":
        edits = _change(text, start, end, EM_DASH)
    elif sign == "--":
        joins = before == start and end == after and is_word(text[start - 1]) and is_word(text[end : end + 1])
        edits = _change(text, start, end, EN_DASH if joins else language.spaced)
    if spaced:
        # A dash may end a line, and never begins one.
        edits += _change(text, before, start, NO_BREAK)
    return edits


def _set_off(text: str, places: tuple[int, int, int, int], at_end: bool, dash: str) -> list[Edit]:
    """Return the edits that set a dash with spaces around it.

    There are none beside brackets, quotation marks and points, and none at the end.
    """
    before, start, end, after = places
    last = text[before - 1]
    following = "" if at_end else text[after]
    edits: list[Edit] = []
    left = right = ""
    if before < start:
        edits += _change(text, before, start, NO_BREAK)
    elif last not in _OPENING and last not in "\"'":
        left = NO_BREAK
    if after == end and following and following not in _CLOSING:
        right = " "
    return edits + _change(text, start, end, f"{left}{dash}{right}")


def _spaced_signs(language: Language) -> set[str]:
    return {sign for sign, _ in language.before} | (set("»›") if language.inside else set())


def _change(text: str, start: int, end: int, new: str) -> list[Edit]:
    return [(start, end, new)] if start < end and text[start:end] != new else []
