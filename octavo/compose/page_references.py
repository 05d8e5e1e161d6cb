"""References that print a page: above or below the place that they name; and references to themselves.

A reader turns back for what is above and on for what is below. Notes count at the place at which they are
printed: those of the page foot at their first call, others at the end of their chapter, part or book.

On paper a table or figure may stand behind text that follows it here, and a note at the page foot stands
below all of its page. A reference into one of them, or out of one, is given a name: once the pages are made,
the typesetter sees which of both places comes first.
"""

from typing import NamedTuple

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.reading_order import NoteOrder, read_through
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, local, span_of

_HOLDERS = frozenset(
    {"div", "section", "blockquote", "aside", "ul", "ol", "li", "dl", "dd", "p", "figcaption"}
)


class _Place(NamedTuple):
    """When a place is read, and what it stands in: ``around`` are the ids of all that holds it, ``movable``
    those of tables, figures and notes at the page foot, itself included."""

    step: int
    around: frozenset[str]
    movable: frozenset[str]


def place_references(draft: Draft) -> None:
    """Set ``data-where``, ``data-from`` and ``data-end`` of each reference that prints a page.

    ``data-where`` says whether it leads "above" or "below" in the order of the text, ``data-from`` names its
    place if that may be otherwise on paper, ``data-end`` says with which id the pages of a division end. A
    reference to the very place at which it stands is reported.
    """
    places, references = _references(draft)
    ends: dict[str, str] = {}
    for node, at in references:
        target = (node.get("href") or "#")[1:]
        if target not in draft.targets:
            continue
        if target in at.around:
            draft.diagnostics.warning(
                "reference-self",
                span_of(node),
                f"the reference to `{target}` stands in that very place",
                "name another place, or take the reference out",
            )
        if not node.get(Data.FORM):
            continue
        there = places.get(target, places.get(draft.targets[target].section, at))
        node.set(Data.WHERE, "above" if there.step <= at.step else "below")
        if node.get(Data.FORM) == "page" and there.movable | at.movable:
            node.set(Data.FROM, draft.unique("page-reference"))
        if node.get(Data.FORM) == "pages":
            if target not in ends:
                ends[target] = _end(draft, target)
            node.set(Data.END, ends[target])


def _references(draft: Draft) -> tuple[dict[str, _Place], list[tuple[Element, _Place]]]:
    """Return the place of each id, and the references with theirs."""
    displays = frozenset((*draft.tables, *draft.pictures))
    feet = frozenset(note.id for note in draft.notes.values() if note.place == "page-foot")
    places: dict[str, _Place] = {}
    found = []
    for step, stop in enumerate(read_through(draft, NoteOrder.PRINTED)):
        if stop.name:
            movable = (stop.around | {stop.name}) & (displays | feet)
            places.setdefault(stop.name, _Place(step, stop.around, movable))
        if stop.node is not None and stop.node.get(Data.SLOT) == "reference":
            above = {one.get("id", "") for one in stop.node.iterancestors() if one.get("id")}
            movable = (stop.around | above) & (displays | feet)
            found.append((stop.node, _Place(step, stop.around | above, movable)))
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
