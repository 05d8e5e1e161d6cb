"""The audit's own reader of a book's folder. It knows nothing of the reader that makes the book."""

from octavo.check.audit.source.folder import read_source

__all__ = ["read_source"]
