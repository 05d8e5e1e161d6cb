"""Chinese."""

from octavo.languages.model import DashStyle, Language

CHINESE = Language("zh", dash=DashStyle.AS_WRITTEN)

LANGUAGES = (CHINESE,)
