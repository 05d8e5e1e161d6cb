"""The audit as a check: of a finished EPUB and of a finished PDF."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from octavo.check.audit.align import align
from octavo.check.audit.aligned_epub import AlignedEpub
from octavo.check.audit.blocks import Role, Source, Stream
from octavo.check.audit.judge import audit
from octavo.check.audit.painted import PAINTED_OVER
from octavo.check.audit.pdf import read_pdf
from octavo.check.findings import WHOLE, Findings, on_page, run_topic
from octavo.check.pdf.checks import DAMAGE
from octavo.check.result import CheckResult
from octavo.core.diagnostics import Diagnostic
from octavo.core.plain_words import plainly


def audit_epub(ebook: AlignedEpub) -> CheckResult:
    """Compare the words of a finished EPUB with those of the source."""

    def topic() -> Findings:
        try:
            stream = ebook.stream
        except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            return _unreadable(f"the file cannot be read: {plainly(error)}")
        except RecursionError:
            return _unreadable("elements stand too deep in each other to be read")
        return audit(ebook.source, stream, ebook.found)

    return run_topic("EPUB words", ebook.path, topic)


def audit_pdf(path: Path, source: Source) -> CheckResult:
    """Compare the words of a finished PDF with those of the source, but for those of pictures, which are
    drawn without text."""

    def topic() -> Findings:
        try:
            stream = read_pdf(path)
        except DAMAGE as error:
            return _unreadable(f"the file cannot be read: {plainly(error)}")
        blocks = tuple(block for block in source.blocks if block.role is not Role.PICTURE)
        found = audit(replace(source, blocks=blocks), stream, align(blocks, stream))
        return replace(found, diagnostics=(*found.diagnostics, *_hidden(stream)))

    return run_topic("PDF words", path, topic)


def _hidden(stream: Stream) -> Iterator[Diagnostic]:
    """Yield a fault for each page with words that were made unseen: also those that are printed elsewhere."""
    for one in stream.hidden:
        if one.words and one.why in PAINTED_OVER:
            said = f"words that nobody sees, {one.why}: \u201c{' '.join(one.words[:12])}\u201d"
            yield on_page(one.place + 1).fault("audit-missing", said)


def _unreadable(message: str) -> Findings:
    return Findings((WHOLE.fault("finished-unreadable", message),), "")
