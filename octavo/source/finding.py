"""A fault: what is wrong and how to mend it, found by code that does not know the place."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A diagnostic without its place: a code of ``octavo.source.codes``, what is wrong, how to mend it."""

    code: str
    message: str
    hint: str
