"""Spaces that belong to a sign: inside guillemets and before ; : ! ? in French, and the hair space
between single and double quotation marks."""

import re

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.signs import (
    APOSTROPHE,
    HAIR,
    LINE,
    OPEN_BRACKETS,
    is_word,
    skip_spaces,
    skip_spaces_back,
)
from octavo.languages.model import Language

_STOP = re.compile(r"(?<![;:!?])[;:!?]")
_GUILLEMET = re.compile("[«»‹›]")
_NEIGHBOURS = re.compile("[‘’‚](?=[“”„])|[“”„](?=[‘’‚])")


def spaces_before(text: str, language: Language) -> list[Edit]:
    """Return the edits that put the space of a language before a sign, or in the place of an ordinary one."""
    if not language.before:
        return []
    wanted = dict(language.before)
    edits: list[Edit] = []
    for match in _STOP.finditer(text):
        at = match.start()
        following = text[at + 1 : at + 2]
        before = skip_spaces_back(text, at)
        previous = text[before - 1 : before]
        # Inside a word (12:30, a mark in brackets) the sign is no punctuation of the sentence.
        if match[0] not in wanted or is_word(following) or following == "/":
            continue
        if previous and previous not in OPEN_BRACKETS and previous != LINE:
            edits += _space(text, before, at, wanted[match[0]])
    return edits


def spaces_inside(text: str, language: Language) -> list[Edit]:
    """Return the edits of the spaces between guillemets and what they hold."""
    if not language.inside:
        return []
    edits: list[Edit] = []
    for match in _GUILLEMET.finditer(text):
        at = match.start()
        if match[0] in "«‹":
            end = skip_spaces(text, at + 1)
            if end == len(text) or text[end] == LINE:
                continue
            if end == at + 1:
                edits.append((at, end, match[0] + language.inside))
            elif text[at + 1 : end] != language.inside:
                edits.append((at + 1, end, language.inside))
        else:
            before = skip_spaces_back(text, at)
            if before and text[before - 1] not in {LINE, "«", "‹"}:
                edits += _space(text, before, at, language.inside)
    return edits


def hair_spaces(text: str, language: Language) -> list[Edit]:
    """Return the edits that put a hair space between a single and a double quotation mark that meet."""
    if "“" not in text and "”" not in text and "„" not in text:
        return []
    return [
        (match.start(), match.end(), match[0] + HAIR)
        for match in _NEIGHBOURS.finditer(text)
        if not _is_article(text, match.start(), language)
    ]


def _is_article(text: str, at: int, language: Language) -> bool:
    """Return True if the mark is the apostrophe of an article before a quoted name: l’“Unità”."""
    if not language.elides or text[at] != APOSTROPHE or text[at + 1] not in language.openers:
        return False
    return at > 0 and is_word(text[at - 1])


def _space(text: str, start: int, at: int, space: str) -> list[Edit]:
    """Return the edits that make text[start:at] the space.

    A space that was not there goes with the sign after it: an edit takes the place of one sign at least.
    """
    if start == at:
        return [(at, at + 1, space + text[at])]
    return [(start, at, space)] if text[start:at] != space else []
