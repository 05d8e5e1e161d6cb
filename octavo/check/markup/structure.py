"""Headings, items, quotations and lines: each block is in the e-book what it is in the source."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from octavo.check.audit.blocks import Role
from octavo.check.audit.words import words
from octavo.check.documents.parsed import local_name, text_of
from octavo.check.markup.compare import ReadBlock, quote
from octavo.check.markup.ebook import EbookWords
from octavo.core.diagnostics import Diagnostic

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Words of a paragraph at least that is no title, which may be printed again elsewhere.
_SURE = 9
_BULLET, _NUMBER = re.compile(r"[-+*]"), re.compile(r"\d{1,4}[.)]")


def check_structure(blocks: Sequence[ReadBlock], ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for each block that is something else in the e-book, or in another document."""
    headings: dict[str, list[ReadBlock]] = {}
    before: ReadBlock | None = None
    for read in blocks:
        block, found = read.block, _first(read)
        element = ebook.element(found) if found >= 0 else None
        if element is None or not block.flow or read.markup.kinds:
            continue
        if block.role is Role.HEADING and read.markup.level:
            headings.setdefault(block.file, []).append(read)
        elif block.role is Role.TEXT:
            name = ebook.document(found).name
            for fault in _faults(read, [element, *element.iterancestors("{*}*")]):
                message = f"{quote(read, 0, len(read.places) - 1)} is {fault} in {name}"
                yield read.spot(0, name).fault("markup-structure", message)
            if before is not None and before.block.file == block.file and before.block.role is Role.TEXT:
                other = ebook.document(_first(before)).name
                if other != name and read.number == before.number + 1 and len(block.words) >= _SURE:
                    said = f"in {name}, what stands before it in {other}"
                    message = f"{quote(read, 0, len(read.places) - 1)} is {said}"
                    yield read.spot(0, name).fault("markup-structure", message)
        before = read
    printed = _printed_headings(ebook)
    for of_file in headings.values():
        yield from _wrong_levels(of_file, ebook, printed)


def _first(read: ReadBlock) -> int:
    return next((place for place in read.places if place >= 0), -1)


def _faults(read: ReadBlock, around: list[etree._Element]) -> Iterator[str]:
    """Yield what a paragraph is in the e-book though it is something else in the source."""
    names = Counter(map(local_name, around))
    markup = read.markup
    if not _HEADINGS.keys().isdisjoint(names):
        yield "a heading"
    if markup.quoted > names["blockquote"] and not markup.raw.lstrip().startswith("[!"):
        yield "in no quotation"
    elif not markup.quoted and names["blockquote"]:
        yield "in a quotation"
    bullet, number = _BULLET.fullmatch(markup.mark), _NUMBER.fullmatch(markup.mark)
    if bullet or number:
        items = next((one for one in around if local_name(one) in ("ol", "ul")), None)
        if items is None:
            yield "no item of a list"
        elif (local_name(items) == "ol") != bool(number):
            yield "not numbered" if number else "numbered"


def _printed_headings(ebook: EbookWords) -> dict[tuple[str, ...], set[int]]:
    """Return the levels at which there are headings of some words."""
    found: dict[tuple[str, ...], set[int]] = {}
    for document in ebook.documents:
        for element in document.root.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}h5", "{*}h6"):
            number = _HEADINGS[local_name(element)]
            found.setdefault(tuple(words(text_of(element))), set()).add(number)
            for title in element.iter("{*}span"):
                if title.get("class") == "title":
                    found.setdefault(tuple(words(text_of(title))), set()).add(number)
    return found


def _wrong_levels(
    found: list[ReadBlock], ebook: EbookWords, printed: dict[tuple[str, ...], set[int]]
) -> Iterator[Diagnostic]:
    """Yield a fault for each heading of a file that is raised or lowered against the others of the file."""
    levels = {read.number: _level(ebook.element(_first(read))) for read in found}
    shifts = Counter(levels[read.number] - read.markup.level for read in found if levels[read.number])
    common = max(shifts, key=lambda shift: (shifts[shift], shift == 0), default=0)
    for read in found:
        level, wanted = levels[read.number], min(6, read.markup.level + common)
        if level != wanted and wanted not in printed.get(tuple(read.block.words), ()):
            said = f"is a heading of level {level}" if level else "is no heading"
            name = ebook.document(_first(read)).name
            text = f"{quote(read, 0, len(read.places) - 1)} {said} in {name}, not of level {wanted}"
            yield read.spot(0, name).fault("markup-structure", text)


def _level(element: etree._Element | None) -> int:
    around = () if element is None else (element, *element.iterancestors("{*}*"))
    return next((_HEADINGS[name] for one in around if (name := local_name(one)) in _HEADINGS), 0)


def check_lines(read: ReadBlock, ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for each line of verse that goes on in the line before it."""
    if read.block.role is not Role.TABLE or not _is_verse(read.markup.raw):
        return
    lines = read.block.lines
    for index in range(1, len(lines)):
        one, other = read.places[index - 1], read.places[index]
        if lines[index] != lines[index - 1] and 0 <= one < other and not ebook.is_parted(one, other):
            name = ebook.document(other).name
            text = f"{quote(read, index, len(lines) - 1)} begins no line in {name}"
            yield read.spot(index, name).fault("markup-structure", text)


def check_order(blocks: Sequence[ReadBlock], ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for verse that does not stand between the paragraphs around it."""
    for before, read, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if read.block.role is not Role.TABLE or not _is_verse(read.markup.raw):
            continue
        around = [one for one in (before, after) if one.block.flow and one.block.file == read.block.file]
        place = _first(read)
        wrong = any(place >= 0 <= _first(one) and (_first(one) < place) != (one is before) for one in around)
        if wrong:
            text = quote(read, 0, len(read.places) - 1)
            name = ebook.document(place).name
            yield read.spot(0, name).fault("markup-structure", f"{text} stands at another place in {name}")


def _is_verse(raw: str) -> bool:
    """Return True for lines that began with a bar and did not end with one."""
    lines = [line for line in raw.split("\n") if line.strip()]
    return len(lines) > 1 and all(line[0] == " " and line[-1] != " " for line in lines)
