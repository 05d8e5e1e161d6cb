"""Romanian."""

from octavo.languages.model import Language

ROMANIAN = Language("ro", single=("‘", "’"), spine_up=True)

LANGUAGES = (ROMANIAN,)
