"""Japanese."""

from octavo.languages.model import DashStyle, Language

JAPANESE = Language("ja", dash=DashStyle.AS_WRITTEN)

LANGUAGES = (JAPANESE,)
