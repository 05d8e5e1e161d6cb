"""The engine: one XHTML document in, laid-out pages out. WeasyPrint is behind this and nowhere else.

Another engine could take its place: it would have to give ``typeset`` with the same ``Job`` and ``Laid``.
"""

from octavo.typeset.weasyprint.engine import Engine

__all__ = ["Engine"]
