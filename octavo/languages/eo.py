"""Esperanto."""

from octavo.languages.model import Language

ESPERANTO = Language("eo")

LANGUAGES = (ESPERANTO,)
