"""Croatian."""

from octavo.languages.model import Language

CROATIAN = Language("hr", quotes=(("„", "”"), ("‚", "’")))

LANGUAGES = (CROATIAN,)
