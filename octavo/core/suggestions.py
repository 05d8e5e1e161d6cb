"""Suggestions: the known name that a misspelt one was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

#: How many names a hint lists before it stops.
LISTED = 12


def closest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known name most like ``name``, or None if none is near enough to be worth saying; two that
    are the same have the likeness 1, and ``cutoff`` is the least."""
    names = {candidate.lower(): candidate for candidate in sorted(known)}
    found = get_close_matches(name.lower(), names, n=1, cutoff=cutoff)
    return names[found[0]] if found else None


def suggest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return the hint "did you mean ...?" if a known name is near, or else ``otherwise``."""
    found = closest(name, known)
    return f"did you mean `{found}`?" if found else otherwise


def listing(names: Iterable[str]) -> str:
    """Return names in backticks for a hint, cut short if there are many; "none" if there are none."""
    every = [f"`{name}`" for name in names]
    more = f" and {len(every) - LISTED} more" if len(every) > LISTED else ""
    return ", ".join(every[:LISTED]) + more if every else "none"
