"""Bulgarian."""

from octavo.languages.model import DashStyle, Language

BULGARIAN = Language(
    "bg", quotes=(("„", "“"), ("‚", "‘")), spaced="—", dash=DashStyle.EM_SPACED, spine_up=True
)

LANGUAGES = (BULGARIAN,)
