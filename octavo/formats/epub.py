"""The EPUB 3.3 for e-readers. It quotes the pages of the printed book, which is therefore typeset before."""

from collections.abc import Iterator

from octavo.check import CheckResult, Tool, run_beside
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Example, Format
from octavo.formats.made import Made


def _check(context: CheckContext) -> tuple[CheckResult, ...]:
    from octavo.check.audit.aligned_epub import AlignedEpub
    from octavo.check.audit.checks import audit_epub
    from octavo.check.epub.checks import check_epub
    from octavo.check.markup.checks import check_markup
    from octavo.check.stores.checks import check_stores

    made, checkers = context.files["epub"], context.checkers
    path, sources = made.path, made.sources
    validators = [lambda: [checkers.epubcheck(path, sources)]]
    if context.level is CheckLevel.FULL:
        validators.append(lambda: [checkers.check_ace(path, sources)])
    source, fails = context.source, context.level is CheckLevel.FULL

    def own() -> tuple[CheckResult, ...]:
        audited: tuple[CheckResult, ...] = ()
        if source:
            ebook = AlignedEpub(path, source)
            audited = (audit_epub(ebook), *check_markup(ebook, fails))
        return (*check_epub(path, sources), *audited, *check_stores(path, sources))

    return run_beside(validators, own)


def _check_pages(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.agreement.checks import check_agreement
    from octavo.check.epub.page_list import check_epub_pages

    made, pdf = context.files["epub"], context.files["pdf"].path
    yield check_epub_pages(made.path, pdf, made.sources)
    alone = context.source.of_one_format if context.source else ()
    yield check_agreement(made.path, pdf, made.sources, alone)


class EpubFormat(Format):
    """``<slug>.epub``."""

    name = "epub"
    help = "make the EPUB"
    result = "<slug>.epub"
    examples = (Example("--epub --book ~/my-book", "only the EPUB of another book"),)
    by_default = True
    for_readers = True
    after = ("pdf", "print")
    checks = (
        # EPUBCheck, at level FULL Ace, and the checks of Octavo's own.
        Check("epub", ("epub",), _check, frozenset({Tool.EPUBCHECK}), frozenset({Tool.ACE})),
        # The page list of the EPUB names the pages of the PDF truly, and both say the same of each passage.
        Check("pages", ("epub", "pdf"), _check_pages, frozenset({Tool.PDFTOTEXT})),
    )

    def draws(self, settings: Settings) -> bool:
        """Return True unless the book brings the picture of its cover."""
        from octavo.cover import names_cover  # it loads what few formats need

        return not names_cover(settings)

    def make(self, context: BuildContext) -> Made:
        """Write the EPUB."""
        from octavo.formats.products.ebook import ebook
        from octavo.formats.products.page_map import report_unknown_pages

        report_unknown_pages(context)
        with context.progress.stage(self.name):
            book = context.once(ebook)
            path = context.folder / f"{context.slug}.epub"
            path.write_bytes(book.package.data)
        documents = len(book.pages.documents) + 1  # and the cover
        return Made(path, documents=documents, sources=book.pages.sources, statement=book.package.statement)
