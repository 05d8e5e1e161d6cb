"""A text put together from several files. Each of its lines knows the places that its parts come from, so
that every message names the file and line that an author has to mend."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from markdown_it.token import Token

from octavo.core.diagnostics import Span


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A part of a line with the place that it comes from. All of a part that stands for another text, as the
    value of a variable does, comes from one place (``exact`` is False)."""

    text: str
    place: Span
    exact: bool = True


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line as the pieces that it is put together from; it has one at least."""

    pieces: tuple[LinePiece, ...]

    @property
    def text(self) -> str:
        """The line without its end."""
        return "".join(piece.text for piece in self.pieces)

    def place(self, column: int) -> Span:
        """Return the place that a column of the line (from 1) comes from."""
        start = 1
        for piece in self.pieces:
            if column < start + len(piece.text):
                break
            start += len(piece.text)
        else:
            piece = self.pieces[-1]
            start -= len(piece.text)
        return (
            replace(piece.place, column=piece.place.column + column - start) if piece.exact else piece.place
        )


def plain_lines(text: str, file: str, first: int = 1) -> list[PlacedLine]:
    """Return the lines of a text that stands in a file as it is, from the line ``first`` on."""
    return [
        PlacedLine((LinePiece(line, Span(file, number)),))
        for number, line in enumerate(text.split("\n"), start=first)
    ]


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with the places of its lines. As ``file`` it has the name of the file that it was made for."""

    file: str
    lines: Sequence[PlacedLine]

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(line.text for line in self.lines)

    def origin(self, span: Span) -> Span:
        """Return the place from which a place in this text comes."""
        if span.file != self.file or not 1 <= span.line <= len(self.lines):
            return span
        return self.lines[span.line - 1].place(span.column)

    def relocate(self, tokens: Sequence[Token]) -> None:
        """Give all tokens, and all inside them, the places that their text comes from."""
        seen: set[int] = set()
        for token in tokens:
            self._token(token, seen)

    def _token(self, token: Token, seen: set[int]) -> None:
        if id(token) in seen:
            return
        seen.add(id(token))
        for key, value in token.meta.items():
            token.meta[key] = self._value(value, seen)
        for child in token.children or ():
            self._token(child, seen)

    def _value(self, value: Any, seen: set[int]) -> Any:
        if isinstance(value, Span):
            return self.origin(value)
        if isinstance(value, Token):
            self._token(value, seen)
        elif isinstance(value, list):
            return [self._value(one, seen) for one in value]
        elif isinstance(value, tuple) and type(value) is tuple:
            return tuple(self._value(one, seen) for one in value)
        elif isinstance(value, dict):
            return {key: self._value(one, seen) for key, one in value.items()}
        elif is_dataclass(value) and not isinstance(value, type):
            spans = {
                one.name: inner
                for one in fields(value)
                if isinstance(inner := getattr(value, one.name), Span)
            }
            return (
                replace(value, **{name: self.origin(span) for name, span in spans.items()})
                if spans
                else value
            )
        return value
