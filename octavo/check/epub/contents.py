"""The contents and landmarks of an e-book against the headings and kinds of what they lead to."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from octavo.check.documents.parsed import Reference, elements, local_name, text_of, types_of
from octavo.check.documents.topics import headings
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import WHOLE, Findings, counted, in_document
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_NCX = {"n": "http://www.daisy.org/z3986/2005/ncx/"}
_DC = "{http://purl.org/dc/elements/1.1/}"
#: Landmarks whose document is of the same type, in a section or in its body.
_SAME = frozenset(
    {"titlepage", "halftitlepage", "preface", "foreword", "introduction", "glossary", "endnotes", "index"}
    | {"bibliography", "appendix", "copyright-page", "dedication", "epigraph", "acknowledgments", "afterword"}
    | {"epilogue", "prologue", "conclusion", "colophon", "loi", "lot", "cover"}
)
#: Documents that are titled by their kind.
_DISPLAYED = frozenset({"titlepage", "halftitlepage", "copyright-page", "cover", "dedication", "epigraph"})
#: Those of them that a book has once, so that the landmarks name each of its kind.
_ONCE = frozenset({"titlepage", "glossary", "endnotes", "index", "bibliography"})


def check_contents(parts: EpubParts) -> Findings:
    """Check that each entry of the contents has the words of the heading to which it leads.

    Entries stand in the order of the book and as deep as their headings, none of a rank is left out, and the
    NCX is of the same book.
    """
    messages: list[Diagnostic] = []
    links = parts.nav_links("toc")
    last = -1
    levels: list[tuple[int, int]] = []  # depth of the entry, level of its heading
    reached: set[etree._Element] = set()
    for link in links:
        target, element = parts.target(link), link.element
        if target is None or element is None:
            continue
        write = parts.writer("epub-contents", link.document, element)
        heading = heading_of(target)
        if heading is not None:
            reached.add(heading)
            text = squash(text_of(element))
            if not _is_title(text, heading):
                said = f"\u201c{text_of(element)[:60]}\u201d leads to \u201c{text_of(heading)[:60]}\u201d"
                messages.append(write(f"the entry of the contents {said}"))
            depth = sum(1 for _ in element.iterancestors("{*}ol"))
            levels.append((depth, int(local_name(heading)[1:])))
        place = parts.pages.place(target)
        if place and place < last:
            messages.append(write(f"\u201c{text_of(element)[:60]}\u201d stands before the entry above it"))
        last = max(last, place)
    messages += _left_out(parts, reached, levels)
    messages += _titles(parts)
    messages += _ncx(parts)
    return Findings(tuple(messages), f"{counted(len(links), 'entry', 'entries')} lead to their headings")


def heading_of(target: etree._Element) -> etree._Element | None:
    """Return the heading of a division or of a whole document, or the one that a place is in."""
    for one in (target, *target.iterancestors("{*}*")):
        if local_name(one) in _HEADINGS:
            return one
    if local_name(target) not in ("section", "body", "header", "div", "article", "nav"):
        return None
    return next((e for e in elements(target) if local_name(e) in _HEADINGS), None)


def _is_title(text: str, heading: etree._Element) -> bool:
    """Return True if an entry has the words of a heading, with its number or without it; a long title may be
    shortened, a run-in one have more behind it."""
    words = squash(_words(heading))
    title = next((e for e in heading.iter("{*}span") if e.get("class") == "title"), None)
    own = squash(_words(title)) if title is not None else words
    return bool(text) and (
        text in (words, own) or words.startswith(text) or (text.endswith(own) and _led(text, words))
    )


def _titles(parts: EpubParts) -> Iterator[Diagnostic]:
    """Yield a fault for each document whose title, which reading systems show, is not that of its heading."""
    for document in parts.spine:
        title = document.root.find("{*}head/{*}title")
        heading = next(document.root.iter("{*}h1"), None)
        if title is None or heading is None or _kinds(document.root) & _DISPLAYED:
            continue
        text, words = squash(text_of(title)), squash(_words(heading))
        if text and words and text not in words and words not in text:
            said = f"the document is titled \u201c{text_of(title)[:60]}\u201d, its heading is another"
            yield parts.writer("epub-contents", document.name, title)(said)


def _led(text: str, words: str) -> bool:
    """Return True if what an entry has before the title is not the number of another division."""
    figures = "".join(filter(str.isdigit, text)), "".join(filter(str.isdigit, words))
    return figures[0] == figures[1] or not any(map(str.isdigit, words))


def _words(element: etree._Element) -> str:
    """Return the words of a heading without the calls of notes."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not types_of(child) & {"noteref", "pagebreak"}:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _left_out(
    parts: EpubParts, reached: set[etree._Element], levels: list[tuple[int, int]]
) -> Iterator[Diagnostic]:
    """Yield a fault if headings have no entry though others of their level in the same document have; and for
    an entry that is not as deep as the others of its level."""
    for document in parts.spine:
        found = [one for one in headings(document) if one.get("id") and not _is_apart(one)]
        listed = {local_name(one) for one in found if one in reached}
        for heading in found:
            if heading not in reached and local_name(heading) in listed and not _is_unlisted(heading):
                write = parts.writer("epub-contents", document.name, heading)
                yield write(f"the contents leave out \u201c{text_of(heading)[:60]}\u201d")
    for (depth, level), (depth_after, level_after) in pairwise(levels):
        if level_after > level and depth_after <= depth and level_after - level == 1 and level > 1:
            said = f"the contents set a heading of level {level_after} no deeper than one of level {level}"
            yield WHOLE.fault("epub-contents", said)
            return
    flat = {depth for depth, level in levels if level == 1}
    lower = {depth for depth, level in levels if level == 2}
    if len(flat) == 1 and flat & lower and not _has_parts(parts):
        said = "the contents set headings of the second level no deeper than those of the first"
        yield WHOLE.fault("epub-contents", said)


def _has_parts(parts: EpubParts) -> bool:
    kinds = (types_of(section) for document in parts.spine for section in document.root.iter("{*}section"))
    return any(kind & {"part", "volume"} for kind in kinds)


def _is_apart(heading: etree._Element) -> bool:
    """Return True for a heading in a display or a block of its own, or of a group of notes or entries."""
    above = {local_name(one) for one in heading.iterancestors("{*}*")}
    kinds = set().union(*(types_of(one) for one in heading.iterancestors("{*}*")))
    return bool(
        above & {"figure", "aside", "blockquote", "table", "nav"} or kinds & {"index-group", "endnotes"}
    )


def _is_unlisted(heading: etree._Element) -> bool:
    around = (heading, *heading.iterancestors("{*}section", "{*}body", "{*}div"))
    return any({"unlisted"} & set((one.get("class") or "").split()) for one in around)


def _ncx(parts: EpubParts) -> Iterator[Diagnostic]:
    """Yield a fault if the NCX names another book than the package."""
    titles = [" ".join((one.text or "").split()) for one in parts.package.iter(f"{_DC}title")]
    for item in parts.items.values():
        if item.kind != "application/x-dtbncx+xml":
            continue
        root = etree.fromstring(
            parts.read(item.name), etree.XMLParser(resolve_entities=False, no_network=True)
        )
        title = " ".join((root.findtext("n:docTitle/n:text", "", _NCX)).split())
        spot = in_document(item.name)
        one, other = squash(title), squash(titles[0] if titles else title)
        if not (one and (one.startswith(other) or other.startswith(one))):
            said = f"\u201c{title[:60]}\u201d, the package \u201c{titles[0][:60]}\u201d"
            yield spot.fault("epub-contents", f"the NCX calls the book {said}")
        identifiers = {(one.text or "").strip() for one in parts.package.iter(f"{_DC}identifier")}
        uid = next(
            (m.get("content") for m in root.iterfind(".//n:meta", _NCX) if m.get("name") == "dtb:uid"), None
        )
        if uid is not None and uid not in identifiers:
            yield spot.fault("epub-contents", f"the NCX says that the book is {uid}, the package another")


def check_landmarks(parts: EpubParts) -> Findings:
    """Check that each landmark leads to what it is the landmark of, the first page of the text among them,
    and that notes, index and the like have theirs."""
    messages: list[Diagnostic] = []
    links = parts.nav_links("landmarks")
    named: set[str] = set()
    for link in links:
        if link.element is None:
            continue
        target = parts.target(link)
        write = parts.writer("epub-landmark", link.document, link.element)
        for kind in types_of(link.element):
            named.add(kind)
            if target is not None and not _is_landmark(parts, kind, link, target):
                messages.append(write(f"the landmark \u201c{kind}\u201d leads to something else"))
    found = (_kinds(document.root, deep=False) for document in parts.spine)
    there = {kind for kinds in found if kinds & {"backmatter", "titlepage"} for kind in kinds}
    messages += (
        WHOLE.fault("epub-landmark", f"the landmarks do not name the {kind}")
        for kind in sorted(_ONCE & there - named if links else ())
    )
    messages += _guide(parts, links)
    if links and "bodymatter" not in named:
        said = "the landmarks do not name the beginning of the text (bodymatter)"
        messages.append(WHOLE.fault("epub-landmark", said))
    return Findings(tuple(messages), counted(len(links), "landmark"))


def _guide(parts: EpubParts, landmarks: list[Reference]) -> Iterator[Diagnostic]:
    """Yield a fault for each entry of the guide, for old reading systems, that leads elsewhere than the
    landmark of its kind."""
    led = {
        kind: link.resolve()[0]
        for link in landmarks
        if link.element is not None
        for kind in types_of(link.element)
    }
    for entry in parts.package.iterfind("{*}guide/{*}reference"):
        wanted = led.get({"text": "bodymatter"}.get(entry.get("type") or "", entry.get("type") or ""))
        name = Reference(parts.name, entry, entry.get("href") or "", False).resolve()[0]
        if wanted is not None and name != wanted:
            said = f"the guide leads to {name} for \u201c{entry.get('type')}\u201d, the landmarks to {wanted}"
            yield WHOLE.fault("epub-landmark", said)


def _kinds(root: etree._Element, deep: bool = True) -> set[str]:
    """Return the types of a document, of its body and the sections right in it."""
    body = root.find("{*}body")
    if body is None:
        return set()
    inner = [child for child in body if isinstance(child.tag, str)]
    deeper = [
        child for one in inner for child in one if isinstance(child.tag, str) and deep and len(inner) == 1
    ]
    return set().union(*(types_of(one) for one in (body, *inner, *deeper)))


def _is_landmark(parts: EpubParts, kind: str, link: Reference, target: etree._Element) -> bool:
    name = link.resolve()[0]
    if kind == "bodymatter":
        first = next((d.name for d in parts.spine if "bodymatter" in _kinds(d.root)), name)
        return first == name
    if kind == "toc":
        around = (target, *target.iterancestors("{*}*"), *target.iter("{*}nav"))
        return any("toc" in types_of(one) for one in around)
    if kind not in _SAME:
        return True
    body = target if local_name(target) == "body" else next(target.iterancestors("{*}body"), target)
    kinds = _kinds(body.getroottree().getroot()) | types_of(target)
    return kind in kinds or not kinds & _SAME  # a template of the book's own may give it no type
