"""Types and roles of an e-book: where one of both is, so is the other, and what is used as a note is one."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import EPUB, elements, local_name, text_of, types_of
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import Findings, counted
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

#: epub:type -> role, for those that need both.
_ROLES = {
    **{
        name: f"doc-{name}"
        for name in ("noteref", "backlink", "pagebreak", "footnote", "glossref", "biblioref")
    },
    **{name: f"doc-{name}" for name in ("endnotes", "index", "bibliography", "glossary", "chapter", "part")},
    **{name: f"doc-{name}" for name in ("appendix", "preface", "foreword", "introduction", "epilogue")},
    **{name: f"doc-{name}" for name in ("afterword", "conclusion", "prologue", "acknowledgments", "toc")},
}
#: Elements on which a role stands; that of others is theirs by nature.
_BEARERS = frozenset({"section", "a", "span", "aside", "div", "nav", "li", "hr"})
#: Elements of the running text.
_TEXTS = frozenset(
    {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "dd", "dt"}
)
#: Types of links.
_LINKS = frozenset({"noteref", "backlink", "pagebreak", "glossref", "biblioref"})
_NOTES = frozenset({"footnote", "endnote", "rearnote"})


def check_roles(parts: EpubParts) -> Findings:
    """Check that types (epub:type) and roles (DPUB-ARIA) agree, that notes stand among notes, and that each
    division of the text says what it is."""
    messages: list[Diagnostic] = []
    total = 0
    for document in parts.spine:
        for element in elements(document.root):
            kinds = set((element.get(f"{{{EPUB}}}type") or "").split())
            roles = set((element.get("role") or "").split())
            total += bool(kinds or roles)
            write = parts.writer("epub-role", document.name, element)
            messages += map(write, _pairs(element, kinds, roles))
            messages += map(write, _use(element, kinds))
        messages += _links(parts, document.name, document.root)
        if document.root.find("{*}body") is not None:
            messages += _division(parts, document.name, document.root)
    messages += _see(parts)
    return Findings(tuple(messages), f"{counted(total, 'element')} with types or roles")


def _see(parts: EpubParts) -> Iterator[Diagnostic]:
    """Yield a fault for each "see" of an index with the words of "see also", or the other way round."""
    said: dict[str, Counter[str]] = {}
    found: list[tuple[str, str, str, etree._Element]] = []
    for document in parts.spine:
        for reference in document.root.iter("{*}span"):
            kind = next(iter(types_of(reference) & _SEES), "")
            words = next((one for one in reference.iter("{*}em") if one.get("class") == "see"), None)
            if kind and words is not None:
                text = squash(text_of(words))
                said.setdefault(kind, Counter())[text] += 1
                found.append((kind, text, document.name, reference))
    usual = {kind: counts.most_common(1)[0][0] for kind, counts in said.items()}
    for kind, text, name, reference in found:
        beside = reference.getparent()
        also = kind == "index-xref-related"
        wrong = text != usual[kind] or text in (usual[other] for other in usual if other != kind)
        placed = beside is not None and any("locator" in (a.get("class") or "") for a in beside.iter("{*}a"))
        if wrong or (placed and not also):
            write = parts.writer("epub-role", name, reference)
            yield write(f"\u201c{text_of(reference)[:60]}\u201d is no \u201c{kind}\u201d")


_SEES = frozenset({"index-xref-preferred", "index-xref-related"})


def _pairs(element: etree._Element, kinds: set[str], roles: set[str]) -> Iterator[str]:
    """Yield a fault for a type without its role, and for a role without its type."""
    if local_name(element) not in _BEARERS:
        return
    for kind, role in _ROLES.items():
        if local_name(element) == "a" and kind not in _LINKS:
            continue  # a landmark has the type of what it leads to
        if (kind in kinds) == (role in roles):
            continue
        if kind in kinds and not roles:
            yield f"a <{local_name(element)}> of the type \u201c{kind}\u201d has no role \u201c{role}\u201d"
        elif role in roles and not kinds and kind != "backlink":
            yield f"a <{local_name(element)}> with the role \u201c{role}\u201d has no type \u201c{kind}\u201d"


def _use(element: etree._Element, kinds: set[str]) -> Iterator[str]:
    classes = (element.get("class") or "").split()
    if element.get("aria-hidden") == "true" and local_name(element) in _TEXTS and "cell-label" not in classes:
        yield "a paragraph is hidden from those who hear the book (aria-hidden)"
    if kinds & {"endnote", "rearnote"}:
        around = set().union(*(types_of(one) for one in element.iterancestors("{*}*")))
        if not around & {"endnotes", "rearnotes", "footnotes"}:
            yield f"\u201c{element.get('id') or '?'}\u201d stands in nothing of the type \u201cendnotes\u201d"


def _links(parts: EpubParts, name: str, root: etree._Element) -> Iterator[Diagnostic]:
    """Yield a fault for a link that leads to a note or back from it and is neither a call nor a way back."""
    for note in elements(root):
        if not types_of(note) & _NOTES:
            continue
        first = next((e for e in note.iter("{*}a") if e.get("href") is not None), None)
        mark = first is not None and first.get("class") == "note-mark"
        if mark and first is not None and "backlink" not in types_of(first):
            yield parts.writer("epub-role", name, first)(
                "the link back from a note has no type \u201cbacklink\u201d"
            )


def _division(parts: EpubParts, name: str, root: etree._Element) -> Iterator[Diagnostic]:
    """Yield a fault for a document whose first section says of itself by its class what its type does not."""
    section = next(root.iter("{*}section"), None)
    if section is None or "division" not in (section.get("class") or "").split():
        return
    classes = set((section.get("class") or "").split())
    for kind, role in _ROLES.items():
        own = {kind, "notes"} if kind == "endnotes" else {kind}
        if classes & own and kind not in types_of(section) and not types_of(section):
            write = parts.writer("epub-role", name, section)
            yield write(
                f"a division of the class \u201c{kind}\u201d has no type and no role \u201c{role}\u201d"
            )
