"""Documents that are nothing but pages with running heads: what is the same on all pages is done once.

WeasyPrint 70 makes each page with a running element twice, as if that could have moved text; and on each page
it gives the element a style of its own, of which it works out all values anew.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.layout
from weasyprint.layout import LayoutContext

_make_all_pages = weasyprint.layout.make_all_pages
_running_elements = LayoutContext.get_running_element_for


@contextmanager
def like_pages() -> Iterator[None]:
    """Lay out documents inside as pages that differ in their running elements only."""
    weasyprint.layout.make_all_pages = _make_pages
    LayoutContext.get_running_element_for = _with_shared_styles
    try:
        yield
    finally:
        weasyprint.layout.make_all_pages = _make_all_pages
        LayoutContext.get_running_element_for = _running_elements


def _make_pages(context: Any, root_box: Any, html: Any, pages: Sequence[Any]) -> list[Any]:
    """``make_all_pages``, which keeps the pages that were made unless they show counters not known yet."""
    if not pages or context.target_collector.counter_lookup_items:
        pages = list(_make_all_pages(context, root_box, html, pages))
    if not context.target_collector.counter_lookup_items:
        for *_, state in context.page_maker:
            state["content_changed"] = False
    return list(pages)


def _with_shared_styles(context: Any, *asked: Any) -> Any:
    """``get_running_element_for``, of whose boxes the engine is about to copy the styles."""
    found = _running_elements(context, *asked)
    for box in found:
        box.style = _shared(box.style)
    return found


def _shared(style: Any) -> Any:
    """The style of an element while it runs in the margin, which is its own copy."""
    own = vars(style)
    if "running" not in own:
        running = style.copy()
        running["position"] = "relative"  # as the engine sets it in the copy
        running.copy = lambda: running
        own["running"] = running.running = running
    return own["running"]
