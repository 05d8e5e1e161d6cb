"""The targets of links of an e-book or a site: each is the thing that the link names, and not only
something."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from octavo.check.documents.parsed import Documents, Reference, elements, local_name, text_of, types_of
from octavo.check.documents.references import names_thing, reference_fault
from octavo.check.findings import Findings, counted
from octavo.check.page_numbers import AROUND, read_locator
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

NOTES = frozenset({"footnote", "endnote", "rearnote"})
_ENDNOTES = frozenset({"endnote", "rearnote"})
_NOT_BLOCKS = frozenset({"section", "article", "main", "nav", "body", "html"})
_PICTURES = frozenset({"img", "svg", "math", "audio", "video"})

_YEAR = re.compile(r"(?P<before>[^,]*?)(?P<year>\b[12]\d{3}[a-z]?\b)")

Faults = Iterator[str]


def check_targets(book: Documents) -> Findings:
    """Check that each note call leads to the note with its number, each locator of the index to a place in
    the text or in the note that it names, "see" to the entry of that name, a link to the glossary to a
    term, a citation to the entry of its author, and "table 2" or a quoted title to what is called so."""
    faults: list[Diagnostic] = []
    counts: Counter[str] = Counter()
    for document in book.documents.values():
        for link in elements(document.root):
            if local_name(link) != "a" or link.get("href") is None:
                continue
            kind = _kind(link)
            if kind is None:
                continue
            reference = Reference(document.name, link, link.get("href") or "", False)
            target = _target(book, reference)
            if target is None or not reference.local or "noteref" in types_of(target):
                continue  # what leads back to a call is compared with it elsewhere
            counts[kind] += 1
            code, judge = _JUDGES[kind]
            spot = book.spot(document.name, link)
            faults += (spot.fault(code, message) for message in judge(link, target))
    named = ", ".join(counted(counts[kind], *kind.split("/")) for kind in _JUDGES if counts[kind])
    return Findings(tuple(faults), named or "nothing to compare")


def _target(book: Documents, reference: Reference) -> etree._Element | None:
    """Return the element that a link leads to: of a whole document its body."""
    name, fragment = reference.resolve()
    document = book.documents.get(name)
    if fragment or document is None:
        return book.element(reference)
    return document.root.find(".//{*}body")


def _kind(link: etree._Element) -> str | None:
    """Return the kind of a link; None for those back from notes, those of lists and those that name
    nothing."""
    own = types_of(link)
    if "backlink" in own:
        return None
    for kind, name in _OWN.items():
        if name in own:
            return kind
    for above in link.iterancestors("{*}*"):
        around = types_of(above)
        if "index-locator-list" in around:
            return _LOCATOR
        if around & {"index-xref-preferred", "index-xref-related"}:
            return _SEE
        if local_name(above) == "nav":
            return None
    return _REFERENCE if names_thing(link) else None


def _call(link: etree._Element, target: etree._Element) -> Faults:
    """Check that the note to which a call leads has the call's number or sign."""
    note = _around(target, NOTES)
    mark = mark_of(note) if note is not None else None
    if mark is not None and text_of(link).strip(AROUND) != mark:
        yield f"the note call \u201c{text_of(link)}\u201d leads to note \u201c{mark}\u201d"


def _locator(link: etree._Element, target: etree._Element) -> Faults:
    """Check that a locator of the index lands in a text, and one that names a note in that note."""
    text, printed = text_of(link), read_locator(text_of(link))
    if not _lies_in_text(target):
        yield f"the locator \u201c{text}\u201d leads to a place where there is nothing"
    if printed is None or printed.notes is None:
        return
    note = _around(target, NOTES)
    if note is None:
        yield f"the locator \u201c{text}\u201d does not lead into a note"
    elif printed.notes and types_of(note) & _ENDNOTES and (mark := mark_of(note)) not in printed.notes:
        yield f"the locator \u201c{text}\u201d leads to note \u201c{mark}\u201d"


def _see(link: etree._Element, target: etree._Element) -> Faults:
    """Check "see" another entry of the index: its heading is the last of those that the link names, which
    stand behind each other with colons; a heading may have a colon of its own."""
    text = text_of(link)
    term = next((e for e in elements(target) if "index-term" in types_of(e)), None)
    heading = text_of(term) if term is not None else ""
    parts = text.split(": ")
    named = {squash(": ".join(parts[at:])) for at in range(len(parts))}
    if not heading or squash(heading) not in named:
        yield f"\u201csee {text}\u201d leads to " + (f"\u201c{heading}\u201d" if heading else "no entry")


def _term(link: etree._Element, target: etree._Element) -> Faults:
    """Check that a link to the glossary lands on one of its terms."""
    term = _around(target, frozenset({"glossterm"}))
    if term is None:
        yield f"the link \u201c{text_of(link)}\u201d to the glossary does not lead to a term"
        return
    words = squash(text_of(link))
    others = {
        squash(text_of(e)) for e in elements(term.getroottree().getroot()) if "glossterm" in types_of(e)
    }
    if squash(text_of(term)) != words and words in others:
        yield f"the link \u201c{text_of(link)}\u201d to the glossary leads to \u201c{text_of(term)}\u201d"


def _citation(link: etree._Element, target: etree._Element) -> Faults:
    """Check that a citation lands on the entry of a work that it may mean.

    The entry has its author, or a word of a title, and the year. One word alone ("Ibid.") may stand for a
    name. A year is a number of four figures before any comma: behind one stand pages.
    """
    entry = _around(target, frozenset({"biblioentry"}))
    text = text_of(link)
    if entry is None:
        yield f"the citation \u201c{text}\u201d does not lead to an entry of a bibliography"
        return
    own = squash(text_of(entry))
    there = own + squash(_author_before(entry))
    parent = entry.getparent()
    work = _around(parent, frozenset({"biblioentry"})) if parent is not None else None
    if work is not None:  # a volume stands in the entry of its work, which has the names
        there += squash(text_of(work) + _author_before(work))
    year = _YEAR.match(text)
    names = [squash(word) for word in (year["before"] if year else text).split()]
    names = [name for name in names if len(name) > 2 and not name[0].isdecimal()]
    unnamed = len(names) > (0 if year else 1) and not any(_stands_in(name, there) for name in names)
    listed = [text_of(e) for e in entry.itersiblings("{*}li", preceding=True)]
    listed += [text_of(e) for e in entry.itersiblings("{*}li")]
    # A style may leave the year out of an entry: then it leads astray only if another entry has it.
    strayed = year and year["year"] not in own and any(year["year"] in other for other in listed)
    if unnamed or strayed:
        yield f"the citation \u201c{text}\u201d leads to \u201c{text_of(entry)[:60]}\u201d"


def _stands_in(name: str, there: str) -> bool:
    """Return True if a name stands in an entry; of Chinese and Japanese ones, behind which "and others" comes
    without a space, the beginning is enough."""
    return (name[:2] if name[0] >= "\u2e80" else name) in there


def _author_before(entry: etree._Element) -> str:
    """Return the author in the entry before, for one in which a dash stands for the name."""
    before: etree._Element | None = entry
    while before is not None and text_of(before)[:1] in ("\u2014", "\u2013", "\u2e3a", "\u2e3b"):
        before = before.getprevious()
    return text_of(before) if before is not None and before is not entry else ""


def mark_of(note: etree._Element) -> str | None:
    """Return the number or sign of a note: the text of the link back with which it begins; None for a note
    that does not begin with one."""
    links = (e for e in elements(note) if local_name(e) == "a" and text_of(e))
    mark = text_of(next(links, note))
    return mark.strip(AROUND) if text_of(note).startswith(mark) and mark != text_of(note) else None


def _around(target: etree._Element, types: frozenset[str]) -> etree._Element | None:
    """Return the element itself or the nearest one around it that is one of these types."""
    for element in (target, *target.iterancestors()):
        if isinstance(element.tag, str) and types_of(element) & types:
            return element
    return None


def _lies_in_text(target: etree._Element) -> bool:
    """Return True if an element, or the block around it, holds words or a picture."""
    for element in (target, *target.iterancestors()):
        if element is not target and local_name(element) in _NOT_BLOCKS:
            return False
        if text_of(element) or any(local_name(e) in _PICTURES for e in elements(element)):
            return True
    return False


def _reference(link: etree._Element, target: etree._Element) -> Faults:
    """Check that a number or a title lands on what has it."""
    if fault := reference_fault(link, target):
        yield fault


_LOCATOR, _SEE, _REFERENCE = "locator", "\u201csee\u201d/\u201csee\u201d", "reference"
_CALL, _TERM, _CITATION = "note call", "link to the glossary/links to the glossary", "citation"
#: Kinds of links that say themselves what they are, by their types.
_OWN = {_CALL: "noteref", _TERM: "glossref", _CITATION: "biblioref"}
#: What judges links of a kind, and under which code, in the order in which kinds are counted; the keys are
#: singular and plural of their names.
_JUDGES: dict[str, tuple[str, Callable[[etree._Element, etree._Element], Faults]]] = {
    _CALL: ("xhtml-note-number", _call),
    _LOCATOR: ("xhtml-locator", _locator),
    _SEE: ("xhtml-see", _see),
    _TERM: ("xhtml-term", _term),
    _CITATION: ("xhtml-citation", _citation),
    _REFERENCE: ("xhtml-reference", _reference),
}
