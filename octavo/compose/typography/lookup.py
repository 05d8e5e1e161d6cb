"""How a language tag finds its rules."""

from functools import lru_cache

from octavo.compose.typography.languages import DashStyle, Language, words
from octavo.compose.typography.table import TABLE

#: Languages of the table that are not written in the Latin script. A tag such as ru-Latn means words
#: spelled in the letters of the text around them, and they are set as that text is.
_OTHER_SCRIPTS = words("be bg el ja mk ru uk zh")

_NO_LANGUAGE = Language(dash=DashStyle.AS_WRITTEN)


@lru_cache(maxsize=256)
def language_of(tag: str, around: Language | None = None) -> Language:
    """The language of a BCP 47 tag: the longest part of the tag that is in the table.

    For a tag that is not there, the rules of the text ``around`` hold for dashes, ellipses and numbers;
    quotation marks and apostrophes stay as written (they may be letters or accents), and no words
    are looked for. Without a text around, only what all languages share is set.
    """
    parts = tag.strip().replace("_", "-").lower().split("-")
    if around is not None and len(parts) > 1 and parts[1] == "latn" and parts[0] in _OTHER_SCRIPTS:
        return around
    for length in range(len(parts), 0, -1):
        found = TABLE.get("-".join(parts[:length]))
        if found is not None:
            return found
    if around is None:
        return _NO_LANGUAGE
    return Language(
        dash=around.dash, spaced=around.spaced, dialogue=around.dialogue, ellipsis=around.ellipsis
    )
