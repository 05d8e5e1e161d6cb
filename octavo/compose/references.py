"""Cross-references: find what each one names. Its words are written by a template."""

from collections.abc import Iterator

from octavo.compose.citing.unknown import report_unknown
from octavo.compose.composed_book import ReferenceTarget
from octavo.compose.draft import Draft
from octavo.compose.trees import all_trees, section_trees, table_trees
from octavo.compose.typography import set_type
from octavo.core.suggestions import suggest
from octavo.core.vocabulary import Data
from octavo.core.xhtml import (
    XHTML,
    Element,
    copy,
    is_noteref,
    language_at,
    local,
    plain,
    pop_attribute,
    span_of,
    unwrap,
)
from octavo.elements.reference_kinds import fit_id, named_id

#: Prefixes that an author may leave out of the id itself: @sec-intro finds the division "intro".
_PREFIXES = ("sec-", "note-")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_NAME = 60  # characters of a marked place that are words enough to name it by


def collect_targets(draft: Draft) -> None:
    """Make divisions, notes and every place with an id known as targets (tables, figures and equations are
    already)."""
    titles: dict[str, str] = {}
    for section in draft.sections:
        text = titles[section.id] = _words(draft, section.title, section.id)
        kind = section.division.kind.value
        draft.targets[section.id] = ReferenceTarget(section.id, kind, section.number, text, section.id)
    for note in draft.notes.values():
        draft.targets[note.id] = ReferenceTarget(
            note.id, "note", note.mark, plain(note.body)[:80], note.section, note.series
        )
    for tree, holder in _texts(draft):
        for node in tree.iter(f"{{{XHTML}}}*"):
            identifier = node.get("id")
            if identifier and identifier not in draft.targets and not is_noteref(node):
                title = titles.get(holder, "")
                draft.targets[identifier] = _place(draft, node, identifier, holder, title)


def _texts(draft: Draft) -> Iterator[tuple[Element, str]]:
    """Yield the texts in which authors mark places, with the id of the division in which each is."""
    for section in draft.sections:
        yield from ((tree, section.id) for tree in section_trees(section))
    for note in draft.notes.values():
        yield note.body, note.section
    for table in draft.tables.values():
        yield from ((tree, table.section) for tree in table_trees(table))
    for picture in draft.pictures.values():
        if picture.caption is not None:
            yield picture.caption, picture.section


def _words(draft: Draft, node: Element | None, holder: str) -> str:
    """Return the words of a title or a place as they are printed; in the text itself signs are set later."""
    if node is None:
        return ""
    twin = copy(node)
    set_type(twin, language_at(node) or draft.language_of(holder), draft.languages)
    return plain(twin)


def _place(draft: Draft, node: Element, identifier: str, holder: str, title: str) -> ReferenceTarget:
    """Return a marked place.

    A block, a line or an empty mark has no name: the division it stands in names it.
    """
    if local(node) in _HEADINGS:
        return ReferenceTarget(identifier, "subhead", "", _words(draft, node, holder), holder)
    if local(node) == "li" and node.get(Data.NUMBER):
        return ReferenceTarget(identifier, "paragraph", node.get(Data.NUMBER, ""), title, holder)
    if page := node.get(Data.SOURCE_PAGE):
        return ReferenceTarget(identifier, "source-page", page, title, holder)
    named = local(node) in {"span", "dt", "dfn", "em", "strong"}
    words = _words(draft, node, holder) if named else ""
    return ReferenceTarget(
        identifier, "place", "", words if 0 < len(words) <= _LONGEST_NAME else title, holder
    )


def link_references(draft: Draft) -> None:
    """Give every cross-reference its ``href``. One to nothing is a diagnostic."""
    for tree in all_trees(draft):
        for node in list(tree.iter(f"{{{XHTML}}}a")):
            if node.get(Data.SLOT) == "reference":
                _link(draft, node)


def _link(draft: Draft, node: Element) -> None:
    """Link one reference to an id of the book, or else, if its name may be anything, leave it as it is."""
    written = pop_attribute(node, Data.TARGET)
    scope = pop_attribute(node, Data.SCOPE) or None
    loose = bool(pop_attribute(node, Data.LOOSE))
    found = find_id(draft, written, scope)
    if found is not None:
        node.text = None
        node.set("href", f"#{found}")
    elif loose and not node.get(Data.FORM):
        _leave(draft, node, written)
    elif not _reported(draft, node):
        known = [name for name, target in draft.targets.items() if target.kind != "note"]
        draft.diagnostics.error(
            "reference-undefined",
            span_of(node),
            f"the cross-reference @{written} leads to nothing",
            suggest(
                written,
                [f"@{one}" for one in known],
                "give the thing meant this id, or correct the reference",
            ),
        )
        if draft.manuscript.book.draft:
            node.text = f"@{written}"
            unwrap(node)


def _reported(draft: Draft, node: Element) -> bool:
    """Return True if the source stage has said already that the reference leads to nothing."""
    span = span_of(node)
    return any(found.code == "reference-undefined" and found.span == span for found in draft.diagnostics)


def find_id(draft: Draft, written: str, scope: str | None) -> str | None:
    """Return the XHTML id of what a reference names, or None if the book has no such thing.

    ``scope`` is the file whose own note ids are known at the place of the reference.
    """
    for name in (written, fit_id(written), named_id(written)):
        if name in draft.targets:
            return draft.targets[name].id
    if written.startswith("note-"):
        name = written.removeprefix("note-")
        return draft.note_ids.get((scope, name)) or draft.note_ids.get((None, name))
    candidates = (written.removeprefix(prefix) for prefix in _PREFIXES if written.startswith(prefix))
    return next((one for one in candidates if one in draft.targets), None)


def _leave(draft: Draft, node: Element, written: str) -> None:
    """Leave a name that is no id of the book as it is written ("@name" of a network)."""
    report_unknown(draft, node, written)
    unwrap(node)
