"""Theorems and their like: each kind is numbered by itself through the book, and is a target."""

from collections import Counter

from octavo.compose.composed_book import ReferenceTarget
from octavo.compose.draft import Draft
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, classes, plain
from octavo.elements.theorem import UNCOUNTED


def number_theorems(draft: Draft) -> None:
    """Number theorems in reading order, those of notes last. Proofs, remarks and solutions have a number only
    if they have an id."""
    numbers: Counter[str] = Counter()
    texts = [(one.body, one.id) for one in draft.sections if one.body is not None]
    texts += [(note.body, note.section) for note in draft.notes.values()]
    for tree, holder in texts:
        for head in tree.iter(f"{{{XHTML}}}span"):
            if head.get(Data.ELEMENT) == "theorem":
                _number(draft, head, holder, numbers)


def _number(draft: Draft, head: Element, holder: str, numbers: Counter[str]) -> None:
    kind = head.get(Data.KIND, "")
    block = next((one for one in head.iterancestors() if "theorem" in classes(one)), head)
    identifier = block.get("id", "")
    number = ""
    if "unnumbered" not in classes(block) and (identifier or kind not in UNCOUNTED):
        numbers[kind] += 1
        number = str(numbers[kind])
        head.set(Data.NUMBER, number)
    if identifier:
        draft.targets[identifier] = ReferenceTarget(identifier, kind, number, plain(head), holder)
