"""The check stage: reads finished files only, and imports nothing of what made them.

There is a folder for each kind of file: ``epub``, ``pdf`` (for readers), ``press`` (for the printer),
``site`` and ``onix``; ``documents`` has what all XHTML documents are checked for, and ``stores`` the rules
of shops. ``validators`` runs what the trade trusts: EPUBCheck, veraPDF and Ace. The rest looks at what no
validator does: true page numbers, text that can be seen, notes that link both ways.

A check gives a ``CheckResult``. Which checks a format has is said in ``octavo.formats``.
"""

from octavo.check.result import CheckResult, Outcome
from octavo.check.tools import Checkers, Tool, open_checkers, require_tools, run_beside
from octavo.check.validators.missing import MissingTool

__all__ = [
    "CheckResult",
    "Checkers",
    "MissingTool",
    "Outcome",
    "Tool",
    "open_checkers",
    "require_tools",
    "run_beside",
]
