"""Checks of what is emitted for other programs: the composed book as JSON, the documents of the e-book."""

from octavo.check.emitted.composed import check_composed
from octavo.check.emitted.documents import check_documents

__all__ = ["check_composed", "check_documents"]
