"""Numbers of pages that an e-book prints, against its own page-break markers: those of its index, "p. 12" in
the text, "Notes to pages 12-14"."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from octavo.check.documents.parsed import Reference, elements, local_name, text_of, types_of
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import WHOLE, Findings, counted
from octavo.check.page_numbers import AROUND, Printed, reach, read_locator, read_reach
from octavo.check.words import page_references
from octavo.core.diagnostics import Diagnostic

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PAGE = frozenset({"page", "pages", "plain-page"})
#: How many pages a table or a figure may stand in print from its place in the e-book.
_FLOAT = 4
_TAIL = re.compile(r"[^\s\u00a0]+(?:,[\s\u00a0][^\s\u00a0]+)*$")


def check_page_list(parts: EpubParts) -> Findings:
    """Check that the page list names each marker once, with its number, in the order of the text; and that
    the pages go on: none is left out, none stands twice."""
    messages: list[Diagnostic] = []
    pages = parts.pages
    links = parts.nav_links("page-list")
    if not links and not pages.markers:
        return Findings((), "no pages")
    for link in links:
        target = parts.target(link)
        label = text_of(link.element) if link.element is not None else ""
        write = parts.writer("epub-page-list", link.document, link.element)
        if target is None or "pagebreak" not in types_of(target):
            messages.append(write(f"page {label} of the page list leads to no page-break marker"))
        elif target.get("title") != label:
            messages.append(write(f"page {label} of the page list leads to page {target.get('title')}"))
    listed = [text_of(link.element) for link in links if link.element is not None]
    for here, there in zip_longest(listed, pages.labels, fillvalue="nothing"):
        if here != there:
            said = f"the page list goes on with {here} where the text goes on with {there}"
            messages.append(WHOLE.fault("epub-page-list", said))
            break
    last: int | None = None
    seen: set[str] = set()
    for (name, element), label in zip(pages.markers, pages.labels, strict=True):
        write = parts.writer("epub-page-list", name, element)
        if label in seen:
            messages.append(write(f"page {label} begins a second time"))
        seen.add(label)
        # Those of the edition that is the source may have been put into another order.
        counts = label.isdecimal() and "source-page" not in (element.get("class") or "").split()
        number = int(label) if counts else None
        if number is not None and last is not None and not last < number <= last + _BLANK:
            messages.append(write(f"page {label} follows page {last}"))
        last = number
    return Findings(tuple(messages), f"{counted(len(pages.labels), 'page')}, each once, in their order")


#: Pages at most that follow each other without a marker: blank ones have none.
_BLANK = 4


def check_page_numbers(parts: EpubParts) -> Findings:
    """Check that each locator of the index, each "p. 12" and each head over notes names the page on which the
    thing stands by the markers of the e-book itself."""
    if not parts.pages.labels:
        return Findings((), "no pages")
    if _of_another_edition(parts):
        return Findings((), "pages of another edition")
    messages: list[Diagnostic] = []
    total = 0
    for document in parts.spine:
        for element in elements(document.root):
            if local_name(element) == "a" and element.get("href") is not None:
                found = list(_link_faults(parts, document.name, element))
            elif "note-pages" in (element.get("class") or "").split():
                found = list(_head_faults(parts, element))
            else:
                continue
            total += found != [None]
            write = parts.writer("epub-page-number", document.name, element)
            messages += [write(fault) for fault in found if fault]
    return Findings(tuple(messages), f"{counted(total, 'number')} of pages true")


def _of_another_edition(parts: EpubParts) -> bool:
    """Return True if the markers are those of an earlier edition, which the package names as its source:
    numbers in the text are not of its pages."""
    source = parts.package.find(".//{*}meta[@property='pageBreakSource']")
    named = {
        (one.text or "").strip() for one in parts.package.iter("{http://purl.org/dc/elements/1.1/}source")
    }
    return source is not None and (source.text or "").strip() in named


def _link_faults(parts: EpubParts, name: str, link: etree._Element) -> Iterator[str | None]:
    """Yield what is wrong with a link that prints a page number; None for other links."""
    text = text_of(link)
    around = {kind for one in link.iterancestors("{*}span", "{*}em", "{*}strong") for kind in types_of(one)}
    target = parts.target(Reference(name, link, link.get("href") or "", False))
    if target is None or local_name(target) in ("nav", "html"):
        yield None
    elif "index-locator-list" in around:
        yield from _locator_faults(parts, text, target)
    elif _PAGE & set((link.get("class") or "").split()):
        yield from _reference_faults(parts, link, text, target)
    else:
        yield None


def _locator_faults(parts: EpubParts, text: str, target: etree._Element) -> Iterator[str | None]:
    printed = read_locator(text)
    if printed is None:
        yield None
        return
    divided = printed.first != printed.last and parts.pages.begins_page(target)
    if not _is_on(parts, target, printed.first) and not (divided and _is_on(parts, target, printed.last)):
        yield f"the locator \u201c{text}\u201d leads to {_names(parts, target)}"
    labels = [label.casefold() for label in parts.pages.labels]
    if printed.last not in labels or printed.first not in labels:
        yield f"the locator \u201c{text}\u201d names a page that the book has not"
    elif labels.index(printed.last) < labels.index(printed.first):
        yield f"the locator \u201c{text}\u201d ends before it begins"


def _reference_faults(
    parts: EpubParts, link: etree._Element, text: str, target: etree._Element
) -> Iterator[str | None]:
    where, number = "", text
    for pattern in page_references():
        if (read := pattern.read(text)) is not None:
            where, number = pattern.where, read
            break
    printed = read_reach(number)
    if printed is None or not printed:
        yield None
        return
    pages = parts.pages
    if not _is_on(parts, target, printed[0].first) and not _is_divided(parts, target, printed[0].first):
        yield f"\u201c{text}\u201d leads to {_names(parts, target)}"
    elif "pages" in (link.get("class") or "").split() and not pages.floats(target):
        last = pages.labels[pages.last(target)].casefold()
        ends_in_notes = any(types_of(e) & {"endnotes", "footnotes"} for e in elements(target))
        before_plates = pages.labels[_before_plates(parts, target)].casefold()
        if printed[-1].last not in (last, before_plates) and not (ends_in_notes or _is_part(target)):
            yield f"\u201c{text}\u201d leads to what ends on page {last}"
    fixed = pages.footnote(target) is None and pages.footnote(link) is None and not pages.floats(target)
    if where and fixed and (pages.place(link) < pages.place(target)) != (where == "below"):
        yield f"\u201c{text}\u201d leads to what stands {'above' if where == 'below' else 'below'}"


def _before_plates(parts: EpubParts, target: etree._Element) -> int:
    """Return the page on which the text of a target ends: plates may follow that stand within it."""
    pages = parts.pages
    page = pages.last(target)
    while page > pages.page(pages.place(target)) and _is_in_plate(pages.markers[page][1]):
        page -= 1
    return page


def _is_in_plate(marker: etree._Element) -> bool:
    figures = marker.iterancestors("{*}figure")
    return any("plate" in (figure.get("class") or "").split() for figure in figures)


def _is_part(target: etree._Element) -> bool:
    """Return True for a part of the book, whose chapters stand in documents of their own."""
    return any("part" in types_of(one) for one in (target, *target.iterchildren("{*}*")))


def _is_divided(parts: EpubParts, target: etree._Element, label: str) -> bool:
    """Return True if a place in a paragraph begins with the first word of a page, of which a part may stand
    on the page before, the one with the label."""
    pages = parts.pages
    page = pages.page(pages.place(target))
    if page < 1 or not pages.begins_page(target) or pages.labels[page - 1].casefold() != label:
        return False
    marker = pages.markers[page][1]
    around = marker.getparent()
    before = marker.getprevious()
    text = (before.tail if before is not None else around.text if around is not None else None) or ""
    return bool(text.strip()) and not text.rstrip().endswith((".", "!", "?", ":", ";"))


def _is_on(parts: EpubParts, target: etree._Element, label: str) -> bool:
    """Return True if a place is on the page with a label."""
    pages = parts.pages
    call = pages.footnote(target)
    begun = pages.first(call if call is not None else target)
    found = set[int]().union(*(pages.in_print(page) for page in begun))
    labels = [one.casefold() for one in pages.labels]
    if any(page >= 0 and labels[page] == label for page in found):
        return True
    if label not in labels or not (pages.floats(target) or call is not None):
        return False
    return any(abs(labels.index(label) - page) <= _FLOAT for page in found)


def _names(parts: EpubParts, target: etree._Element) -> str:
    pages = sorted(page for page in parts.pages.first(target) if page >= 0)
    return (
        " or ".join(f"page {parts.pages.labels[page]}" for page in pages) or "a place before the first page"
    )


def _head_faults(parts: EpubParts, head: etree._Element) -> Iterator[str | None]:
    """Yield what is wrong with "Notes to pages 12-14": the notes under it are called there, or those and the
    notes under the heads below it, which are of the chapters of a part."""
    found = _TAIL.search(text_of(head).strip(AROUND))
    printed = read_reach(found[0]) if found else None
    if printed is None:
        yield None
        return
    pages = parts.pages
    calls = list(_calls(parts, head, False))
    own = {page for call in calls for page in sorted(pages.first(call))[:1]}
    if not own:
        yield None
        return
    whole = own | {page for call in _calls(parts, head, True) for page in sorted(pages.first(call))[:1]}
    if any(map(pages.floats, calls)) or any(_reach_from(parts, called, printed) for called in (own, whole)):
        return
    wanted = reach(own, tuple(pages.labels))
    shown = ", ".join(
        one.first if one.first == one.last else f"{one.first}\u2013{one.last}" for one in wanted
    )
    yield f"\u201c{text_of(head)}\u201d stands over notes called on {shown}"


def _reach_from(parts: EpubParts, called: set[int], printed: tuple[Printed, ...]) -> bool:
    """Return True if printed pages are those on which notes are called, or on which the calls may stand in
    print."""
    pages = parts.pages
    if reach(called, tuple(pages.labels)) == printed:
        return True
    first, last = (
        {pages.labels[page].casefold() for page in pages.in_print(end(called)) if page >= 0}
        for end in (min, max)
    )
    return len(printed) == 1 and printed[0].first in first and printed[0].last in last


def _calls(parts: EpubParts, head: etree._Element, below: bool) -> Iterator[etree._Element]:
    """Yield the calls of the notes under a head, of which some may stand in notes, which are left out;
    ``below``: also under those of lower levels."""
    level = head.getprevious()
    for one in head.itersiblings("{*}*"):
        named = local_name(one)
        if below and named in _HEADINGS and level is not None and named <= local_name(level):
            return
        if not below and (named in _HEADINGS or "note-pages" in (one.get("class") or "").split()):
            return
        calls = (parts.pages.call(note) for note in elements(one))
        for call in calls:
            if call is not None and not any("endnotes" in types_of(up) for up in call.iterancestors("{*}*")):
                yield call
