"""Lithuanian."""

from octavo.languages.model import Language

LITHUANIAN = Language("lt", quotes=(("„", "“"), ("‚", "‘")))

LANGUAGES = (LITHUANIAN,)
