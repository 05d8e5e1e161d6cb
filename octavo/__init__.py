"""Octavo: a structured book source becomes a validated EPUB 3.3 and a typeset, tagged PDF.

The folders are the stages, in the order in which data flows:
``source`` -> ``compose`` -> ``html`` -> ``typeset`` -> ``epub`` -> ``check``.
"""

__version__ = "0.1.0"
