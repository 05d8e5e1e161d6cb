"""Signs that meet where pieces join, and their place beside closing quotation marks.

CSL 1.0.2 leaves this to the processor; these are the rules of citeproc-js, which the CSL project's suite
tests.
"""

from octavo.csl.locale import Locale
from octavo.csl.rich import Rich, leaves

#: The signs that stay of two that meet: "!" and "." leave "!". Two that are not here stay both; the same sign
#: never stands twice.
_MET = {
    "!.": "!",
    "!:": "!",
    "?.": "?",
    "?:": "?",
    ":!": "!",
    ":?": "?",
    ":.": ":",
    ";!": "!",
    ";?": "?",
    ";:": ";",
    ";.": ";",
}
_SIGNS = ".,:;!?"
_INTO_QUOTES = ".,!?"
_OUT_OF_QUOTES = ",:;"
_SPACES = " \u00a0"

#: The value of the leaf that holds a closing quotation mark.
CLOSE = "close"


def resolve_signs(rich: Rich, locale: Locale) -> None:
    """Put the signs of a finished piece in order at each join with an affix or a delimiter. The text of a
    field stays as it is. The piece is changed in place."""
    every = [one for one in leaves(rich) if one.text]
    inward = locale.options.get("punctuation-in-quote") == "true"
    if not inward:
        _move_out(every)
    for place in range(1, len(every)):
        _meet(every, place)
    if inward:
        for place in range(1, len(every)):
            _move_in(every, place)


def _meet(every: list[Rich], place: int) -> None:
    """Resolve the signs at the end of what stands before a piece, and at its beginning."""
    here = every[place]
    while here.text:
        before = _before(every, place)
        if before is None or not (here.glue or before.glue):
            return
        last, first = before.text[-1], here.text[0]
        if last in _SPACES and first == " ":
            here.text = here.text[1:]
        elif last == " " and first in ",.;" and here.glue:
            before.text = before.text.rstrip(" ")
        elif last == first and last in _SIGNS:
            here.text = here.text[1:]
        elif last + first in _MET:
            here.text = here.text[1:]
            before.text = before.text[:-1] + _MET[last + first]
        else:
            return


def _before(every: list[Rich], place: int) -> Rich | None:
    """Return the nearest piece before that has text, seen through a closing quotation mark."""
    return next((one for one in reversed(every[:place]) if one.text and one.value != CLOSE), None)


def _move_in(every: list[Rich], place: int) -> None:
    """Move signs behind a closing quotation mark to before it."""
    here = every[place]
    behind = next((one for one in reversed(every[:place]) if one.text), None)
    signs = here.text[: len(here.text) - len(here.text.lstrip(_INTO_QUOTES))]
    inside = _before(every, place)
    if not (signs and here.glue) or behind is None or behind.value != CLOSE or inside is None:
        return
    here.text = here.text[len(signs) :]
    closing = next(one for one in every[every.index(inside) + 1 :] if one.value == CLOSE)
    mark = closing.text.lstrip(_INTO_QUOTES)
    moved = closing.text.removesuffix(mark)  # signs that came before these
    if moved:
        moved, signs = _met(moved, signs)
    else:
        inside.text, signs = _met(inside.text, signs)
    closing.text = f"{moved}{signs}{mark}"


def _met(text: str, signs: str) -> tuple[str, str]:
    """Return a text and the signs behind it, with what becomes of the two that meet."""
    pair = text[-1] + signs[0]
    if pair in _MET:
        return text[:-1] + _MET[pair], signs[1:]
    return text, signs[1:] if pair in ("….", signs[0] * 2) else signs


def _move_out(every: list[Rich]) -> None:
    """Move commas and the like that end a quotation to behind its closing mark, if a sign follows."""
    for place, one in enumerate(every[:-1]):
        if one.value != CLOSE or not place:
            continue
        inside, here = every[place - 1], every[place + 1]
        while inside.text and inside.text[-1] in _OUT_OF_QUOTES and here.glue:
            here.text = inside.text[-1] + here.text
            inside.text = inside.text[:-1]
