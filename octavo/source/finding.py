"""Findings: what is wrong and how to correct it, from code that does not know the place."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A diagnostic without its place: a code of ``octavo.source.codes``, what is wrong, how to correct it."""

    code: str
    message: str
    hint: str
