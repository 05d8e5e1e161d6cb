"""Citations and the bibliography of a book: from slots in the text to words, notes and entries.

``place_citations`` runs before notes are numbered and makes notes of citations if the style asks for notes;
``set_citations`` runs after it, when the order of all notes is known, and writes everything out.
"""

from octavo.compose.citing.place import place_citations
from octavo.compose.citing.slots import citation_slots
from octavo.compose.draft import Draft
from octavo.core.xhtml import unwrap

__all__ = ["place_citations", "set_citations"]


def set_citations(draft: Draft) -> None:
    """Fill all slots of citations, and the division that prints the bibliography. In a book without works
    citations stay as they were written (they are reported)."""
    bibliography = draft.manuscript.bibliography
    if bibliography.works and bibliography.style is not None:
        from octavo.compose.citing.process import process_citations  # the processor is for books that cite

        process_citations(draft, bibliography.style)
        return
    for node, _, _ in list(citation_slots(draft)):
        unwrap(node)
