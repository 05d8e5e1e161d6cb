"""Irish."""

from octavo.languages.model import Language

IRISH = Language("ga")

LANGUAGES = (IRISH,)
