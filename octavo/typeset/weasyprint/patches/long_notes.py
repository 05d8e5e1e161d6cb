"""Footnotes are divided over pages; ``octavo.typeset.weasyprint.long_notes`` says when and how.

WeasyPrint 70 never divides a footnote: it moves the whole of it, or the line of its call, to the next page,
and the beginning of a note that is taller than a page is lost. But it can break any block over pages, and the
area of the footnotes is a block, which is laid out in three places:

- ``layout_footnote`` puts a note on the page, and measures the area;
- ``weasyprint.layout.block_level_layout`` is called for that measuring;
- ``weasyprint.layout.page.block_level_layout`` is called when the page is finished.

The line that calls the note is known from ``iter_line_boxes``, which makes the lines of a block.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.notes_at_calls import context_itself
from octavo.typeset.weasyprint.patches.patch import Patch

_REASON = "Footnotes that do not fit on their page are divided, and none loses its beginning."
_UPSTREAM = "https://github.com/Kozea/WeasyPrint/issues/1833"
_TESTS = "tests/typeset/weasyprint/test_long_notes.py"


def remembering_lines(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``iter_line_boxes``, with the line that is being set known to those who set its footnotes."""
    from octavo.typeset.weasyprint.long_notes import remember_lines

    def iter_line_boxes(context: Any, *rest: Any) -> Any:
        context = context_itself(context)
        lines = original(context, *rest)
        return remember_lines(context, lines, *rest) if context.footnotes else lines

    return iter_line_boxes


def measuring_a_part(_original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_level_layout``, which measures the area of footnotes as far as it is on the page."""
    from octavo.typeset.weasyprint.long_notes import measure_area

    return measure_area


def finishing_a_part(_original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_level_layout``, which leaves the rest of a divided note to the next page."""
    from octavo.typeset.weasyprint.long_notes import finish_area

    return finish_area


def dividing(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``layout_footnote``, which divides a note that does not fit."""
    from octavo.typeset.weasyprint.long_notes import set_footnote

    def layout_footnote(context: Any, note: Any) -> Any:
        return set_footnote(context, note, original)

    return layout_footnote


PATCHES = (
    Patch(
        target="weasyprint.layout.inline:iter_line_boxes",
        places=("weasyprint.layout.block:iter_line_boxes",),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="04aec48abfcad809bc94c54eeba0e23a389e824cec85fe67bc1b21412d29dc3a",
        replacement=remembering_lines,
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.layout.block:block_level_layout",
        places=("weasyprint.layout:block_level_layout",),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="c1301dde9284e24519ee0432b508d6cd79768018d2564d4066f0fdf103982dd6",
        replacement=measuring_a_part,
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.layout.block:block_level_layout",
        places=("weasyprint.layout.page:block_level_layout",),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="c1301dde9284e24519ee0432b508d6cd79768018d2564d4066f0fdf103982dd6",
        replacement=finishing_a_part,
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.layout:LayoutContext.layout_footnote",
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="5075f64aaae4a32d2ad552f8cc2e73e0bb833b79f9d586d7e23ab041b5fe83bd",
        replacement=dividing,
        tests=_TESTS,
    ),
)
