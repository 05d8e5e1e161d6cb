"""References that print a page: above or below the place that they name; and references to themselves.

A reader turns back for what is above and on for what is below. Notes count at the place at which they are
printed: those of the page foot at their first call, others at the end of their chapter, part or book.
"""

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.reading_order import NoteOrder, read_through
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, local, span_of

_HOLDERS = frozenset(
    {"div", "section", "blockquote", "aside", "ul", "ol", "li", "dl", "dd", "p", "figcaption"}
)


def place_references(draft: Draft) -> None:
    """Set ``data-where`` and ``data-end`` of each reference that prints a page.

    ``data-where`` says whether it leads "above" or "below", ``data-end`` with which id the pages of a
    division end. A reference to the very place at which it stands is reported.
    """
    places, references = _references(draft)
    ends: dict[str, str] = {}
    for node, at, around in references:
        target = (node.get("href") or "#")[1:]
        if target not in draft.targets:
            continue
        if target in around:
            draft.diagnostics.warning(
                "reference-self",
                span_of(node),
                f"the reference to `{target}` stands in that very place",
                "name another place, or take the reference out",
            )
        if not node.get(Data.FORM):
            continue
        there = places.get(target, places.get(draft.targets[target].section, at))
        node.set(Data.WHERE, "above" if there <= at else "below")
        if node.get(Data.FORM) == "pages":
            if target not in ends:
                ends[target] = _end(draft, target)
            node.set(Data.END, ends[target])


def _references(draft: Draft) -> tuple[dict[str, int], list[tuple[Element, int, frozenset[str]]]]:
    """Return when each id is read, and the references: when each is read, and the ids of what holds it."""
    places: dict[str, int] = {}
    found = []
    for step, stop in enumerate(read_through(draft, NoteOrder.PRINTED)):
        if stop.name:
            places.setdefault(stop.name, step)
        if stop.node is not None and stop.node.get(Data.SLOT) == "reference":
            above = {one.get("id", "") for one in stop.node.iterancestors() if one.get("id")}
            found.append((stop.node, step, stop.around | above))
    return places, found


def _end(draft: Draft, target: str) -> str:
    """Return the id of the end of a division with all that stands in it: of a mark that is put there, or
    of what stands there and has an id. "" for what is no division, and for one without text."""
    inside = [one for one in draft.sections if one.body is not None and _stands_in(one, target)]
    if not inside or inside[-1].body is None:
        return ""
    notes = [one for one in draft.notes.values() if _closes(one, inside[-1])]
    node = notes[-1].body if notes else inside[-1].body
    while len(node) and local(node[-1]) in _HOLDERS and not (node[-1].tail or "").strip():
        node = node[-1]
    if len(node) and node[-1].get(Data.SLOT) in ("table", "figure"):
        return node[-1].get("id", "")
    if local(node) in ("p", "li", "dd"):
        name = draft.unique(f"{target}-end")
        add_child(node, "span", {"id": name})
        return name
    return ""


def _closes(note: Note, section: SectionDraft) -> bool:
    """Return True for a note that is printed at the end of a division."""
    return note.place == "chapter-end" and note.section == section.id


def _stands_in(section: SectionDraft | None, target: str) -> bool:
    while section is not None:
        if section.id == target:
            return True
        section = section.parent
    return False
