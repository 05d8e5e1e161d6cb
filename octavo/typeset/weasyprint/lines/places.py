"""Places at which lines may end: as Unicode has it (UAX 14), at hyphens, and in words by their patterns."""

import re
from collections.abc import Iterator
from typing import Any

import pyphen
from weasyprint.text.line_break import get_log_attrs

from octavo.typeset.paragraphs.opportunities import Opportunity
from octavo.typeset.weasyprint.lines.inline_text import InlineText
from octavo.typeset.weasyprint.lines.shaping import shape

SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[\u2019'\u00ad][^\W\d_]+)*")
#: Where no line ends though Unicode would let it: in "227–31", before the dash in "gone—for ever", and behind
#: the dash that begins a text.
_CLOSED = re.compile(
    r"(?<=[\dA-Z][\u2013\u2010-])(?=[\dA-Z])|(?<=\S)(?=[\u2014\u2013])|(?<=\A[\u2014\u2013] )"
)

#: What it costs to end a line with a hyphen, in justified and in ragged text, and between any two letters, as
#: penalties of TeX.
_HYPHEN, _RAGGED_HYPHEN = 100.0, 800.0
_ANYWHERE = 5_000.0
#: The same for a dash in a range, if the column is narrower than the whole.
_CLOSED_PENALTY = 1_000.0


def places_of(
    found: InlineText, language: str, dictionaries: dict[Any, Any], fonts: dict[int, Any], everywhere: bool
) -> list[Opportunity]:
    """Return the places at which lines of a text may end, the first and the last of it among them.

    ``dictionaries`` are those of hyphens that the engine keeps for a document. ``everywhere`` adds places
    between all letters whose style lets them be parted if nothing else helps (``overflow-wrap``).
    """
    text = found.text
    justified = found.leaves[0].box.style["text_align_all"] == "justify"
    hyphen = _HYPHEN if justified else _RAGGED_HYPHEN
    first = len(text) - len(text.lstrip(" "))
    last = len(text.rstrip(" "))
    places = [_place(found, first, first)]
    forbidden = {*found.calls, *found.forced}
    closed = {match.start() for match in _CLOSED.finditer(text)}
    hyphens = dict(_hyphens(found, dictionaries, fonts))
    attributes = get_log_attrs(text, language)
    for here in range(first + 1, last):
        if here - 1 in found.forced:
            end, start = _before_spaces(text, here - 1), _behind_spaces(text, here)
            places.append(_place(found, end, start, forced=True))
        elif here in forbidden or not found.begins[here] or 0 < found.kept[here] == found.kept[here - 1]:
            continue
        elif attributes[here].is_line_break and here not in closed and text[here - 1] != SOFT_HYPHEN:
            places.append(_place(found, _before_spaces(text, here), here))
        elif everywhere and here in closed:
            places.append(_place(found, _before_spaces(text, here), here, penalty=_CLOSED_PENALTY))
        elif here in hyphens:
            places.append(_place(found, here, here, tail=hyphens[here], penalty=hyphen, hyphen=True))
        elif everywhere and found.leaves[found.owners[here]].box.style["overflow_wrap"] != "normal":
            places.append(_place(found, here, here, penalty=_ANYWHERE))
    places.append(_place(found, last, len(text)))
    return places


def _place(found: InlineText, end: int, start: int, **more: Any) -> Opportunity:
    offsets, spaces = found.offsets, found.spaces
    return Opportunity(
        offsets[end], offsets[start], spaces[end], spaces[start], character=end, next_character=start, **more
    )


def _before_spaces(text: str, here: int) -> int:
    while here and text[here - 1] == " ":
        here -= 1
    return here


def _behind_spaces(text: str, here: int) -> int:
    while here < len(text) and text[here] == " ":
        here += 1
    return here


def _hyphens(
    found: InlineText, dictionaries: dict[Any, Any], fonts: dict[int, Any]
) -> Iterator[tuple[int, float]]:
    """Yield the characters before which a word may be divided, with the widths of the hyphens there."""
    widths: dict[int, float] = {}
    for match in _WORD.finditer(found.text):
        owner = found.owners[match.start()]
        style = found.leaves[owner].box.style
        if style["hyphens"] == "none":
            continue
        word = match.group()
        if SOFT_HYPHEN in word:
            cuts = [number + 1 for number, sign in enumerate(word) if sign == SOFT_HYPHEN]
        elif style["hyphens"] == "auto" and len(word) >= style["hyphenate_limit_chars"][0]:
            cuts = _pattern_cuts(word, style, dictionaries)
        else:
            continue
        for cut in cuts:
            at = match.start() + cut
            leaf = found.owners[at - 1]
            if leaf not in widths:
                own = found.leaves[leaf].box.style
                widths[leaf] = sum(shape(own["hyphenate_character"], own, fonts).advances)
            yield at, widths[leaf]


def _pattern_cuts(word: str, style: Any, dictionaries: dict[Any, Any]) -> list[int]:
    language = style["lang"] and pyphen.language_fallback(style["lang"])
    if not language:
        return []
    total, left, right = style["hyphenate_limit_chars"]
    key = language, left, right, total  # the engine's own
    dictionary = dictionaries.get(key)
    if dictionary is None:
        dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
        dictionary = dictionaries[key]
    return [int(place) for place in dictionary.positions(word)]
