"""The PDF for readers: tagged, PDF/UA-1, and PDF/A-2a if that is asked for."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from octavo.check import CheckResult, Tool, run_beside
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import CheckLevel, PdfVariant, Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Format, Option
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.compose.composed_book import ComposedBook


def _check(context: CheckContext) -> tuple[CheckResult, ...]:
    from octavo.check.audit.checks import audit_pdf
    from octavo.check.pdf.checks import check_pdf, check_syntax
    from octavo.check.pdf.standards import flavours
    from octavo.check.word_places import WordPlaces

    path, checkers = context.files["pdf"].path, context.checkers

    def own() -> Iterator[CheckResult]:
        yield from check_pdf(path, places)
        if source:
            yield audit_pdf(path, source)
        if context.level is CheckLevel.FULL:
            yield check_syntax(path)

    standards = flavours(path)
    source = context.source
    places = WordPlaces(source)
    return run_beside([lambda: (checkers.verapdf(path, flavour, places) for flavour in standards)], own)


class PdfFormat(Format):
    """``<slug>.pdf``."""

    name = "pdf"
    help = "make the PDF"
    result = "<slug>.pdf"
    options = (
        Option(
            "--pdf-variant",
            "pdf_variants",
            "pdf/a-2a",
            "a standard for the PDF besides PDF/UA-1",
            PdfVariant,
            tuple(PdfVariant),
            repeatable=True,
        ),
    )
    by_default = True
    for_readers = True
    typesets = True
    checks = (
        # veraPDF for each standard that the file claims, the checks of Octavo's own, at level FULL the
        # syntax.
        Check("pdf", ("pdf",), _check, frozenset({Tool.VERAPDF, Tool.PDFTOTEXT})),
    )

    def check_book(self, composed: "ComposedBook", settings: Settings, diagnostics: Diagnostics) -> None:
        """Report a language that pages can't be set in."""
        from octavo.formats.products.hyphenation import check_hyphenation
        from octavo.formats.products.page_direction import check_direction

        check_direction(composed, settings, diagnostics)
        check_hyphenation(composed, settings, diagnostics)

    def schemas(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the schema of the page map that stands beside the PDF."""
        from octavo.typeset.pagemap_file import schema

        return {"pagemap": schema()}

    def make(self, context: BuildContext) -> Made:
        """Write the PDF, and its page map beside it."""
        from octavo.formats.products.typeset_book import typeset_book, write_pagemap

        book = context.once(typeset_book)
        path = context.folder / f"{context.slug}.pdf"
        path.write_bytes(book.pdf)
        write_pagemap(context, path.name)
        return Made(path, pages=book.page_count)
