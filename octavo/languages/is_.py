"""Icelandic."""

from octavo.languages.model import Language

ICELANDIC = Language("is")

LANGUAGES = (ICELANDIC,)
