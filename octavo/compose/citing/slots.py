"""The slots of citations, in the order in which the book is read."""

import json
from collections.abc import Iterator
from typing import Any

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.reading_order import read_through
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, classes, pop_attribute


def citation_slots(draft: Draft) -> Iterator[tuple[Element, SectionDraft, Note | None]]:
    """Yield every slot with its division and the note that it stands in. A note is read at its first call."""
    for stop in read_through(draft):
        if stop.node is not None and stop.node.get(Data.SLOT) == "citation":
            yield stop.node, stop.section, stop.note


def convert_loose_references(draft: Draft, tree: Element) -> None:
    """Make slots of citations of the references in a tree whose names are keys of the bibliography.

    An id of the book goes before a key.
    """
    works = draft.manuscript.bibliography.works
    for node in list(tree.iter("{*}a")):
        key = node.get(Data.TARGET, "")
        if not node.get(Data.LOOSE) or key not in works or key in draft.taken or node.get(Data.FORM):
            continue
        written = node.text or ""
        bare = "bare" in classes(node)
        item = {"key": key, "prefix": "", "rest": "", "suppress": bare}
        for name in (Data.TARGET, Data.LOOSE, Data.SCOPE, "class", "href"):
            pop_attribute(node, name)
        node.tag = node.tag.replace("}a", "}span") if isinstance(node.tag, str) else node.tag
        node.set(Data.SLOT, "citation")
        node.set(Data.CITE, json.dumps([item]))
        node.set(Data.FORM, "plain" if written.startswith("[") else "narrative")


def items_of(node: Element) -> list[dict[str, Any]]:
    """Return the works that a slot cites, as the author wrote them."""
    items: list[dict[str, Any]] = json.loads(node.get(Data.CITE, "[]"))
    return items
