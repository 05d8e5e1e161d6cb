"""References that print a page: above or below the place that they name; and references to themselves.

A reader turns back for what is above and on for what is below. Notes count at the place at which they are
printed: those of the page foot at their first call, others at the end of their chapter, part or book.
"""

from collections.abc import Iterator

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.trees import table_trees
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, is_noteref, local, span_of
from octavo.source.manuscript import Kind

_HOLDERS = frozenset(
    {"div", "section", "blockquote", "aside", "ul", "ol", "li", "dl", "dd", "p", "figcaption"}
)


def place_references(draft: Draft) -> None:
    """Set ``data-where`` and ``data-end`` of each reference that prints a page.

    ``data-where`` says whether it leads "above" or "below", ``data-end`` with which id the pages of a
    division end. A reference to the very place at which it stands is reported.
    """
    reader = _Reader(draft)
    reader.read()
    ends: dict[str, str] = {}
    for node, at, around in reader.references:
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
        there = reader.places.get(target, reader.places.get(draft.targets[target].section, at))
        node.set(Data.WHERE, "above" if there <= at else "below")
        if node.get(Data.FORM) == "pages":
            if target not in ends:
                ends[target] = _end(draft, target)
            node.set(Data.END, ends[target])


class _Reader:
    """Goes through the book as it is printed. ``places`` says when each id is read; ``references`` are the
    references, when each is read, and the ids of what it stands in."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._now = 0
        self.places: dict[str, int] = {}
        self.references: list[tuple[Element, int, frozenset[str]]] = []

    def read(self) -> None:
        sections = self._draft.sections
        for number, section in enumerate(sections):
            self._come(section.id)
            for tree in (section.title, section.subtitle, section.body):
                if tree is not None:  # a chapter may well name itself in its text
                    self._tree(tree, frozenset() if tree is section.body else frozenset({section.id}))
            self._notes(note for note in self._at("chapter-end") if note.section == section.id)
            last = number + 1 == len(sections) or sections[number + 1].group is not section.group
            if last:
                group = {one.id for one in sections if one.group is section.group}
                self._notes(note for note in self._at("part-end") if note.section in group)
            if section.division.kind is Kind.NOTES:
                wanted = section.division.series
                self._notes(note for note in self._at("book-end") if wanted in (None, note.series))

    def _come(self, name: str | None) -> None:
        self._now += 1
        if name:
            self.places.setdefault(name, self._now)

    def _at(self, place: str) -> Iterator[Note]:
        return (note for note in self._draft.notes.values() if note.place == place)

    def _notes(self, notes: Iterator[Note]) -> None:
        for note in notes:
            self._come(note.id)
            self._tree(note.body, frozenset({note.id}))

    def _tree(self, tree: Element, held: frozenset[str]) -> None:
        for node in tree.iter("{*}*"):
            name, slot = node.get("id"), node.get(Data.SLOT)
            self._come(name)
            if slot == "table" and name in self._draft.tables:
                for text in table_trees(self._draft.tables[name]):
                    self._tree(text, held | {name})
            elif slot == "figure" and name in self._draft.pictures:
                caption = self._draft.pictures[name].caption
                if caption is not None:
                    self._tree(caption, held | {name})
            elif slot == "reference":
                above = {one.get("id") for one in node.iterancestors() if one.get("id")}
                self.references.append((node, self._now, held.union(filter(None, above))))
            elif is_noteref(node):
                self._footnote(node)

    def _footnote(self, call: Element) -> None:
        note = self._draft.notes.get((call.get("href") or "#")[1:])
        if note and note.calls[:1] == (call.get("id"),) and note.place == "page-foot":
            self._notes(iter([note]))


def _end(draft: Draft, target: str) -> str:
    """Return the id of the end of a division with all that stands in it: of a mark that is put there, or
    of what stands there and has an id. "" for what is no division, and for one without text."""
    bodies = [one.body for one in draft.sections if one.body is not None and _stands_in(one, target)]
    if not bodies:
        return ""
    node = bodies[-1]
    while len(node) and local(node[-1]) in _HOLDERS and not (node[-1].tail or "").strip():
        node = node[-1]
    if len(node) and node[-1].get(Data.SLOT) in ("table", "figure"):
        return node[-1].get("id", "")
    if local(node) in ("p", "li", "dd"):
        name = draft.unique(f"{target}-end")
        add_child(node, "span", {"id": name})
        return name
    return ""


def _stands_in(section: SectionDraft | None, target: str) -> bool:
    while section is not None:
        if section.id == target:
            return True
        section = section.parent
    return False
