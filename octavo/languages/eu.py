"""Basque."""

from octavo.languages.model import Language

BASQUE = Language("eu", spine_up=True)

LANGUAGES = (BASQUE,)
