"""Slovenian."""

from octavo.languages.model import Language

SLOVENIAN = Language("sl")

LANGUAGES = (SLOVENIAN,)
