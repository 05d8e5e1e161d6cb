"""From XHTML to a typeset PDF and the map of its pages.

``book`` does it in this order: ``gatherings`` cuts the book at its forced page breaks; ``weasyprint.engine``
typesets each gathering by itself, in the worker processes of ``pool``, unless ``layout_cache`` has it;
``placing`` puts the pages in order, ``locators`` fills in their numbers, ``furniture`` makes running heads
and folios, and ``assembly`` makes one PDF of all. ``prepress`` makes the printer's file of that.
"""

from typing import TYPE_CHECKING

from octavo.core.failures import TypesettingError

if TYPE_CHECKING:
    from octavo.typeset.book import Typeset, typeset

__all__ = ["Typeset", "TypesettingError", "typeset"]


def __getattr__(name: str) -> object:
    """Load ``book`` when it is asked for: worker processes import this package too, and do without it."""
    if name not in ("Typeset", "typeset"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from octavo.typeset import book

    return getattr(book, name)
