"""Datelines at the end of a piece, which stand otherwise than one at its head."""

from octavo.compose.draft import Draft
from octavo.core.xhtml import Element, classes


def mark_endings(draft: Draft) -> None:
    """Give the class ``ending`` to each dateline that stands with the signature, or ends its piece."""
    for section in draft.sections:
        if section.body is None:
            continue
        for node in section.body.iter("{*}div", "{*}p"):
            if "dateline" in classes(node) and _ends(node):
                node.set("class", f"{node.get('class')} ending")


def _ends(dateline: Element) -> bool:
    before, after = dateline.getprevious(), dateline.getnext()
    if before is None:
        return False
    return after is None or any("signature" in classes(node) for node in (before, after))
