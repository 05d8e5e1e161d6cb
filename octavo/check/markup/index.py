"""The index of an e-book against the marks in the source: headings, places, "see" and "see also"."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from octavo.check.documents.parsed import text_of, types_of
from octavo.check.findings import Spot
from octavo.check.markup.compare import ReadBlock
from octavo.check.markup.ebook import EbookWords
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic, FilePlace, Span

Path = tuple[str, ...]


def check_index(
    blocks: Sequence[ReadBlock], ebook: EbookWords, marks: int, sees: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """Yield a fault for each mark whose heading the index has not, for each locator that leads to the mark of
    another heading, and for each "see" that is not in ``index.yaml``."""
    entries = list(_entries(ebook))
    if not entries:
        return
    paths = {path for path, _, _ in entries}
    placed: dict[Path, set[int]] = {}
    known: dict[int, set[Path]] = {}
    total = 0
    deepest = max(map(len, paths))  # in a run-in index, sub-entries stand in the entry
    for read in blocks:
        for full, place, index in _marks(read):
            total += 1
            path = full[:deepest]
            if path not in paths:
                text = f"no heading of the index is that of the mark \u201c{' '.join(path)}\u201d"
                yield read.spot(index, entries[0][1]).fault("markup-index", text)
            if place >= 0:
                placed.setdefault(path, set()).add(place)
                known.setdefault(place, set()).add(path)
    targets = {element: place for place, element in ebook.points()}
    for path, name, entry in entries:
        spot = Spot(FilePlace(document=name))
        for link in _links(entry, "index-locator-list"):
            target = ebook.target(link)
            place = targets.get(target, -1) if target is not None else -1
            others = known.get(place, set())
            if others and path not in others:
                said = f"\u201c{text_of(link)}\u201d of \u201c{_term(entry)}\u201d leads to another mark"
                yield spot.fault("markup-index", said)
        own = sees.get(path[-1]) if deepest > 1 else frozenset().union(*sees.values())
        yield from _sees(name, entry, own)
    yield from _lost(entries, placed, targets, ebook, total == marks)


def _marks(read: ReadBlock) -> Iterator[tuple[Path, int, int]]:
    """Yield the marks of a block: their headings, the place of the word at which each stands in the e-book,
    or -1, and the index of a word for the message."""
    firsts = [first for first, _ in read.pieces]
    for piece, path, empty in read.spans.marks:
        after = next((index for index, first in enumerate(firsts) if first >= piece), len(firsts))
        index = min(after, len(firsts) - 1)
        place = -1 if empty or after == len(firsts) else read.places[after]
        if index >= 0:
            yield path, place, index


def _entries(ebook: EbookWords) -> Iterator[tuple[Path, str, etree._Element]]:
    """Yield the entries of the index with the headings above them."""
    for document in ebook.documents:
        for entry in document.root.iter("{*}*"):
            if "index-entry" in types_of(entry):
                around = [one for one in entry.iterancestors("{*}*") if "index-entry" in types_of(one)]
                path = tuple(squash(_term(one)) for one in (*reversed(around), entry))
                yield path, document.name, entry


def _term(entry: etree._Element) -> str:
    term = next((one for one in entry.iter("{*}span") if "index-term" in types_of(one)), None)
    return text_of(term) if term is not None else ""


def _links(entry: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Yield the links of an entry itself in a list of some kind, not those of the entries below it."""
    for link in entry.iter("{*}a"):
        around = list(link.iterancestors("{*}*"))
        own = next((one for one in around if "index-entry" in types_of(one)), None)
        if own is entry and any(kind in types_of(one) for one in around):
            yield link


def _sees(name: str, entry: etree._Element, wanted: frozenset[str] | None) -> Iterator[Diagnostic]:
    if wanted is None:
        return
    for kind in ("index-xref-preferred", "index-xref-related"):
        for link in _links(entry, kind):
            if squash(text_of(link)) not in wanted:
                said = (
                    f"\u201c{_term(entry)}\u201d refers to \u201c{text_of(link)}\u201d, not so in the source"
                )
                spot = Spot(FilePlace(document=name), Span("index.yaml", 1))
                yield spot.fault("markup-index", said)


def _lost(
    entries: Sequence[tuple[Path, str, etree._Element]],
    placed: Mapping[Path, set[int]],
    targets: Mapping[etree._Element, int],
    ebook: EbookWords,
    sure: bool,
) -> Iterator[Diagnostic]:
    """Yield a fault for each heading with marks in more documents than its locators lead to."""
    for path, name, entry in entries if sure else ():
        locators = list(_links(entry, "index-locator-list"))
        if any(not text_of(link).isalnum() for link in locators):
            continue  # a range of pages may hold a mark of another document
        links = [ebook.target(link) for link in locators]
        reached = {targets[link] for link in links if link is not None and link in targets}
        documents = {ebook.document(place).name for place in reached}
        for place in sorted(placed.get(path, ())):
            if ebook.document(place).name not in documents:
                there = ebook.document(place).name
                said = f"\u201c{' '.join(path)}\u201d has no locator for its mark in {there}"
                yield Spot(FilePlace(document=name)).fault("markup-index", said)
                break
