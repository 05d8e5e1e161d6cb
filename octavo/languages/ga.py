"""Irish."""

from octavo.languages.model import Language, words

IRISH = Language("ga", articles=words("an na"))

LANGUAGES = (IRISH,)
