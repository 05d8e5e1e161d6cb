"""Latin."""

from octavo.languages.model import CURLY, Language

LATIN = Language("la", quotes=CURLY)

LANGUAGES = (LATIN,)
