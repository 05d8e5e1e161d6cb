"""The faces that stylesheets declare, as far as their descriptors go: nothing is read here.

CSS Fonts 4, sections 4 (descriptors) and 5.2 (which face of a family a text takes).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from octavo.html.fonts.sheets import Declared, Tokens
from octavo.html.fonts.styles import weight_of

#: A file that the fonts' package has; any other address is that of a file of the book.
OWN = "font:"


@dataclass(frozen=True, slots=True)
class Face:
    """One face: its family as written, weights from the least to the greatest, slant, and the addresses of
    its files in the order in which they are to be tried. ``ranges`` are the code points that it is for,
    None for all. ``raised`` says that its signs are to be the superiors of the file (font-feature-settings
    "sups"), drawn larger by ``scale`` and let down by ``lowered`` of the size that they then have."""

    family: str
    weights: tuple[int, int]
    slant: str
    sources: tuple[str, ...]
    sheet: str
    line: int
    ranges: tuple[tuple[int, int], ...] | None = None
    raised: bool = False
    scale: float = 1.0
    lowered: float = 0.0

    def covers(self, code: int) -> bool:
        """Return True if the face is for that code point, whatever its file has."""
        return self.ranges is None or any(first <= code <= last for first, last in self.ranges)


def faces(declared: Iterable[Declared]) -> list[Face]:
    """Return the faces in the order in which they are declared; those without a family or a file are left
    out."""
    made = (_face(one) for one in declared)
    return [face for face in made if face is not None]


def nearest_faces(among: Sequence[Face], weight: int, slant: str) -> list[Face]:
    """Return the faces of one family that are nearest to a weight and slant.

    They are several if they divide the characters among them by their ranges; the one that was declared last
    comes first.
    """
    if not among:
        return []
    slants = {
        "normal": ("normal", "oblique", "italic"),
        "italic": ("italic", "oblique", "normal"),
        "oblique": ("oblique", "italic", "normal"),
    }[slant]
    best = min(slants.index(face.slant) for face in among)
    leaning = [face for face in among if slants.index(face.slant) == best]
    nearest = min(_distance(face.weights, weight) for face in leaning)
    return [face for face in reversed(leaning) if _distance(face.weights, weight) == nearest]


def _distance(has: tuple[int, int], wanted: int) -> tuple[int, int]:
    """Return the distance of a face from a weight: the group of weights with which it is tried, and how
    far off in it."""
    first, last = has
    if first <= wanted <= last:
        return 0, 0
    if wanted < 400:
        return (1, wanted - last) if last < wanted else (2, first - wanted)
    if wanted > 500:
        return (1, first - wanted) if first > wanted else (2, wanted - last)
    if wanted < first <= 500:
        return 1, first - wanted
    return (2, wanted - last) if last < wanted else (3, first - wanted)


def _face(declared: Declared) -> Face | None:
    given = declared.descriptors
    family = _text(given.get("font-family", ()))
    sources = tuple(_sources(given.get("src", ())))
    if not family or not sources:
        return None
    words = [token.lower_value for token in given.get("font-style", ()) if token.type == "ident"]
    slant = words[0] if words and words[0] in ("italic", "oblique") else "normal"
    settings = [token.value for token in given.get("font-feature-settings", ()) if token.type == "string"]
    return Face(
        family,
        _weights(given.get("font-weight", ())),
        slant,
        sources,
        declared.sheet,
        declared.line,
        tuple(_ranges(given["unicode-range"])) if "unicode-range" in given else None,
        "sups" in settings,
        _number(given.get("size-adjust", ()), "percentage", 100.0) / 100,
        _number(given.get("--lowered", ()), "dimension", 0.0),
    )


def _text(value: Tokens) -> str:
    return " ".join(token.value for token in value if token.type in ("ident", "string"))


def _sources(value: Tokens) -> Iterable[str]:
    for token in value:
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (one.value for one in token.arguments if one.type == "string")


def _weights(value: Tokens) -> tuple[int, int]:
    found = [weight for weight in map(weight_of, value) if weight is not None]
    return (min(found), max(found)) if found else (400, 400)


def _number(value: Tokens, kind: str, otherwise: float) -> float:
    return next((float(token.value) for token in value if token.type == kind), otherwise)


def _ranges(value: Tokens) -> Iterable[tuple[int, int]]:
    for token in value:
        first: Any = getattr(token, "start", None)
        last: Any = getattr(token, "end", None)
        if token.type == "unicode-range" and first is not None and last is not None:
            yield first, last


def path_of(source: str) -> str:
    """Return the path that the address of a file of the book means, from the folder of its stylesheet."""
    try:
        return unquote(urlsplit(source).path)
    except ValueError:  # "http://[": no file has such a name
        return source
