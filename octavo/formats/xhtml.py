"""The documents of the e-book as files, for programs in other languages: ``--emit xhtml``."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from octavo.check import CheckResult
from octavo.core.settings import Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made

#: The folder of an EPUB in which everything stands but what says that it is one.
_ROOT = "EPUB"


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.emitted import check_documents

    yield check_documents(context.files["xhtml"].path)


class XhtmlFormat(Format):
    """``<slug>-xhtml/``: what the EPUB holds, unpacked; ``content.opf`` says in which order it is read."""

    name = "xhtml"
    help = "the documents of the e-book as files"
    result = "<slug>-xhtml/"
    after = ("pdf", "print")
    for_programs = True
    checks = (Check("xhtml", ("xhtml",), _check),)

    def draws(self, settings: Settings) -> bool:
        """Return True unless the book brings the picture of its cover."""
        from octavo.cover import names_cover  # it loads what few formats need

        return not names_cover(settings)

    def make(self, context: BuildContext) -> Made:
        """Write the folder."""
        from octavo.formats.products.ebook import ebook
        from octavo.formats.products.page_map import report_unknown_pages

        report_unknown_pages(context)
        folder = context.folder / f"{context.slug}-xhtml"
        with context.progress.stage(self.name):
            book = context.once(ebook)
            with zipfile.ZipFile(io.BytesIO(book.package.data)) as archive:
                for name in archive.namelist():
                    path = PurePosixPath(name)
                    if path.parts[0] == _ROOT:
                        target = folder.joinpath(*path.parts[1:])
                        target.parent.mkdir(parents=True, exist_ok=True)
                        target.write_bytes(archive.read(name))
        return Made(folder, documents=len(book.pages.documents) + 1, sources=book.pages.sources)
