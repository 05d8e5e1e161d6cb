"""The making of one build's files in its staging folder, format after format, and their checks.

The PDF is typeset first, since the e-book quotes its pages; it is checked in the Java process while the
e-book is made.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.build.pagemap_cache import PageMaps
from octavo.build.report import Counts, MadeFile, Report, measured
from octavo.cache.store import Store
from octavo.check import AceProgram, Bound, CheckResult, JavaChecks, check_files
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.lengths import length_in_points
from octavo.core.pagemap import PageMap
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Format, Settings
from octavo.core.slugs import file_slug
from octavo.core.statement import Statement
from octavo.drawing import Drawer
from octavo.html import render_ebook, render_print, render_site
from octavo.html.pages import Asset, EbookPages, RenderedDocument

if TYPE_CHECKING:
    from octavo.epub import Package
    from octavo.typeset.pool import Workers


@dataclass(frozen=True, slots=True)
class Machinery:
    """What a build works with: the Java process that checks, the thread that waits for it, what earlier
    builds have kept, the processes that draw and typeset, and what runs Ace."""

    java: JavaChecks | None
    threads: ThreadPoolExecutor
    store: Store | None
    pagemaps: PageMaps | None
    drawer: Drawer
    workers: "Workers | None"
    ace: AceProgram | None = None


class Making:
    """Makes the files of one build in a folder, and has them checked."""

    def __init__(
        self,
        settings: Settings,
        diagnostics: Diagnostics,
        progress: Progress,
        composed: ComposedBook,
        made: Path,
        machinery: Machinery,
    ) -> None:
        self._settings, self._diagnostics, self._progress = settings, diagnostics, progress
        self._composed, self._made, self._machinery = composed, made, machinery
        self._pagemap: PageMap | None = None
        self.slug = composed.book.slug or file_slug(composed.plain_title)
        #: The name of what is printed: two editions of a book can lie in one folder.
        self._printed = f"{self.slug}-{settings.edition}" if settings.edition else self.slug
        self._page_multiple = 1
        self._files: list[MadeFile] = []
        self._checks: list[CheckResult] = []
        #: What the e-book says of its accessibility, once it is made.
        self.statement: Statement | None = None

    def make(self) -> None:
        """Make and check all formats, as far as the book allows it."""
        checks: list[Future[None]] = []

        def check(kind: Format, path: Path, sources: Mapping[str, str]) -> None:
            checks.append(self._machinery.threads.submit(self._check, f"check {kind}", kind, path, sources))

        printed: dict[Format, Path] = {}
        if {Format.PDF, Format.PRINT} & self._settings.formats:
            printed = self._pdfs()
            for kind, path in printed.items():
                check(kind, path, {})
        else:
            self._pagemap = self._machinery.pagemaps.find() if self._machinery.pagemaps else None
            if {Format.EPUB, Format.HTML, Format.WEB} & self._settings.formats:
                self._tell_of_pages()
        if Format.EPUB in self._settings.formats:
            path, pages = self._epub()
            check(Format.EPUB, path, pages.sources)
            if pdf := printed.get(Format.PDF):
                checks.append(self._machinery.threads.submit(self._compare, path, pdf, pages.sources))
        for kind in (Format.HTML, Format.WEB):
            if kind in self._settings.formats:
                folder, pages = self._site(kind)
                check(kind, folder, pages.sources)
        if Format.COVER in self._settings.formats and (sheet := self._cover()):
            check(Format.COVER, sheet, {})
        if Format.ONIX in self._settings.formats:
            check(Format.ONIX, self._onix(), {})
        for made in checks:
            made.result()

    def _tell_of_pages(self) -> None:
        """Say so where nobody knows the pages: a warning if the book quotes them."""
        hint = "build the PDF as well (--epub --pdf), or build it first and change nothing in between"
        if self._pagemap is None and self._composed.quotes_pages:
            self._diagnostics.warning(
                "pages-unknown",
                None,
                "the printed pages are not known, so the index and references are made without page numbers, "
                "and there is no list of the pages",
                hint,
            )
        elif self._pagemap is None:
            self._diagnostics.note(
                "page-list-left-out",
                None,
                "the printed pages are not known, so there is no list of them",
                hint,
            )

    def _check(self, stage: str, kind: Format, path: Path, sources: Mapping[str, str]) -> None:
        """Check a finished file, unless the book has turned out to have errors."""
        if self._settings.check is CheckLevel.NONE or self._diagnostics.failed:
            return
        with self._progress.stage(stage):
            multiple, book = self._page_multiple, self._composed.book
            self._checks += check_files(
                {kind: path},
                self._settings.check,
                self._machinery.java,
                sources,
                multiple,
                self._machinery.ace,
                Bound(length_in_points(book.trim.width), book.bound_isbn),
            )

    def _compare(self, epub: Path, pdf: Path, sources: Mapping[str, str]) -> None:
        """Check that the pages of the e-book are those of the PDF."""
        if self._settings.check is CheckLevel.NONE or self._diagnostics.failed:
            return
        from octavo.check.epub.page_list import (
            check_epub_pages,  # loads what builds without checks do not need
        )

        with self._progress.stage("check pages"):
            self._checks.append(check_epub_pages(epub, pdf, sources))

    def _epub(self) -> tuple[Path, EbookPages]:
        with self._progress.stage("epub"):
            pages, packed = self._packed()
            path = self._made / f"{self.slug}.epub"
            path.write_bytes(packed.data)
        documents = len(pages.documents) + 1  # and the cover
        self._files.append(measured(path, Format.EPUB, documents=documents))
        return path, pages

    def _packed(self) -> "tuple[EbookPages, Package]":
        """The e-book, and what it says of its accessibility."""
        # Here and below, since no other format needs what this loads.
        from octavo.cover import UnfinishedCover
        from octavo.epub import package

        composed = self._composed
        unfinished = UnfinishedCover(composed, self._settings, self._diagnostics, self._machinery.drawer)
        pages = render_ebook(composed, self._settings, self._pagemap, self._diagnostics)
        cover = unfinished.finish()
        self._machinery.drawer.close()
        packed = package(composed, pages, cover, self._settings, self._diagnostics)
        self.statement = packed.statement
        return pages, packed

    def _cover(self) -> Path | None:
        """The sheet of the printed cover; None where it can't be made."""
        from octavo.cover.printed import print_cover

        count = len(self._pagemap.pages) if self._pagemap else None
        with self._progress.stage("cover"):
            data = print_cover(self._composed, self._settings, count, self._diagnostics)
            if data is None:
                return None
            path = self._made / f"{self._printed}-cover.pdf"
            path.write_bytes(data)
        self._files.append(measured(path, Format.COVER, pages=1))
        return path

    def _onix(self) -> Path:
        """The record for the trade. It tells of the e-book, which is made for that if nobody asked for it."""
        from octavo.onix import record

        with self._progress.stage("onix"):
            sizes = {str(made.format): made.size for made in self._files}
            if self.statement is None:
                _, packed = self._packed()
                sizes[Format.EPUB] = len(packed.data)
            data = record(self._composed, self.statement, self._settings, self._pagemap, sizes)
            path = self._made / f"{self.slug}.onix.xml"
            path.write_bytes(data)
        self._files.append(measured(path, Format.ONIX))
        return path

    def _site(self, kind: Format) -> tuple[Path, EbookPages]:
        """The plain pages, or the site with its search."""
        with self._progress.stage(kind.value):
            search = kind is Format.WEB
            pages = render_site(self._composed, self._settings, self._pagemap, search, self._diagnostics)
            folder = self._made / f"{self.slug}-{kind}"
            items: tuple[RenderedDocument | Asset, ...] = (*pages.documents, *pages.assets)
            for item in items:
                path = folder / item.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(item.data)
            if search:
                from octavo.html.search import index_site  # here, since no other format needs it

                index_site(folder, self._composed.book.language)
        self._files.append(measured(folder, kind, documents=len(pages.documents)))
        return folder, pages

    def _pdfs(self) -> dict[Format, Path]:
        """The PDF for readers and that for the press, as they are asked for, from the same pages."""
        from octavo.typeset import typeset
        from octavo.typeset.pagemap_file import pagemap_json

        with self._progress.stage("typeset") as step:
            pages = render_print(self._composed, self._settings)
            jobs, store, workers = self._settings.jobs, self._machinery.store, self._machinery.workers
            made = typeset(pages, jobs, self._diagnostics, step, cache=store, workers=workers)
        self._pagemap = made.pagemap
        if self._machinery.pagemaps and not self._diagnostics.failed:
            self._machinery.pagemaps.keep(made.pagemap)
        paths: dict[Format, Path] = {}
        count = len(made.pagemap.pages)
        if Format.PDF in self._settings.formats:
            path = paths[Format.PDF] = self._made / f"{self._printed}.pdf"
            path.write_bytes(made.pdf)
            self._files.append(measured(path, Format.PDF, pages=count))
        if pages.press and not self._diagnostics.failed:
            path = paths[Format.PRINT] = self._made / f"{self._printed}-print.pdf"
            self._page_multiple = pages.press.multiple
            from octavo.typeset.prepress import press_file  # here, since few builds need it

            with self._progress.stage("print"):
                path.write_bytes(press_file(made.pdf, pages, pages.press))
            count += -count % pages.press.multiple
            self._files.append(measured(path, Format.PRINT, pages=count))
        if paths:
            pdf = next(iter(paths.values())).name
            name = f"pagemap-{self._settings.edition}.json" if self._settings.edition else "pagemap.json"
            text = pagemap_json(made.pagemap, pages, pdf)
            (self._made / name).write_text(text, encoding="utf-8")
        return paths

    def report(self, seconds: float) -> Report:
        """What was made, after ``seconds`` in all."""
        order = list(Format)
        composed, files = self._composed, sorted(self._files, key=lambda made: order.index(made.format))
        names = [made.name for made in files]
        counts = Counts(
            words=composed.words,
            notes=len(composed.notes),
            tables=len(composed.tables),
            figures=len(composed.pictures),
            documents=next((f.documents for f in files if f.format is Format.EPUB), None),
            pages=next((f.pages for f in files if f.format is Format.PDF), None),
        )
        return Report(
            title=composed.plain_title,
            slug=self.slug,
            language=composed.book.language,
            files=tuple(files),
            counts=counts,
            checks=tuple(sorted(self._checks, key=lambda check: names.index(check.file))),
            seconds=dict(self._progress.seconds),
            total=seconds,
            warnings=tuple(d for d in self._diagnostics if d.severity is Severity.WARNING),
            accessibility=self.statement,
        )
