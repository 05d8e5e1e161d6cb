"""The scripts of characters, by their names in English."""

from functools import cache

import icu

#: Characters of many scripts, or of none.
_SHARED = frozenset({"Common", "Inherited", "Unknown"})


@cache
def script_name(character: str) -> str:
    """Return the name of the script to which a character belongs: "Han", "Hebrew"; "emoji" or "signs" else.

    >>> script_name("\u05d0"), script_name("\U0001f600"), script_name("\u2603")
    ('Hebrew', 'emoji', 'signs')
    """
    if icu.Char.hasBinaryProperty(character, icu.UProperty.EMOJI_PRESENTATION):
        return "emoji"
    name = str(icu.Script.getScript(character).getName())
    return "signs" if name in _SHARED else name
