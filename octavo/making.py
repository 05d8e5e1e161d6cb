"""The making of one build's files in its staging folder, format after format, and their checks.

The PDF is typeset first, since the e-book quotes its pages; it is checked in the Java process while the
e-book is made.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.cache.pagemaps import PageMaps
from octavo.cache.store import Store
from octavo.check import CheckResult, JavaChecks, check_files
from octavo.compose.edition import Edition
from octavo.diagnostics import Diagnostics, Severity
from octavo.drawing import Drawer
from octavo.html import render_ebook, render_print, render_site
from octavo.html.pages import Asset, Document, EbookPages
from octavo.output import slug
from octavo.pagemap import PageMap
from octavo.progress import Progress
from octavo.report import Counts, MadeFile, Report, measured
from octavo.settings import CheckLevel, Format, Settings

if TYPE_CHECKING:
    from octavo.typeset.pool import Workers


@dataclass(frozen=True, slots=True)
class Machinery:
    """What a build works with: the Java process that checks, the thread that waits for it, what earlier
    builds have kept, and the processes that draw and typeset."""

    java: JavaChecks | None
    threads: ThreadPoolExecutor
    store: Store | None
    pagemaps: PageMaps | None
    drawer: Drawer
    workers: "Workers | None"


class Making:
    """Makes the files of one build in a folder, and has them checked."""

    def __init__(
        self,
        settings: Settings,
        diagnostics: Diagnostics,
        progress: Progress,
        edition: Edition,
        made: Path,
        machinery: Machinery,
    ) -> None:
        self._settings, self._diagnostics, self._progress = settings, diagnostics, progress
        self._edition, self._made, self._machinery = edition, made, machinery
        self._pagemap: PageMap | None = None
        self.slug = edition.book.slug or slug(edition.plain_title)
        #: The name of what is printed: two editions of a book can lie in one folder.
        self._printed = f"{self.slug}-{settings.edition}" if settings.edition else self.slug
        self._page_multiple = 1
        self._files: list[MadeFile] = []
        self._checks: list[CheckResult] = []

    def make(self) -> None:
        """Make and check all formats, as far as the book allows it."""
        checks: list[Future[None]] = []

        def check(kind: Format, path: Path, sources: Mapping[str, str]) -> None:
            checks.append(self._machinery.threads.submit(self._check, f"check {kind}", kind, path, sources))

        if {Format.PDF, Format.PRINT} & self._settings.formats:
            for kind, path in self._pdfs().items():
                check(kind, path, {})
        else:
            self._pagemap = self._machinery.pagemaps.find() if self._machinery.pagemaps else None
            self._tell_of_pages()
        if Format.EPUB in self._settings.formats:
            path, pages = self._epub()
            check(Format.EPUB, path, pages.sources)
        if Format.HTML in self._settings.formats:
            folder, pages = self._site()
            check(Format.HTML, folder, pages.sources)
        for made in checks:
            made.result()

    def _tell_of_pages(self) -> None:
        """Say so where the book quotes its pages and nobody knows them."""
        if self._pagemap is None and self._edition.quotes_pages:
            self._diagnostics.warning(
                "pages-unknown",
                None,
                "the printed pages are not known, so the index and references are made without page numbers",
                "build the PDF as well (--epub --pdf), or build it first and change nothing in between",
            )

    def _check(self, stage: str, kind: Format, path: Path, sources: Mapping[str, str]) -> None:
        """Check a finished file, unless the book has turned out to have errors."""
        if self._settings.check is CheckLevel.NONE or self._diagnostics.failed:
            return
        with self._progress.stage(stage):
            multiple = self._page_multiple
            self._checks += check_files(
                {kind: path}, self._settings.check, self._machinery.java, sources, multiple
            )

    def _epub(self) -> tuple[Path, EbookPages]:
        # Here and in _pdfs, since no other format needs what this loads.
        from octavo.epub import UnfinishedCover, package

        book = self._edition.book
        with self._progress.stage("epub"):
            unfinished = UnfinishedCover(book, self._settings, self._diagnostics, self._machinery.drawer)
            pages = render_ebook(self._edition, self._settings, self._pagemap)
            cover = unfinished.finish()
            self._machinery.drawer.close()
            path = self._made / f"{self.slug}.epub"
            path.write_bytes(package(book, pages, cover, self._settings))
        documents = len(pages.documents) + 1  # and the cover
        self._files.append(measured(path, Format.EPUB, documents=documents))
        return path, pages

    def _site(self) -> tuple[Path, EbookPages]:
        with self._progress.stage("html"):
            pages = render_site(self._edition, self._settings, self._pagemap)
            folder = self._made / f"{self.slug}-html"
            items: tuple[Document | Asset, ...] = (*pages.documents, *pages.assets)
            for item in items:
                path = folder / item.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(item.data)
        self._files.append(measured(folder, Format.HTML, documents=len(pages.documents)))
        return folder, pages

    def _pdfs(self) -> dict[Format, Path]:
        """The PDF for readers and that for the press, as they are asked for, from the same pages."""
        from octavo.typeset import typeset
        from octavo.typeset.pagemap_file import pagemap_json

        with self._progress.stage("typeset") as step:
            pages = render_print(self._edition, self._settings)
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
        edition, files = self._edition, sorted(self._files, key=lambda made: order.index(made.format))
        names = [made.name for made in files]
        counts = Counts(
            words=edition.words,
            notes=len(edition.notes),
            tables=len(edition.tables),
            figures=len(edition.pictures),
            documents=next((f.documents for f in files if f.format is Format.EPUB), None),
            pages=next((f.pages for f in files if f.format is Format.PDF), None),
        )
        return Report(
            title=edition.plain_title,
            slug=self.slug,
            language=edition.book.language,
            files=tuple(files),
            counts=counts,
            checks=tuple(sorted(self._checks, key=lambda check: names.index(check.file))),
            seconds=dict(self._progress.seconds),
            total=seconds,
            warnings=tuple(d for d in self._diagnostics if d.severity is Severity.WARNING),
        )
