"""Checks of a finished EPUB."""
