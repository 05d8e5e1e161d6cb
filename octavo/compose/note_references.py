"""References to notes by marks that are not known yet, because they begin again on each page."""

from octavo.compose.draft import Draft
from octavo.compose.trees import all_trees
from octavo.core.vocabulary import Data
from octavo.core.xhtml import span_of


def check_note_references(draft: Draft) -> None:
    """Report references that print the mark of a note which is numbered by the page: each page may have a
    note with that mark, and in print it is another one."""
    by_page = {note.id for note in draft.notes.values() if note.by_page}
    if not by_page:
        return
    for tree in all_trees(draft):
        for node in tree.iter("{*}a"):
            if node.get(Data.SLOT) != "reference" or node.get(Data.FORM):
                continue
            if (node.get("href") or "#")[1:] in by_page:
                draft.diagnostics.warning(
                    "reference-by-page",
                    span_of(node),
                    "this names a note by its mark, and the marks of its series begin again on each page",
                    "name the page: [@note-name]{.page}",
                )
