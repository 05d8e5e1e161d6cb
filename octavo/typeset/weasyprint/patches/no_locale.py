"""Text in no language, such as the words of a drawing (SVG), is set alike on all machines.

For such text Pango takes the language of the machine's locale, and for a script that this language does not
use the first one that the user prefers (LANGUAGE): if that is Turkish, fonts that know how Turkish is written
set the "i" of any drawing with other glyphs. Here it is "und", undetermined, and nobody prefers anything.

Pango asks for PANGO_LANGUAGE once in a process. So a program that has set text with WeasyPrint before has
Pango's own choice, and Octavo's holds afterwards.
"""

from octavo.typeset.weasyprint.patches.patch import Patch

_REASON = "The same book has the same pages on all machines, whatever their locale."
_TESTS = "tests/typeset/weasyprint/patches/test_no_locale.py"


def undetermined(_original: object) -> str:
    """Return the language tag of text whose language is not known (BCP 47)."""
    return "und"


def preferred(_original: object) -> str:
    """Return what Pango takes for the list of languages that the user prefers."""
    return "en"


PATCHES = (
    Patch(
        target="weasyprint.css.properties:INITIAL_VALUES[lang]",
        reason=_REASON,
        fingerprint="dc937b59892604f5a86ac96936cd7ff09e25f18ae6b758e8014a24c7fa039e91",
        replacement=undetermined,
        tests=_TESTS,
    ),
    Patch(
        target="os:environ[PANGO_LANGUAGE]",
        reason=_REASON,
        fingerprint=None,
        replacement=preferred,
        tests=_TESTS,
    ),
)
