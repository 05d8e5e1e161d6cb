"""Listings of program code: number those that have a caption or can be referred to, in reading order."""

from octavo.compose.composed_book import Listing, ReferenceTarget
from octavo.compose.draft import Draft
from octavo.compose.typography import set_line
from octavo.core.diagnostics import Span
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, classes, copy, element, move_content, plain, span_of


def number_listings(draft: Draft) -> None:
    """Number the listings of divisions and then those of notes, and make them targets.

    Captions stay in the text, as places for their template.
    """
    texts = [(one.body, one.id) for one in draft.sections if one.body is not None]
    texts += [(note.body, note.section) for note in draft.notes.values()]
    for tree, holder in texts:
        for node in tree.iter("{*}figure"):
            if "listing" in classes(node):
                _number(draft, node, holder)


def _number(draft: Draft, node: Element, section: str) -> None:
    caption = next((child for child in node if child.get(Data.ELEMENT) == "listing"), None)
    if caption is None:
        return
    number = ""
    if "unnumbered" not in classes(node):
        number = str(1 + sum(bool(one.number) for one in draft.listings.values()))
        caption.set(Data.NUMBER, number)
    identifier = node.get("id") or draft.unique(f"listing-{number}" if number else "listing")
    node.set("id", identifier)
    words = set_line(plain(caption), node.get("lang") or draft.language, draft.languages)
    listed = None
    if words:
        listed = element("span")
        move_content(copy(caption), listed)
    span = span_of(node) or Span(section)
    draft.listings[identifier] = Listing(identifier, number, listed, words, section, span)
    draft.targets[identifier] = ReferenceTarget(identifier, "listing", number, words, section)
