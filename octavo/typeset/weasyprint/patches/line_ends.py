"""Between two boxes a line ends if the text may end there: never before a note call, and at empty elements.

WeasyPrint 70 asks if a line may end between two boxes for the two characters at their edges alone. So it
breaks "vol. 4." before the call of a note, which would begin a line. And it ends no line at an empty element,
which has no characters: "a <span/>word" is as one word to it. Here an empty element takes the place of the
text behind it: a line may end before it if it might without the element, which goes to the next line with
the word.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


def split_between_boxes(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``split_inline_level``, telling better if a line may end before a box."""

    def split_inline_level(context: Any, box: Any, *rest: Any) -> Any:
        child, resume, preserved, first, *more = original(context, box, *rest)
        # ``first`` is the first letter of the box, False for "no line may end here", None for "no letter".
        if _begins_call(box):
            first = False
        elif first is None:
            first = getattr(box, "line_may_end_before", None)  # set by ``empty_elements``
        return child, resume, preserved, first, *more

    return split_inline_level


def _begins_call(box: Any) -> bool:
    """Return True for a note call: a link to a note, or what WeasyPrint makes of a footnote."""
    if str(box.element_tag).endswith("::footnote-call"):
        return True
    return box.element is not None and box.element.get("role") == "doc-noteref"


PATCHES = (
    Patch(
        target="weasyprint.layout.inline:split_inline_level",
        reason="No line begins with the call of a note, and lines end at empty elements such as index marks.",
        upstream="https://github.com/Kozea/WeasyPrint/issues/1614",
        fingerprint="d98c008c8fc005828a5b04864ed3638ab9bb241f27245050e244869c90c490a3",
        replacement=split_between_boxes,
        tests="tests/typeset/weasyprint/test_empty_elements.py",
    ),
)
