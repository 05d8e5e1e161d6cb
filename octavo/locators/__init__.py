"""Page numbers in the text: written into finished XHTML once the pages of all ids are known.

A template leaves the places empty, in every form of the book alike:

- ``<a href="#id" data-page-of="id"></a>`` becomes the folio of the page on which ``id`` stands: "227";
- ``<span data-pages-of="id id ..."></span>`` the pages of several ids, the lowest to the highest: "123–30";
- ``<span class="locators">`` holds an ``<a href="#mark" data-locator="mark"/>`` for each mark of an index
  entry, and becomes its locators in the order of the pages, neighboring pages joined: "12, 108–09, 123n4".
  ``data-in-note`` is the number of the note in which a mark stands ("" for a note with a sign),
  ``data-in-display`` says that it stands in a table or figure, the class ``principal`` that it is the main
  place.

The typesetter fills them in until nothing moves any more; the e-book quotes what was printed.
"""

from octavo.locators.folios import Folios, folios_of
from octavo.locators.slots import LocatorSlot, slots

__all__ = ["Folios", "LocatorSlot", "fill", "folios_of", "slots"]


def fill(root: object, folios: Folios) -> None:
    """Write all page numbers of a tree. For an id that has no page nothing is written."""
    for slot in slots(root):
        slot.write(folios)
