"""Running elements share their styles on documents that are nothing but pages with running heads.

WeasyPrint 70 gives a running element a style of its own on each page, of which it works out all values anew.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.page_making import pages_are_alike
from octavo.typeset.weasyprint.patches.patch import Patch


def sharing_styles(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``get_running_element_for``; of the boxes that it finds WeasyPrint copies the styles next."""

    def get_running_element_for(context: Any, *asked: Any) -> Any:
        found = original(context, *asked)
        if pages_are_alike():
            for box in found:
                box.style = _shared(box.style)
        return found

    return get_running_element_for


def _shared(style: Any) -> Any:
    """Return the style of an element while it runs in the margin, which is its own copy."""
    own = vars(style)
    if "running" not in own:
        running = style.copy()
        running["position"] = "relative"  # as WeasyPrint sets it in the copy
        running.copy = lambda: running
        own["running"] = running.running = running
    return own["running"]


PATCHES = (
    Patch(
        target="weasyprint.layout:LayoutContext.get_running_element_for",
        reason="Time: the values of a running head's style are worked out once, and not on each page.",
        upstream="https://github.com/Kozea/WeasyPrint/issues/578",
        fingerprint="4e103af5f4a510bb766b7724465245e8501f9af9881b01f2eacaf85874b7cde1",
        replacement=sharing_styles,
        tests="tests/typeset/weasyprint/patches/test_running_elements.py",
    ),
)
