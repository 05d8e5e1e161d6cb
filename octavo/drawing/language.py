"""The language of text that says none, such as the words in a drawing (SVG).

Pango then takes that of the machine's locale: on a Turkish one, fonts that know how Turkish is written set
the "i" of any drawing with other glyphs. Here it is "und", undetermined.
"""

from weasyprint.css.properties import INITIAL_VALUES


def forget_locale() -> None:
    """Have such text set alike on all machines; for the rest of the process."""
    INITIAL_VALUES["lang"] = "und"
