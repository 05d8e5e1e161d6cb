"""From XHTML to a typeset PDF and the map of its pages.

A book is cut into gatherings, each typeset by itself (``engine``, in worker processes), placed in
order, given running heads and folios, and assembled (``book``).
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
