"""Macedonian."""

from octavo.languages.model import Language

MACEDONIAN = Language("mk")

LANGUAGES = (MACEDONIAN,)
