"""Galician."""

from octavo.languages.model import Language, words

GALICIAN = Language("gl", spine_up=True, articles=words("o a os as un unha uns unhas"))

LANGUAGES = (GALICIAN,)
