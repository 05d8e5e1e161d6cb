"""Finishing touches on a whole citation or entry."""

import re

from octavo.csl.flip_flop import add_quotation_marks, resolve_type
from octavo.csl.locale import Locale
from octavo.csl.punctuation import resolve_signs
from octavo.csl.rich import Rich, leaves

#: The values of the attribute "display".
DISPLAYS = ("block", "left-margin", "right-inline", "indent")
_LETTER = re.compile(r"[^\W_]")


def finish(rich: Rich, locale: Locale) -> Rich:
    """Return the piece with its quotation marks set, its type resolved and its signs put in order. It is
    changed in place."""
    add_quotation_marks(rich, locale)
    resolve_signs(rich, locale)
    resolve_type(rich)
    return rich


def capitalize(rich: Rich) -> None:
    """Give a capital to the first letter, if a term of the style or a prefix begins the sentence."""
    path = [rich]
    while path[-1].parts:
        first = next(
            (one for one in path[-1].parts if any(_LETTER.search(leaf.text) for leaf in leaves(one))), None
        )
        if first is None:
            return
        path.append(first)
    first = path[-1]
    if _LETTER.search(first.text) and any(one.kind in ("term", "prefix") for one in path):
        at = next(place for place, letter in enumerate(first.text) if letter.isalnum())
        first.text = first.text[:at] + first.text[at].upper() + first.text[at + 1 :]


def in_line(rich: Rich) -> Rich:
    """Return the piece with nothing set apart: the attribute "display" is for entries. It is changed in
    place."""
    if rich.kind in DISPLAYS:
        rich.kind = ""
    for part in rich.parts:
        in_line(part)
    return rich


def trimmed(rich: Rich) -> Rich:
    """Return the piece without spaces at its end."""
    for one in reversed([one for one in leaves(rich) if one.text]):
        one.text = one.text.rstrip()
        if one.text:
            break
    return rich


def without_end(rich: Rich, suffix: str) -> None:
    """Take a suffix away again, if the text around the citation goes on."""
    last = [one for one in leaves(rich) if one.text]
    if suffix and last and last[-1].text.endswith(suffix):
        last[-1].text = last[-1].text.removesuffix(suffix)
