"""Catalan."""

from octavo.languages.model import GUILLEMETS, DashStyle, Language, words

CATALAN = Language(
    "ca",
    quotes=GUILLEMETS,
    single=("‘", "’"),
    elides=True,
    dash=DashStyle.EM_SPACED,
    spine_up=True,
    articles=words("el la els les l' un una uns unes"),
)

LANGUAGES = (CATALAN,)
