"""Breaking a few words of display type into lines that fit a box, as large as they will go.

Sizes and widths are in whatever unit the box has; widths come from the fonts' own advance widths, without
kerning, which makes them a little larger than what is printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import uharfbuzz  # type: ignore[import-untyped]

from octavo.cover.runs import Run

#: Family name, and the files of its roman and its italic, for each face that a cover may use.
FACES = {
    "serif": ("EB Garamond", "EBGaramond-Regular.ttf", "EBGaramond-Italic.ttf"),
    "sans": ("Source Sans 3", "SourceSans3-Regular.ttf", "SourceSans3-Italic.ttf"),
}

_STEP = 0.98  # each try is this much smaller than the one before
# Somewhat smaller sizes than the largest are tried too: their lines may break better.
_SHARES = tuple(_STEP**power for power in range(8))
_MANY = 150  # words from which on lines are filled one by one
_MISSING = 1.0  # width in em of a character that the font has not
_NO_WIDTH = "\N{WORD JOINER}\N{ZERO WIDTH SPACE}"
_DASHES = "-\N{HYPHEN}\N{EN DASH}\N{EM DASH}/"


@dataclass(frozen=True, slots=True)
class FittedLine:
    """One line: its runs, and its width."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines that fit: type size and distance of baselines, the lines, and the height of them all."""

    size: float
    leading: float
    lines: tuple[FittedLine, ...]
    height: float = field(init=False)  # no property: templates see fields only

    def __post_init__(self) -> None:
        """Work out the height."""
        object.__setattr__(self, "height", self.leading * len(self.lines))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that can't be broken: a word, or the part of one up to a hyphen. ``width`` is in em."""

    runs: tuple[Run, ...]
    width: float
    space: float  # width in em of the space before it, 0 inside a word

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def fit(
    text: Sequence[Run],
    width: float,
    height: float,
    largest: float,
    face: str = "serif",
    leading: float = 1.05,
    tracking: float = 0.0,
) -> FittedText:
    """Break ``text`` into lines for a box of ``width`` by ``height``, at the size ``largest`` or less.

    ``leading`` is the distance of baselines and ``tracking`` the letterspacing, both in em. Whatever the
    length of the text, all of it fits: the type is made smaller until it does. Raise KeyError for an
    unknown face, ValueError for a box without room.
    """
    if min(width, height, largest, leading) <= 0:
        raise ValueError("a box for text needs a width, a height, a size and a leading above 0")
    pieces = list(_pieces(text, face, tracking))
    if not pieces:
        return FittedText(largest, largest * leading, ())
    size = _largest(pieces, width, height, largest, leading)
    tries = [_try(pieces, width, size * share, share) for share in _SHARES]
    _, size, broken = min(tries, key=lambda each: each[0])
    return FittedText(size, size * leading, tuple(_line(line, size) for line in broken))


def missing(text: Sequence[Run], face: str = "serif") -> str:
    """Return the characters of ``text`` that the face has no glyph for, each once, in order."""
    characters = ((c, run.italic) for run in text for c in run.text if not c.isspace() and c not in _NO_WIDTH)
    return "".join(dict.fromkeys(c for c, italic in characters if c not in _advances(face, italic)))


def font_folder() -> Path:
    """Return the folder under which the fonts of the covers lie."""
    return Path(str(files("rendercv_fonts")))


def font_file(face: str, italic: bool) -> Path:
    """Return the file of a face. Raise KeyError for an unknown face."""
    family, upright, slanted = FACES[face]
    return font_folder() / family / (slanted if italic else upright)


@cache
def _advances(face: str, italic: bool) -> dict[str, float]:
    source = uharfbuzz.Face(font_file(face, italic).read_bytes())
    font = uharfbuzz.Font(source)  # of a size at which its unit is one
    return {
        chr(code): font.get_glyph_h_advance(font.get_nominal_glyph(code)) / source.upem
        for code in source.unicodes
    }


def _width(run: Run, face: str, tracking: float) -> float:
    advances = _advances(face, run.italic)
    return sum(advances.get(c, _missing_width(c)) for c in run.text) + tracking * len(run.text)


def _missing_width(character: str) -> float:
    return 0.0 if character in _NO_WIDTH else _MISSING


def _pieces(text: Sequence[Run], face: str, tracking: float) -> Iterator[_Piece]:
    word: list[Run] = []
    space = 0.0

    def close() -> Iterator[_Piece]:
        nonlocal space
        if word:
            yield _Piece(tuple(word), sum(_width(run, face, tracking) for run in word), space)
            word.clear()
            space = 0.0

    for run in text:
        # A hyphen or dash between letters may end a line; between figures (1923-25) it may not.
        for part in re.split(rf"( +|(?<=[^\W\d])[{_DASHES}](?=[^\W\d]))", run.text):
            if part.startswith(" "):
                yield from close()
                space = _width(Run(" ", run.italic), face, tracking)
            elif part:
                word.append(Run(part, run.italic))
                if part in _DASHES:
                    yield from close()
    yield from close()


def _try(
    pieces: Sequence[_Piece], width: float, size: float, share: float
) -> tuple[float, float, list[list[_Piece]]]:
    """Penalty, size and lines. ``share`` is the part of the largest possible size that this one is."""
    lines = _filled(pieces, width / size)
    cost = 0.0
    if len(pieces) <= _MANY:
        cost, lines = _balanced(pieces, width / size, len(lines))
    return cost / len(lines) + 0.9 * (1 - share), size, lines


def _largest(pieces: Sequence[_Piece], width: float, height: float, largest: float, leading: float) -> float:
    size = largest
    while _too_wide(pieces, width / size) or len(_filled(pieces, width / size)) * size * leading > height:
        size *= _STEP
    return size


def _too_wide(pieces: Sequence[_Piece], measure: float) -> bool:
    return any(piece.width > measure for piece in pieces)


def _filled(pieces: Sequence[_Piece], measure: float) -> list[list[_Piece]]:
    """Lines that take as many pieces as they can: the least number of lines."""
    lines: list[list[_Piece]] = []
    filled = measure + 1
    for piece in pieces:
        filled += piece.space + piece.width
        if filled > measure:
            lines.append([])
            filled = piece.width
        lines[-1].append(piece)
    return lines


def _balanced(pieces: Sequence[_Piece], measure: float, count: int) -> tuple[float, list[list[_Piece]]]:
    """Return the breaks into ``count`` lines with the least sum of penalties."""
    states: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in states[-1].items():
            filled = -pieces[start].space if start < len(pieces) else 0.0
            for end in range(start + 1, len(pieces) + 1):
                filled += pieces[end - 1].space + pieces[end - 1].width
                if filled > measure:
                    break
                total = cost + _penalty(pieces, end, filled / measure)
                if end not in reached or total < reached[end][0]:
                    reached[end] = total, start
        states.append(reached)
    end, lines = len(pieces), []
    for reached in reversed(states[1:]):
        start = reached[end][1]
        lines.append(list(pieces[start:end]))
        end = start
    return states[-1][len(pieces)][0], lines[::-1]


def _penalty(pieces: Sequence[_Piece], end: int, share: float) -> float:
    """Return the penalty of a line that ends before piece ``end`` and fills ``share`` of the measure."""
    penalty = (1 - share) ** 2
    if end == len(pieces):
        return penalty
    last, following = pieces[end - 1], pieces[end]
    if following.space == 0:
        penalty += 0.3  # broken at a hyphen
    if last.runs[-1].italic != following.runs[0].italic:
        penalty -= 0.3  # a title within the title begins its own line
    elif last.text.isalpha() and len(last.text) <= 3:
        penalty += 0.35  # "of", "to", "the" left hanging
    return penalty


def _line(pieces: Sequence[_Piece], size: float) -> FittedLine:
    joined: list[Run] = []
    for index, piece in enumerate(pieces):
        for place, run in enumerate(piece.runs):
            text = (" " if index and piece.space and not place else "") + run.text
            if joined and joined[-1].italic == run.italic:
                text = joined.pop().text + text
            joined.append(Run(text, run.italic))
    width = sum(piece.width for piece in pieces) + sum(piece.space for piece in pieces[1:])
    return FittedLine(tuple(joined), width * size)
