"""Callouts: an id for the title of each, and a number for those that can be referred to."""

from collections import Counter

from octavo.compose.composed_book import ReferenceTarget
from octavo.compose.draft import Draft
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, classes, plain

#: Beginnings of the ids of callouts that are numbered, as Quarto has them, each kind by itself.
PREFIXES = ("nte-", "tip-", "wrn-", "imp-", "cau-")
_ELEMENT = "callout"


def number_callouts(draft: Draft) -> None:
    """Name the titles of callouts, number those with an id such as ``tip-ferry``, and make them targets."""
    numbers: Counter[str] = Counter()
    texts = [(one.body, one.id) for one in draft.sections if one.body is not None]
    texts += [(note.body, note.section) for note in draft.notes.values()]
    for tree, holder in texts:
        for node in tree.iter(f"{{{XHTML}}}aside"):
            if node.get(Data.ELEMENT) == _ELEMENT:
                _name(draft, node, holder, numbers)


def _name(draft: Draft, node: Element, holder: str, numbers: Counter[str]) -> None:
    identifier = node.get("id", "")
    node.set("aria-labelledby", draft.unique(f"{identifier or holder}-label"))
    if not identifier.startswith(PREFIXES) or "unnumbered" in classes(node):
        return
    kind = classes(node)[1]
    numbers[kind] += 1
    node.set(Data.NUMBER, str(numbers[kind]))
    title = next((plain(child) for child in node if child.get(Data.FIELD)), "")
    draft.targets[identifier] = ReferenceTarget(identifier, kind, str(numbers[kind]), title, holder)
