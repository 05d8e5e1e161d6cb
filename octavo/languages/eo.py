"""Esperanto."""

from octavo.languages.model import Language, words

ESPERANTO = Language("eo", articles=words("la"))

LANGUAGES = (ESPERANTO,)
