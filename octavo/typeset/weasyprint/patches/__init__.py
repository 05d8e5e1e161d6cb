"""All that replaces something of WeasyPrint: one file a patch, one list of them, one way to apply them.

A file of a patch says in ``Patch`` what it replaces, why, and for which source it was written. It imports
nothing of the engine at its top, so that ``release`` can compare the installed files before a build without
loading the engine. docs/decisions/patches.md says why there are patches at all.
"""

from octavo.typeset.weasyprint.patches.application import patched
from octavo.typeset.weasyprint.patches.patch import Patch
from octavo.typeset.weasyprint.patches.registry import PATCHES
from octavo.typeset.weasyprint.patches.release import RELEASE, check_release, check_sources

__all__ = ["PATCHES", "RELEASE", "Patch", "check_release", "check_sources", "patched"]
