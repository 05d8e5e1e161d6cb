"""Catalan."""

from octavo.languages.model import GUILLEMETS, DashStyle, Language

CATALAN = Language(
    "ca", quotes=GUILLEMETS, single=("‘", "’"), elides=True, dash=DashStyle.EM_SPACED, spine_up=True
)

LANGUAGES = (CATALAN,)
