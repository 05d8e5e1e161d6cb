"""Estonian."""

from octavo.languages.model import Language

ESTONIAN = Language("et")

LANGUAGES = (ESTONIAN,)
