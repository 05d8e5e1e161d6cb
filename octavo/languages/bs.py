"""Bosnian."""

from octavo.languages.model import Language

BOSNIAN = Language("bs", quotes=(("„", "”"), ("‚", "’")))

LANGUAGES = (BOSNIAN,)
