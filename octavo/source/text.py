"""Parsed Markdown, as the manuscript carries it.

It is kept as the tokens of markdown-it-py. Two things hold for every ``Text``: a block token's ``map`` counts
lines of the *file* from 0, and every inline child carries its ``Span`` in ``meta["span"]``, a place as exact
as the parser allows: the line is always right.
"""

from dataclasses import dataclass, field

from markdown_it.token import Token

from octavo.core.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Parsed Markdown. ``source`` is the text as written, for finding exact columns. Inline Markdown (a
    title, a cell) is one ``inline`` token with its children."""

    tokens: tuple[Token, ...]
    span: Span
    source: str = field(repr=False, default="")
