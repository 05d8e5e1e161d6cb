"""Languages: one file for each of which Octavo knows more, and what CLDR says of all of them.

``language`` finds the language of a tag; ``LANGUAGES`` are those of which there is more than CLDR knows. The
words that are printed, such as "Contents", are in ``templates/terms``.
"""

from octavo.languages.builtin import LANGUAGES
from octavo.languages.cldr import direction
from octavo.languages.lookup import language, registered
from octavo.languages.model import Language

__all__ = ["LANGUAGES", "Language", "direction", "language", "registered"]
