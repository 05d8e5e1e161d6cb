"""Text before an inline element that does not fit on the line is cut behind its last word that fits.

WeasyPrint 70 splits text that ends in a space a second time if the inline element behind it does not fit on
the line. It tries a width one pixel narrower; Pango lets the last space hang and reports that all fits, and
the text is cut after its first word:

    |the one that makes a |            |the                 |
    |*virtue*             |   not      |one that makes a    |
                                       |*virtue*            |

A line so broken is stretched wide, or left short.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


def split_with_room(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``split_first_line``, leaving room for the hanging space if more words stand that way."""

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *rest: Any, **more: Any) -> Any:
        found = original(text, style, context, max_width, *rest, **more)
        resume, width = found[2], found[3]
        if resume is None or not text.endswith(" ") or max_width is None or max_width == inf:
            return found
        narrower = max_width - style["font_size"] / 3  # no word space of a text face is wider
        other = original(text, style, context, narrower, *rest, **more)
        return other if other[3] > width else found

    return split_first_line


PATCHES = (
    Patch(
        target="weasyprint.text.line_break:split_first_line",
        places=("weasyprint.layout.inline:split_first_line",),
        reason="Lines before an inline element are cut after their first word.",
        fingerprint="39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f",
        replacement=split_with_room,
        tests="tests/typeset/weasyprint/test_line_breaking.py",
    ),
)
