"""Links and references: each leads where the source says."""

import bisect
from collections.abc import Iterator
from urllib.parse import quote as encoded
from urllib.parse import unquote

from lxml import etree

from octavo.check.audit.source.spans import SOMEWHERE, Marks
from octavo.check.markup.calls import InlineThings
from octavo.check.markup.compare import ReadBlock, quote, runs_of_words
from octavo.check.markup.ebook import EbookWords
from octavo.core.diagnostics import Diagnostic

#: Words of a reference at most.
_MOST = 12
_OUTSIDE = ("http:", "https:", "mailto:")


def check_links(read: ReadBlock, ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for each run of words that leads to another site or address than in the source."""
    wrong: dict[tuple[str, str], list[int]] = {}
    for index, place in enumerate(read.places):
        if place < 0:
            continue
        runs = ebook.runs(place)
        ours, theirs = _target(read.runs[index][0][1]), _target(runs[0][1]) if runs else ""
        if ours != theirs and SOMEWHERE not in read.runs[index][0][1]:
            wrong.setdefault((ours, theirs), []).append(index)
    for (ours, theirs), indexes in wrong.items():
        for first, last in runs_of_words(indexes):
            name = ebook.document(read.places[first]).name
            leads = f"leads in {name} to {theirs or 'no site'}, in the source to {ours or 'none'}"
            message = f"{quote(read, first, last)} {leads}"
            yield read.spot(first, name).fault("markup-link", message)


def _target(marks: Marks) -> str:
    """Return the address outside of the book to which a word leads."""
    found = next((mark[3:] for mark in marks if mark.startswith("to:")), "")
    return encoded(unquote(found), safe="") if found.lower().startswith(_OUTSIDE) else ""


def check_references(read: ReadBlock, ebook: EbookWords, links: InlineThings) -> Iterator[Diagnostic]:
    """Yield a fault for each reference, or link to a place of the book, that leads elsewhere."""
    ends = [last for _, last in read.pieces]
    befores = [bisect.bisect_left(ends, piece) - 1 for piece, _ in read.spans.references]
    for (_, name), before in zip(read.spans.references, befores, strict=True):
        if befores.count(before) == 1 and _is_sure(read, before):
            there = links.behind(read.places[before])
            yield from _judge(read, ebook, before, name, there)
    for index, place in enumerate(read.places):
        own = next((mark[4:] for mark in read.runs[index][0][1] if mark.startswith("to:#")), "")
        if own and place >= 0:
            link = _around(ebook.element(place))
            yield from _judge(read, ebook, index, own, [link] if link is not None else [])


def _is_sure(read: ReadBlock, before: int) -> bool:
    """Return True if the words around a reference stand around one thing in the e-book, too: the two before
    it beside each other, and the one behind it near by."""
    if before < 1 or before + 1 >= len(read.places):
        return False
    first, last, behind = read.places[before - 1 : before + 2]
    return 0 <= first == last - 1 and last < behind <= last + _MOST


def _around(element: etree._Element | None) -> etree._Element | None:
    while element is not None and not (element.tag.endswith("}a") and element.get("href") is not None):
        element = element.getparent()
    return element


def _judge(
    read: ReadBlock, ebook: EbookWords, index: int, name: str, links: list[etree._Element]
) -> Iterator[Diagnostic]:
    """Yield a fault if none of some links leads to the thing of this name, though the e-book has it."""
    things = [element for (_, own), element in ebook.ids.items() if own == name] if links else []
    if not things:
        return
    if not any(_leads(ebook.target(link), thing) for link in links for thing in things):
        document = ebook.document(read.places[index]).name
        words = " ".join("".join(map(str, links[0].itertext())).split())
        text = f"“{words}” in {document} does not lead to “{name}”, as it does in the source"
        yield read.spot(index, document).fault("markup-link", text)


def _leads(target: etree._Element | None, thing: etree._Element) -> bool:
    if target is None:
        return False
    if target is thing or (target.tag.endswith("}body") and target in set(thing.iterancestors())):
        return True
    return thing in set(target.iterancestors())
