"""The book around which a printed cover is bound."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """The width of a trimmed page in points, from which the folds of a cover follow, and the ISBN that its
    bar code has to say (None if there is to be none)."""

    width: float
    isbn: str | None
