"""Serbian."""

from octavo.languages.model import Language

SERBIAN = Language("sr", quotes=(("„", "”"), ("‚", "’")), spine_up=True)

LANGUAGES = (SERBIAN,)
