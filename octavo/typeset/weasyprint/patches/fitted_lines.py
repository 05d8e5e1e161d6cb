"""Paragraphs are broken into lines as a whole, and not line by line.

WeasyPrint 70 fills each line as far as it goes before it looks at the next one, and asks Pango about seven
times for each. ``octavo.typeset.weasyprint.lines`` shapes a paragraph once, finds the lines that suit it as a
whole, and hands them over one by one. What it can't do is left to WeasyPrint.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


def fitting(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``get_next_linebox``, which gives fitted lines of common text."""
    from octavo.typeset.weasyprint.lines.fitted_lines import next_line
    from octavo.typeset.weasyprint.lines.shaping import UncommonTextError

    def get_next_linebox(
        context: Any, box: Any, position_y: Any, bottom_space: Any, skip_stack: Any, block: Any, *rest: Any
    ) -> Any:
        absolute_boxes, fixed_boxes, first_letter, first_line = rest
        if first_letter or first_line:
            return original(context, box, position_y, bottom_space, skip_stack, block, *rest)
        fonts = box.style.font_config.__dict__.setdefault("shaping_fonts", {})
        try:
            return next_line(
                context, box, position_y, skip_stack, block, (absolute_boxes, fixed_boxes), fonts
            )
        except UncommonTextError:
            return original(context, box, position_y, bottom_space, skip_stack, block, *rest)

    return get_next_linebox


PATCHES = (
    Patch(
        target="weasyprint.layout.inline:get_next_linebox",
        reason="Lines are chosen for the paragraph as a whole, which evens out the spaces between words.",
        upstream="https://github.com/Kozea/WeasyPrint/issues/2264",
        fingerprint="67af458c2545e74f0803072103c6c5d392d5e353dfdaa4f5bac5a96e20ed024d",
        replacement=fitting,
        tests="tests/typeset/weasyprint/lines/test_fitted_lines.py",
    ),
)
