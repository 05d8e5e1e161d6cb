"""The check of a PDF against the e-book of the same build.

The two files are made in different ways from one source, so each bears witness of the other: what is a head
of a table, a heading, a note, a phrase in another language, and where a link leads.
"""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from octavo.check.agreement.compare import Difference, differences
from octavo.check.agreement.contents import contents_differences, place_differences
from octavo.check.agreement.directions import without_directions
from octavo.check.agreement.ebook import EbookPassages, read_ebook
from octavo.check.agreement.emphasis import emphasis
from octavo.check.agreement.metadata import metadata_differences
from octavo.check.agreement.one_format import OneFormat
from octavo.check.agreement.pairs import Pairs, pair
from octavo.check.agreement.pictures import picture_differences
from octavo.check.agreement.tables import table_differences
from octavo.check.findings import WHOLE, Findings, Spot, counted, run_topic
from octavo.check.passages import TaggedPassage
from octavo.check.pdf.checks import DAMAGE
from octavo.check.pdf.paged_text import PagedText, read_paged_text
from octavo.check.result import CheckResult
from octavo.check.source_places import SourceMap
from octavo.core.diagnostics import FilePlace


def check_agreement(
    epub: Path,
    pdf: Path,
    sources: Mapping[str, str] | None = None,
    alone: Iterable[Sequence[str]] = (),
) -> CheckResult:
    """Compare a finished PDF with the e-book of the same build; the result is one of the PDF.

    ``sources`` leads from lines of the e-book to those of the book; ``alone`` are the words of each text that
    one of the files may have alone.
    """

    def topic() -> Findings:
        try:
            ebook, printed = read_ebook(epub), read_paged_text(pdf)
        except (zipfile.BadZipFile, etree.XMLSyntaxError, *DAMAGE) as error:
            return Findings(
                (WHOLE.fault("finished-unreadable", f"the files cannot be compared: {error}"),), ""
            )
        if printed.tree is None:
            return Findings((WHOLE.fault("pdf-untagged", "the document has no structure tree"),), "")
        pairs = pair(_text(printed.passages), _text(ebook.passages))
        pictures = picture_differences(epub, pdf, printed)
        found = dict.fromkeys((*_differences(printed, ebook, pairs, OneFormat(alone)), *pictures))
        places = SourceMap(sources or {})
        spots = [(one, _spot(one, printed, places)) for one in found]
        faults = tuple(
            spot.warning(one.code, one.text) if one.warns else spot.fault(one.code, one.text)
            for one, spot in spots
        )
        return Findings(faults, f"{counted(len(pairs.both), 'passage')} alike in both files")

    return run_topic("PDF and e-book", pdf, topic)


def _spot(found: Difference, printed: PagedText, places: SourceMap) -> Spot:
    """Return the page on which something differs, and the line of the source."""
    page = printed.labels.index(found.page) + 1 if found.page in printed.labels else 0
    passage = found.ebook
    span = places.find(passage.document, passage.line) if passage is not None else None
    return Spot(FilePlace(page=page, label=found.page if page else ""), span)


def _text(passages: list[TaggedPassage]) -> list[TaggedPassage]:
    return [without_directions(passage) for passage in passages if "contents" not in passage.around]


def _differences(
    printed: PagedText, ebook: EbookPassages, pairs: Pairs, alone: OneFormat
) -> Iterator[Difference]:
    language = (ebook.metadata.get("language") or [""])[0]
    used = {span.value for passage in printed.passages for span in passage.links}
    yield from differences(pairs, language, alone)
    yield from table_differences(printed.passages, ebook.passages, alone)
    yield from emphasis(pairs.both, printed.looks)
    yield from contents_differences(printed.passages, ebook.passages)
    yield from place_differences(printed.places, printed.labels, ebook.anchors, used)
    yield from metadata_differences(printed, ebook)
