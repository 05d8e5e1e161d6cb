"""The printed cover: one sheet with back, spine and front. Its spine is as wide as the pages are many."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from octavo.check import CheckResult
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.check.press.bound import Bound
    from octavo.compose.composed_book import ComposedBook


@dataclass(frozen=True, slots=True)
class CoverFile(Made):
    """The sheet of the cover; ``bound`` is the book that it is to be bound around."""

    bound: "Bound | None" = None


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.pdf.checks import check_syntax
    from octavo.check.press.cover import check_cover

    made = context.files["cover"]
    if isinstance(made, CoverFile) and made.bound:
        yield from check_cover(made.path, made.bound)
    if context.level is CheckLevel.FULL:
        yield check_syntax(made.path)


class CoverFormat(Format):
    """``<slug>-cover.pdf``."""

    name = "cover"
    help = "make the PDF of the printed cover: back, spine, front"
    result = "<slug>-cover.pdf"
    after = ("pdf", "print")
    checks = (
        # The sheet fits the book, its words can be read, its bar code is right; at level FULL the syntax.
        Check("cover", ("cover",), _check),
    )

    def check_book(self, composed: "ComposedBook", settings: Settings, diagnostics: Diagnostics) -> None:
        """Report a language that pages can't be set in."""
        from octavo.formats.products.page_direction import check_direction

        check_direction(composed, settings, diagnostics)

    def make(self, context: BuildContext) -> Made | None:
        """Write the sheet. Return None, having reported why, if the width of its spine is not known."""
        from octavo.check.press.bound import Bound
        from octavo.core.lengths import length_in_points
        from octavo.cover.printed import print_cover
        from octavo.formats.products.page_map import page_map
        from octavo.typeset.prepress import press_file

        pagemap = context.once(page_map)
        book = context.composed.book
        with context.progress.stage(self.name):
            count = len(pagemap.pages) if pagemap else None
            cover = print_cover(context.composed, context.settings, count, context.diagnostics)
            if cover is None:
                return None
            path = context.folder / f"{context.slug}-cover.pdf"
            path.write_bytes(press_file(cover.pdf, cover.pages, cover.press, context.diagnostics))
        return CoverFile(path, pages=1, bound=Bound(length_in_points(book.trim.width), book.bound_isbn))
