"""Cross-references: find what each one names. Its words are written by a template."""

from octavo.compose.draft import Draft
from octavo.compose.edition import Target
from octavo.compose.trees import all_trees
from octavo.xhtml import XHTML, Element, is_noteref, local, plain, span_of, take

#: Prefixes that an author may leave out of the id itself: @sec-intro finds the division "intro".
_PREFIXES = ("sec-", "note-")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_NAME = 60  # characters of a marked place that are words enough to name it by


def collect_targets(draft: Draft) -> None:
    """Make divisions, subheads and notes known as targets (tables and figures are already)."""
    for section in draft.sections:
        text = plain(section.title) if section.title is not None else ""
        kind = section.division.kind.value
        draft.targets[section.id] = Target(section.id, kind, section.number, text, section.id)
        if section.body is None:
            continue
        for node in section.body.iter():
            identifier = node.get("id")
            if identifier and identifier not in draft.targets and not is_noteref(node):
                words = plain(node)
                if local(node) in _HEADINGS:
                    draft.targets[identifier] = Target(identifier, "subhead", "", words, section.id)
                    continue
                # A block, a line or an empty mark has no name: it is named by the division it stands in.
                named = local(node) in {"span", "dt", "em", "strong"} and 0 < len(words) <= _LONGEST_NAME
                draft.targets[identifier] = Target(
                    identifier, "place", "", words if named else text, section.id
                )
    for note in draft.notes.values():
        draft.targets[note.id] = Target(
            note.id, "note", note.mark, plain(note.body)[:80], note.section, note.series
        )


def link_references(draft: Draft) -> None:
    """Give every cross-reference its ``href``. One to nothing is a diagnostic."""
    for tree in all_trees(draft):
        for node in tree.iter(f"{{{XHTML}}}a"):
            if node.get("data-slot") == "reference":
                _link(draft, node)


def _link(draft: Draft, node: Element) -> None:
    written = take(node, "data-target")
    scope = take(node, "data-scope") or None
    if written.startswith("note-"):
        name = written.removeprefix("note-")
        found = draft.note_ids.get((scope, name)) or draft.note_ids.get((None, name))
    else:
        found = next((t for t in _candidates(written) if t in draft.targets), None)
    if found is None:
        draft.diagnostics.error(
            "reference-undefined",
            span_of(node),
            f"the cross-reference @{written} leads to nothing",
            "give the thing meant this id, or correct the reference",
        )
        return
    node.set("href", f"#{found}")


def _candidates(written: str) -> list[str]:
    return [written] + [written.removeprefix(prefix) for prefix in _PREFIXES if written.startswith(prefix)]
