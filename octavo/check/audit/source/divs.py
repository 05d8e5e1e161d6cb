"""Fenced blocks that are open where the reader of a file is."""

from typing import NamedTuple


class OpenDiv(NamedTuple):
    """A fenced block that is open: if it is printed, has a place of its own, and keeps the numbers of its
    items."""

    printed: bool = True
    moved: bool = False
    numbered: bool = False
    kinds: frozenset[str] = frozenset()
    language: str = ""
