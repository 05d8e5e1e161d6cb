"""The markup of a finished e-book against that of the source, as checks."""

import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path

from lxml import etree

from octavo.check.audit.aligned_epub import AlignedEpub
from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Source, Stream
from octavo.check.epub.checks import read_opf
from octavo.check.findings import Findings, as_advice, counted, run_topic
from octavo.check.markup.calls import InlineThings, NotePlaces, check_calls
from octavo.check.markup.compare import ReadBlock, read_blocks
from octavo.check.markup.ebook import EbookWords
from octavo.check.markup.emphasis import check_accents, check_emphasis
from octavo.check.markup.grids import check_grids, check_terms
from octavo.check.markup.index import check_index
from octavo.check.markup.languages import check_languages
from octavo.check.markup.lines import check_code, check_verse
from octavo.check.markup.links import check_links, check_references
from octavo.check.markup.metadata import check_metadata
from octavo.check.markup.paragraphs import check_paragraphs
from octavo.check.markup.pictures import check_pictures
from octavo.check.markup.structure import check_lines, check_order, check_structure
from octavo.check.markup.styles import check_classes
from octavo.check.markup.vocabulary import check_sheets, check_signs, check_vocabulary
from octavo.check.result import CheckResult
from octavo.core.diagnostics import Diagnostic

_UNREADABLE = (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError)


def check_markup(ebook: AlignedEpub, fails: bool = True) -> tuple[CheckResult, ...]:
    """Compare the markup of a finished e-book with that of the source. If it ``fails`` nothing, what is found
    is advice. A file that cannot be read is told by the audit of its words, and gives no result."""
    path, source = ebook.path, ebook.source
    try:
        stream = ebook.stream
    except (*_UNREADABLE, RecursionError):
        return ()
    found = ebook.found
    topics: dict[str, Callable[[], Findings]] = {
        "EPUB markup": partial(_words, source, stream, found),
        "EPUB pictures": partial(_pictures, path, source, stream),
        "EPUB metadata": partial(_metadata, path, source),
    }
    return tuple(run_topic(name, path, partial(_judged, topic, fails)) for name, topic in topics.items())


def _judged(topic: Callable[[], Findings], fails: bool) -> Findings:
    return topic() if fails else as_advice(topic())


def _words(source: Source, stream: Stream, found: Alignment) -> Findings:
    ebook = EbookWords(stream)
    blocks = list(read_blocks(source.blocks, found))
    calls, links = InlineThings(ebook.calls(), found.owner), InlineThings(ebook.links(), found.owner)
    notes = NotePlaces(source.blocks, found, ebook)

    def each(read: ReadBlock) -> Iterator[Diagnostic]:
        yield from check_emphasis(read, ebook)
        yield from check_accents(read, ebook)
        yield from check_lines(read, ebook)
        yield from check_calls(read, ebook, calls, notes)
        yield from check_links(read, ebook)
        yield from check_references(read, ebook, links)
        yield from check_languages(read, ebook, source.facts.languages)
        yield from check_verse(read, ebook)

    faults = (
        *chain.from_iterable(map(each, blocks)),
        *chain.from_iterable(
            check_paragraphs(one, after, ebook, found.owner)
            for one, after in zip_longest(blocks, blocks[1:])
            if one is not None
        ),
        *check_code(source.blocks, found.places, ebook),
        *check_structure(blocks, ebook),
        *check_order(blocks, ebook),
        *check_index(blocks, ebook, source.facts.marks, source.facts.sees),
        *check_grids(stream.documents, source.facts.tables),
        *check_terms(stream.documents, source.facts.terms),
    )
    words = sum(len(read.places) for read in blocks)
    return Findings(faults, f"{counted(words, 'word')} of {counted(len(blocks), 'block')} compared")


def _pictures(path: Path, source: Source, stream: Stream) -> Findings:
    with zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())

        def read(name: str) -> bytes | None:
            return archive.read(name) if name in names else None

        styles = {
            name: archive.read(name).decode("utf-8", "replace") for name in names if name.endswith(".css")
        }
        own = source.facts.classes
        facts = source.facts
        classes = () if facts.styled else check_classes(stream.documents, styles, own)
        sheets = () if facts.sheets is None else check_sheets(styles, facts.sheets)
        faults = (
            *classes,
            *sheets,
            *check_vocabulary(stream.documents, facts.styled),
            *check_signs(stream.documents, facts.signs),
            *check_pictures(stream.documents, facts.pictures, read),
        )
    return Findings(faults, f"{counted(len(source.facts.pictures), 'picture')} of the source")


def _metadata(path: Path, source: Source) -> Findings:
    with zipfile.ZipFile(path) as archive:
        faults = tuple(check_metadata(read_opf(archive)[1], source.facts))
    return Findings(faults, f"{counted(len(source.facts.texts), 'entry', 'entries')} of book.yaml")
