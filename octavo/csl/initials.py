"""Initials of given names (CSL 1.0.2, "initialize" and "initialize-with")."""

import re
from dataclasses import dataclass
from itertools import takewhile

from octavo.csl.rich import Rich, copied, leaves

#: Given names that are titles, which nobody writes with initials.
_TITLES = ("Lord", "Lady")
_PARTS = re.compile(r"(\s*-\s*|\s+)")
_BREAKS = " \u00a0-"
_TRAILING = " \t\n\u00a0\ufeff"


@dataclass(frozen=True, slots=True)
class Initials:
    """The writing of given names: ``mark`` stands behind an initial, ``hyphens`` stay between two. With
    ``whole`` names stay, and only what is an initial or an abbreviation already has the mark set."""

    mark: str
    hyphens: bool = True
    whole: bool = False


def initialed(given: Rich, how: Initials) -> Rich:
    """Return a given name with initials, its type kept. A name in a script without capitals stays."""
    made = copied(given)
    every = [one for one in leaves(made) if one.text.strip()]
    whole = "".join(one.text for one in every)
    if whole in _TITLES or not re.match(r"[^\W\d_]", whole) or whole[0].lower() == whole[0].upper():
        return made
    for place, one in enumerate(every):
        one.text = _initialed(one.text, how)
        if place == len(every) - 1 or every[place + 1].text[:1] in _BREAKS:
            one.text = one.text.rstrip(_TRAILING)
    return made


def _initialed(text: str, how: Initials) -> str:
    """Return a piece of a given name with initials; spaces around it stay."""
    if not how.hyphens:
        text = text.replace("-", " ")
    text = re.sub(r"\.(?=[^\s.-])", ". ", text)
    parts = _PARTS.split(text)
    for place in range(len(parts) - 2, 0, -2):  # a small letter behind a hyphen goes on with the name
        if "-" in parts[place] and parts[place + 1][:1].islower():
            parts[place - 1 : place + 2] = ["-".join(parts[place - 1 : place + 2 : 2])]
    names, gaps = parts[::2], parts[1::2]
    short = [_shortened(name, how) for name in names]
    made = ""
    for place, (written, abbreviated) in enumerate(short):
        made += written
        if abbreviated:
            made += how.mark
        if place < len(gaps):
            made = _spaced(made, gaps[place], short, place)
    return re.sub(r" {2,}", " ", made)


def _spaced(made: str, gap: str, short: list[tuple[str, bool]], place: int) -> str:
    """Return the text with what stands between a name and the next."""
    (here, marked), (there, next_marked) = short[place], short[place + 1]
    if "-" in gap:
        return made.rstrip(_TRAILING) + "-" if next_marked or not marked else made
    if not here or not there or not marked or not next_marked:
        return made.rstrip(" ") + " " if here else made + gap
    return made


def _shortened(name: str, how: Initials) -> tuple[str, bool]:
    """Return what is left of one name, and if the mark follows it."""
    bare = name.removesuffix(".")
    if not bare:
        return "", False
    abbreviation = len(name) > 1 and name.endswith(".")
    if how.whole:
        single = len(bare) == 1 and bare.isupper()
        return (bare, True) if abbreviation or single else (name, False)
    if not bare[0].isupper():
        return name, False
    if abbreviation and len(bare) > 1:
        return bare, True
    more = "".join(takewhile(str.isupper, bare[1:]))
    # "TSerendorj" begins with one letter, Ts, of another alphabet; of "ME" the first stays.
    return bare[0] + (more.lower() if len(more) < len(bare) - 1 else ""), True
