"""The structure tree of a laid-out document, in the order of its elements.

The engine makes one structure element per box and page; here there is one per element of the
book. So a table or paragraph that is split over pages is whole in the tree, a note stands behind its
call, and what is only repeated (the heads of a continued table) or painted (leaders) is an artifact.
"""

from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from octavo.core.vocabulary import Data
from octavo.typeset.layout import Annotation, Content
from octavo.typeset.weasyprint import roles
from octavo.typeset.weasyprint.boxes import Parents, parents_of, px_to_pt
from octavo.typeset.weasyprint.facing_tables import pair
from octavo.typeset.weasyprint.tree import StructureNode


class Tagger:
    """Builds the tree; ``root`` is the document, ``key`` makes ids unique in the book."""

    def __init__(self, root: ElementTree.Element, key: str) -> None:
        self.root = root
        self.top = StructureNode("Document", root)
        self._key = key
        self._parents: Parents = parents_of(root)
        self._nodes: dict[ElementTree.Element, StructureNode] = {root: self.top}
        self._languages: dict[ElementTree.Element, str] = {root: root.get("lang", "")}
        self._ids = {name: element for element in root.iter() if (name := element.get("id"))}
        self._first_page: dict[ElementTree.Element, int] = {}
        self._joined = pair(root)
        self._notes = 0

    def add_page(
        self, number: int, page: Any, marks: dict[Any, Any], annotations: dict[int, int]
    ) -> set[int]:
        """Add a page. ``marks`` are the engine's marked sequences by box, ``annotations`` the index of a
        link by its object number. Return the sequences that are artifacts."""
        self._page, self._marks, self._annotations = number, marks, annotations
        self._artifacts = {mark["mcid"] for mark in marks.values()}
        self._walk(page._page_box, artifact=False)
        return self._artifacts

    def _walk(self, box: Any, artifact: bool) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        artifact = artifact or box.is_leader or isinstance(box, boxes.MarginBox) or self._repeated(box)
        artifact = artifact or (box.element is not None and box.element.get(Data.CONTINUED) is not None)
        if box.link_annotation is not None:
            self._link(box)
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            if not artifact and box in self._marks and box.element is not None:
                self._leaf(box)
            return
        if not artifact and box.element is not None and "::" not in box.element_tag:
            node = self._node(box.element)
            if node.tag == "Plate":
                return
        for child in box.all_children():
            self._walk(child, artifact)

    def _repeated(self, box: Any) -> bool:
        """Return True if a box is the head or foot of a table that stood on an earlier page already."""
        if not isinstance(box, boxes.TableRowGroupBox) or not (box.is_header or box.is_footer):
            return False
        return self._first_page.setdefault(box.element, self._page) != self._page

    def _leaf(self, box: Any) -> None:
        if box.element.tag == "img" and box.element.get("alt") == "":
            return  # a decoration
        if roles.is_line_number(box):
            return
        node = self._place(box)
        node.kids.append(Content(self._page, self._marks[box]["mcid"]))
        self._artifacts.discard(self._marks[box]["mcid"])
        if node.tag in roles.PICTURES and node.box is None:
            left, top = box.content_box_x(), box.content_box_y()
            right, bottom = left + box.width, top + box.height
            node.box = (self._page, px_to_pt(left), px_to_pt(top), px_to_pt(right), px_to_pt(bottom))
        node.add_text(getattr(box, "text", ""))

    def _place(self, box: Any) -> StructureNode:
        """Return the node for the content of a box: that of its element, or one for its marker or call."""
        pseudo = box.element_tag.partition("::")[2]
        if pseudo in ("marker", "footnote-marker"):
            return self._node(box.element).label()
        if pseudo == "footnote-call":
            return self._call(box.element)
        return self._node(box.element)

    def _call(self, note: ElementTree.Element) -> StructureNode:
        """Return a reference in front of a note, for the call that the stylesheet makes."""
        around = self._node(self._parents[note])
        reference = StructureNode("Reference", note, parent=around)
        around.kids.append(reference)
        self._node(note)
        return reference

    def _link(self, box: Any) -> None:
        node = self._node(box.element)
        while node.tag != "Link" and node.parent is not None:
            node = node.parent
        index = self._annotations.get(box.link_annotation.number)
        if node.tag == "Link" and index is not None:
            node.kids.append(Annotation(self._page, index))

    def _node(self, element: ElementTree.Element) -> StructureNode:
        """Return the node that takes the content of an element, made if it is missing."""
        if element in self._nodes:
            return self._nodes[element]
        if element in self._joined:  # a row over facing pages
            joined = self._node(self._joined[element])
            self._languages[element] = self._languages[self._joined[element]]
            return joined
        around = self._node(self._parents[element])
        node = self._make(element, around)
        self._nodes[element] = node
        if roles.is_note_call(element):
            self._note_behind(element)
        return node

    def _note_behind(self, call: ElementTree.Element) -> None:
        """Make the node of a footnote at its call, and not when the page foot is read."""
        note = self._ids.get(call.get("href", "").removeprefix("#"))
        if note is not None and roles.is_footnote(note) and self._parents[note] is self._parents[call]:
            self._node(note)

    def _make(self, element: ElementTree.Element, around: StructureNode) -> StructureNode:
        outer = self._languages[self._parents[element]]
        language = element.get("lang") or outer
        self._languages[element] = language
        own = language if language != outer else None
        tag = roles.tag_of(element, own, self._in_contents(element))
        if tag is None:
            return around
        if tag == "LI":
            return around.list_item(element, own)
        if tag == "Link" and roles.is_note_call(element):
            around = around.child("Reference", element)
        if tag == "Link" and roles.is_note_mark(element) and around.tag in ("LBody", "Note"):
            around = around.label()
        node = around.child(tag, element, own)
        if tag == "Note":
            self._notes += 1
            node.id = element.get("id") or f"{self._key}-note-{self._notes}"
        return node

    def _in_contents(self, element: ElementTree.Element) -> bool:
        current: ElementTree.Element | None = element
        while current is not None:
            if current.tag == "nav":
                return True
            current = self._parents.get(current)
        return False
