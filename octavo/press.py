"""The press: one build of one book, from its source to the output folder.

The EPUB is finished first, so that EPUBCheck reads it in the Java process while the PDF is typeset.
"""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from pathlib import Path

from octavo.check import CheckResult, JavaChecks, check_files, require_tools
from octavo.compose import compose
from octavo.compose.edition import Edition
from octavo.diagnostics import Diagnostics, Severity
from octavo.epub import make_cover, package
from octavo.html import render_ebook, render_print, render_site
from octavo.html.pages import Asset, Document, EbookPages
from octavo.output import REPORT, Staging, slug, staging
from octavo.progress import Progress
from octavo.report import Counts, MadeFile, Report, measured, write_json
from octavo.settings import CheckLevel, Format, Settings
from octavo.source import read
from octavo.template_faults import template_faults
from octavo.typeset import typeset


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of a build. ``report`` is None where the book has errors; ``published`` says whether the
    output folder has the new files, and ``kept`` where those are that failed a check."""

    report: Report | None = None
    published: bool = False
    kept: Path | None = None


def press(
    settings: Settings,
    diagnostics: Diagnostics,
    progress: Progress,
    hold: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Pressed:
    """Build the formats that the settings ask for; problems of the book go to ``diagnostics``.

    ``hold`` gives a context in which no signal interrupts. Raises MissingTool where the machine lacks
    something, TypesettingError where the engine breaks down, and OSError where files can't be written.
    """
    start = time.monotonic()
    with ExitStack() as stack:
        # The stack unwinds from its end: Java goes first, which ends what the thread waits for.
        threads = stack.enter_context(ThreadPoolExecutor(1))
        java = _java(settings, stack)
        edition = _edition(settings, diagnostics, progress)
        if edition is None:
            return Pressed()
        room = stack.enter_context(staging(settings.output))
        build = _Build(settings, diagnostics, progress, edition, room, java, threads)
        with template_faults(settings, diagnostics):
            build.make()
        if diagnostics.failed:
            return Pressed()
        report = build.report(time.monotonic() - start)
        write_json(report, room.made / REPORT)
        if not report.valid:
            return Pressed(report, kept=room.reject())
        with hold():
            room.publish()
        return Pressed(report, published=True)


def _java(settings: Settings, stack: ExitStack) -> JavaChecks | None:
    """The Java process, warming up for what will be checked; None where nothing will."""
    require_tools(settings.formats, settings.check)
    epub, pdf = Format.EPUB in settings.formats, Format.PDF in settings.formats
    if settings.check is CheckLevel.NONE or not (epub or pdf):
        return None
    return stack.enter_context(JavaChecks(epub, pdf))


def _edition(settings: Settings, diagnostics: Diagnostics, progress: Progress) -> Edition | None:
    """The composed book; None if it has errors."""
    with progress.stage("read"):
        manuscript = read(settings.book, diagnostics)
    if manuscript is None:
        return None
    with progress.stage("compose"):
        edition = compose(manuscript, diagnostics)
    return None if diagnostics.failed else edition


class _Build:
    """Makes the files of one build in its staging folder, and has them checked."""

    def __init__(
        self,
        settings: Settings,
        diagnostics: Diagnostics,
        progress: Progress,
        edition: Edition,
        room: Staging,
        java: JavaChecks | None,
        threads: ThreadPoolExecutor,
    ) -> None:
        self._settings, self._diagnostics, self._progress = settings, diagnostics, progress
        self._edition, self._made, self._java, self._threads = edition, room.made, java, threads
        self.slug = edition.book.slug or slug(edition.plain_title)
        self._files: list[MadeFile] = []
        self._checks: list[CheckResult] = []

    def make(self) -> None:
        """Make and check all formats, as far as the book allows it."""
        epub: Future[None] | None = None
        if Format.EPUB in self._settings.formats:
            path, pages = self._epub()
            epub = self._threads.submit(self._check, "check epub", Format.EPUB, path, pages.sources)
        if Format.HTML in self._settings.formats:
            folder, pages = self._site()
            self._check("check html", Format.HTML, folder, pages.sources)
        if Format.PDF in self._settings.formats:
            self._check("check pdf", Format.PDF, self._pdf(), {})
        if epub:
            epub.result()

    def _check(self, stage: str, kind: Format, path: Path, sources: Mapping[str, str]) -> None:
        """Check a finished file, unless the book has turned out to have errors."""
        if self._settings.check is CheckLevel.NONE or self._diagnostics.failed:
            return
        with self._progress.stage(stage):
            self._checks += check_files({kind: path}, self._settings.check, self._java, sources)

    def _epub(self) -> tuple[Path, EbookPages]:
        with self._progress.stage("epub"):
            pages = render_ebook(self._edition, self._settings)
            cover = make_cover(self._edition.book, self._settings, self._diagnostics)
            path = self._made / f"{self.slug}.epub"
            path.write_bytes(package(self._edition.book, pages, cover, self._settings))
        documents = len(pages.documents) + 1  # and the cover
        self._files.append(measured(path, Format.EPUB, documents=documents))
        return path, pages

    def _site(self) -> tuple[Path, EbookPages]:
        with self._progress.stage("html"):
            pages = render_site(self._edition, self._settings)
            folder = self._made / f"{self.slug}-html"
            items: tuple[Document | Asset, ...] = (*pages.documents, *pages.assets)
            for item in items:
                path = folder / item.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(item.data)
        self._files.append(measured(folder, Format.HTML, documents=len(pages.documents)))
        return folder, pages

    def _pdf(self) -> Path:
        with self._progress.stage("typeset") as step:
            pages = render_print(self._edition, self._settings)
            made = typeset(pages, self._settings.jobs, self._diagnostics, step)
            path = self._made / f"{self.slug}.pdf"
            path.write_bytes(made.pdf)
        self._files.append(measured(path, Format.PDF, pages=len(made.pagemap.pages)))
        return path

    def report(self, seconds: float) -> Report:
        """What was made, after ``seconds`` in all."""
        edition, files = self._edition, self._files
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
