"""Several works in one citation: what stands before and after each, and between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.csl.fields import parse_field
from octavo.csl.finish import capitalize
from octavo.csl.model import Cite
from octavo.csl.rich import Rich, find, leaf, plain

#: Words that end a sentence, and not a lone abbreviation: "He says so." but not "Cf.".
_SENTENCE = re.compile(r"\S\s+\S.*[.!?][”’\"')]*\s*$", re.DOTALL)
_SIGNS = re.compile(r"[.,;:!?]+")


@dataclass(slots=True)
class Piece:
    """A cite with its text. ``names`` are those that it begins with, as printed, ``number`` its number in the
    bibliography. ``between`` is the delimiter before it, None for that of the layout; ``collapsed`` tells
    that its names are left out."""

    rich: Rich
    cite: Cite
    number: int = 0
    names: str = ""
    between: str | None = None
    collapsed: bool = False

    @property
    def bare(self) -> bool:
        """True for a cite of a whole work, with no words of the author's."""
        return not (self.cite.locator or self.cite.prefix or self.cite.suffix)


def pieces_of(made: Sequence[Rich], cites: Sequence[Cite], numbers: Sequence[int]) -> list[Piece]:
    """Return the pieces of a citation, without those that print nothing."""
    pieces = []
    for rich, cite, number in zip(made, cites, numbers, strict=True):
        if plain(rich):
            found = find(rich, "names")
            pieces.append(Piece(rich, cite, number, plain(found)))
    return pieces


def cluster(pieces: Sequence[Piece], delimiter: str) -> Rich:
    """Return the pieces of a citation, joined. An author's words that begin or end with a sign take the place
    of the delimiter."""
    parts: list[Rich] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None:
            between = delimiter if piece.between is None else piece.between
            if _SIGNS.match(piece.cite.prefix):
                between = ""
            elif before.cite.suffix.rstrip().endswith((",", ";", ":")):
                between = " "
            parts += [leaf(between, glue=True)] if between else []
        parts.append(_affixes(piece.rich, piece.cite))
        before = piece
    return Rich(parts=parts) if parts else leaf("")


def _affixes(rich: Rich, cite: Cite) -> Rich:
    """Return a cite with what the author wrote before and after it."""
    parts = [rich]
    if cite.prefix:
        if _SENTENCE.search(cite.prefix):
            capitalize(rich)
        gap = [] if cite.prefix[-1:] in "(['’ \u00a0" else [leaf(" ")]
        parts = [*_glued("prefix" if cite.prefix[0].isalpha() else "", cite.prefix), *gap, rich]
    if cite.suffix:
        gap = [] if cite.suffix[0] in ",.;:)!? \u00a0" else [leaf(" ")]
        parts += [*gap, *_glued("", cite.suffix)]
    return Rich(parts=parts)


def _glued(kind: str, text: str) -> list[Rich]:
    """Return an author's words, with the signs that they begin with apart: these move into quotation
    marks."""
    found = _SIGNS.match(text)
    signs = found[0] if found else ""
    return [*([leaf(signs, glue=True)] if signs else []), Rich(kind, [parse_field(text[len(signs) :])])]
