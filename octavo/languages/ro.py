"""Romanian."""

from octavo.languages.model import Language, words

ROMANIAN = Language("ro", single=("‘", "’"), spine_up=True, articles=words("un o niște"))

LANGUAGES = (ROMANIAN,)
