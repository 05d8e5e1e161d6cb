"""Glyphs stand so that the end of a justified line is at the margin.

WeasyPrint 70 cuts the space between two glyphs to whole thousandths of the type size, always downwards, so
that a justified line ends a little before the margin. ``octavo.typeset.weasyprint.glyphs`` rounds the sum.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


def drawing_exactly(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``draw_first_line``, which draws common text exactly and leaves all else to the original."""
    from octavo.typeset.weasyprint.glyphs import draw_common_text, knows_true_sizes

    if not knows_true_sizes():
        return original

    def draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> Any:
        if draw_common_text(stream, box, text_overflow, block_ellipsis, matrix):
            return []  # no emoji
        return list(original(stream, box, text_overflow, block_ellipsis, matrix))

    return draw_first_line


PATCHES = (
    Patch(
        target="weasyprint.draw.text:draw_first_line",
        reason="Justified lines end at the margin, and glyphs that need no correction share one string.",
        fingerprint="1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
        replacement=drawing_exactly,
        tests="tests/typeset/weasyprint/test_glyphs.py",
    ),
)
