"""Equations: formulas on lines of their own; those with an id are numbered, through the book."""

from octavo.compose.composed_book import ReferenceTarget
from octavo.compose.draft import Draft
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, classes, local

#: Class of a paragraph that is nothing but an equation.
ALONE = "equation-alone"


def number_equations(draft: Draft) -> None:
    """Number the equations that can be referred to, in reading order, those of notes last, and make them
    targets. One whose TeX gives it a number of its own is not counted."""
    number = 0
    texts = [(one.body, one.id) for one in draft.sections if one.body is not None]
    texts += [(note.body, note.section) for note in draft.notes.values()]
    for tree, holder in texts:
        for node in tree.iter(f"{{{XHTML}}}span"):
            if node.get(Data.SLOT) != "formula" or not node.get(Data.BLOCK):
                continue
            _mark_alone(node)
            identifier, given = node.get("id"), node.get(Data.NUMBER, "")
            if identifier and "unnumbered" not in classes(node):
                number += not given
                node.set(Data.NUMBER, given or str(number))
                sign = node.get(Data.NUMBER, "")
                draft.targets[identifier] = ReferenceTarget(identifier, "equation", sign, "", holder)


def _mark_alone(node: Element) -> None:
    parent = node.getparent()
    if parent is None or local(parent) != "p" or node.getprevious() is not None or node.getnext() is not None:
        return
    if not (parent.text or "").strip() and not (node.tail or "").strip():
        parent.set("class", f"{parent.get('class', '')} {ALONE}".strip())
