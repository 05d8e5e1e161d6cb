"""The language of text that says none, such as the words in a drawing (SVG).

Pango then takes that of the machine's locale, and for a script that the language does not use the first one
that the user prefers (LANGUAGE): where that is Turkish, fonts that know how Turkish is written set the "i" of
any drawing with other glyphs. Here it is "und", undetermined, and nobody prefers anything.
"""

import os

from weasyprint.css.properties import INITIAL_VALUES


def forget_locale() -> None:
    """Have such text set alike on all machines, for the rest of the process; before any text is set."""
    INITIAL_VALUES["lang"] = "und"
    os.environ["PANGO_LANGUAGE"] = "en"
