"""From the ComposedBook to the ONIX for Books 3.1 message that tells the book trade of its forms."""

from collections.abc import Mapping

from lxml import etree

from octavo.compose.composed_book import ComposedBook
from octavo.core.accessibility import Statement
from octavo.core.pagemap import PageMap
from octavo.core.settings import Settings
from octavo.onix.build_facts import OnixFacts
from octavo.onix.elements import lay_out
from octavo.onix.message import message
from octavo.onix.required import check_required

__all__ = ["check_required", "record"]


def record(
    composed: ComposedBook,
    statement: Statement | None,
    settings: Settings,
    pagemap: PageMap | None,
    sizes: Mapping[str, int],
) -> bytes:
    """Return the message as UTF-8: one product for each form of the book that has an ISBN.

    ``statement`` is what the EPUB says of its accessibility; ``pagemap`` has the pages of this build, or of
    one before; ``sizes`` are those of the finished files "epub" and "pdf", in bytes. What is not known is
    left out. If the book lacks what the trade demands (``check_required``), the message fits the schema all
    the same. It depends on nothing but its arguments and SOURCE_DATE_EPOCH.

    Raise ValueError if SOURCE_DATE_EPOCH is not a number of seconds.
    """
    root = message(composed, OnixFacts(settings, statement, pagemap, sizes))
    lay_out(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
