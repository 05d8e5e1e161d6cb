"""Pages that must be one page, such as a title page: set closer if their text takes more.

An element with ``data-one-page`` that stands on several pages gets the class ``crowded``, and the stylesheet
does the rest.
"""

from collections.abc import Iterable
from typing import Any

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import descend

CROWDED = "crowded"


def mark_crowded(pages: Iterable[Any]) -> bool:
    """Mark what stands on more than one page, and return True if anything was that had no mark yet."""
    seen: set[Any] = set()
    changed = False
    for page in pages:
        here = {box.element for box in descend(page._page_box) if _is_one_page(box)}
        for element in here & seen:
            classes = str(element.get("class", "")).split()
            if CROWDED not in classes:
                element.set("class", " ".join([*classes, CROWDED]))
                changed = True
        seen |= here
    return changed


def _is_one_page(box: Any) -> bool:
    return box.element is not None and bool(box.element.get(Data.ONE_PAGE))
