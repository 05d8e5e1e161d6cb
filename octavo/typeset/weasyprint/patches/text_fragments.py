"""Lines of text remember from where they were cut, so that the first word of a page is found in the source.

WeasyPrint makes each line as a copy of its text box, and forgets which part of the text it is.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


def remembering_the_place(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``split_text_box``, whose lines know the byte of the box at which they begin."""

    def split_text_box(context: Any, box: Any, width: Any, start: int, **more: Any) -> Any:
        found = original(context, box, width, start, **more)
        if found[0] is not None:
            found[0].cut_from = box, start
        return found

    return split_text_box


PATCHES = (
    Patch(
        target="weasyprint.layout.inline:split_text_box",
        reason="The list of pages of the EPUB names the word with which each page of the PDF begins.",
        fingerprint="8c564329599ef23fac6cc8c403768e9e51638226d87a8b2de69c49c9c5f408c8",
        replacement=remembering_the_place,
        tests="tests/typeset/weasyprint/test_page_starts.py",
    ),
)
