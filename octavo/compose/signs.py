"""Typographic signs in every text of the book, by its language."""

from octavo.compose.draft import Draft
from octavo.compose.trees import all_trees
from octavo.compose.typography import set_type


def set_signs(draft: Draft) -> None:
    """Set quotes, dashes, ellipses and fixed spaces; the typography package has the rules."""
    for tree in all_trees(draft):
        set_type(tree, draft.language, draft.languages)
