"""Sidebars: matter beside the text, between two rules."""

from octavo.elements.kind import TITLE, ElementKind

KIND = ElementKind(
    "sidebar", classes=("sidebar",), attributes=(TITLE,), tag="aside", epub_type="sidebar", role="note"
)
