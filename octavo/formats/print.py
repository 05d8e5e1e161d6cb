"""The PDF for the press: the same pages with bleed and marks, as the printer named in book.yaml wants it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from octavo.check import CheckResult, Tool
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Example, Format, Option
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.compose.composed_book import ComposedBook


@dataclass(frozen=True, slots=True)
class PressFile(Made):
    """The file for the press; the number of its pages is to be a multiple of ``multiple``."""

    multiple: int = 1


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.pdf.checks import check_syntax
    from octavo.check.press.checks import check_press

    made = context.files["print"]
    yield from check_press(made.path, made.multiple if isinstance(made, PressFile) else 1)
    if context.level is CheckLevel.FULL:
        yield check_syntax(made.path)


class PrintFormat(Format):
    """``<slug>-print.pdf``."""

    name = "print"
    help = "make the PDF for the press, as the printer of that name in book.yaml wants it"
    result = "<slug>-print.pdf"
    examples = (Example("--print --cover", "the PDFs for the press, with bleed and crop marks"),)
    value = Option("--print", "printer", "NAME")
    typesets = True
    after = ("pdf",)
    checks = (
        # What printers ask of a file, and at level FULL its syntax.
        Check("print", ("print",), _check, frozenset({Tool.PDFTOTEXT})),
    )

    def check_book(self, composed: "ComposedBook", settings: Settings, diagnostics: Diagnostics) -> None:
        """Report a language that pages can't be set in."""
        from octavo.formats.products.hyphenation import check_hyphenation
        from octavo.formats.products.page_direction import check_direction

        check_direction(composed, settings, diagnostics)
        check_hyphenation(composed, settings, diagnostics)

    def make(self, context: BuildContext) -> Made | None:
        """Write the file for the press, unless typesetting has found errors."""
        from octavo.formats.products.typeset_book import typeset_book, write_pagemap
        from octavo.typeset.prepress import press_file

        book = context.once(typeset_book)
        order = book.xhtml.press
        if order is None or context.diagnostics.failed:
            return None
        path = context.folder / f"{context.slug}-print.pdf"
        with context.progress.stage(self.name):
            path.write_bytes(press_file(book.pdf, book.xhtml, order, context.diagnostics))
        write_pagemap(context, path.name)
        pages = book.page_count + -book.page_count % order.multiple
        return PressFile(path, pages=pages, multiple=order.multiple)
