"""Boxes are told what WeasyPrint forgets of the elements from which they are made.

- A text box is told between which children of its element its text stands (``text_fragments``).
- The box of an empty element is told if a line may end before it (``line_ends``).
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


def told_of_elements(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``element_to_box``, which marks the boxes that it makes."""
    from octavo.typeset.weasyprint.empty_elements import tell_empty_elements
    from octavo.typeset.weasyprint.fragments import tell_neighbours

    def element_to_box(element: Any, *rest: Any, **more: Any) -> Any:
        found = original(element, *rest, **more)
        if len(element):
            tell_neighbours(found, element)
            tell_empty_elements(found)
        return found

    return element_to_box


PATCHES = (
    Patch(
        target="weasyprint.formatting_structure.build:element_to_box",
        reason="Pages begin at a word of the source, and lines end at empty elements; boxes know neither.",
        fingerprint="2d0a37e45b7f3e0cd83ed341842860df538fe113c67ab083d482764970849a95",
        replacement=told_of_elements,
        tests="tests/typeset/weasyprint/test_empty_elements.py",
    ),
)
