"""Galician."""

from octavo.languages.model import Language

GALICIAN = Language("gl", spine_up=True)

LANGUAGES = (GALICIAN,)
