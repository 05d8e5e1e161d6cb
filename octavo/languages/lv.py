"""Latvian."""

from octavo.languages.model import Language

LATVIAN = Language("lv")

LANGUAGES = (LATVIAN,)
