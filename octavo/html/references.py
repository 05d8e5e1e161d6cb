"""References: the title of another part that one names, and several of them in one place.

Several are printed as "figures 1 and 3", "chapters 1–3" or "chapter 2 and “The Gate”".
"""

from collections.abc import Mapping, Sequence

from octavo.compose.composed_book import ReferenceTarget, Section
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, classes, drop, pop_attribute, unwrap
from octavo.html.current_terms import CurrentTerms
from octavo.languages.enumerations import runs, separators
from octavo.source.metadata import Book

#: Between the first and the last of numbers that follow each other.
_RANGE = "\u2013"


def elsewhere(
    target: ReferenceTarget, here: str | None, divisions: Mapping[str, Section], book: Book
) -> str | None:
    """Return the title of the part or selection that holds the target, which a reference must name besides
    the number if it is another than ours and counts its chapters from 1 again; else None."""
    division = divisions[target.section]
    continuous = book.numbering.chapters == "continuous" and target.kind == "chapter"
    if target.id != division.id or division.parent is None or continuous:
        return None
    while here is not None:
        if here == division.parent:
            return None
        here = divisions[here].parent
    return divisions[division.parent].heading.plain or None


def set_group(group: Element, targets: Mapping[str, ReferenceTarget], terms: CurrentTerms) -> str | None:
    """Put the references of a group in a row, and return what they are if one word stands for all of them.

    That is the name of their kind, or "" if only their numbers are printed. Each reference is then a bare
    number, and those between the ends of a run are gone. None is returned for what is called by different
    words: the group is gone, and each reference stands for itself.
    """
    nodes = list(group)
    named = [targets[node.get("href", "#")[1:]] for node in nodes]
    kind = _common_kind(nodes, named)
    if kind is None or (kind and f"several-{kind}" not in terms):
        _separate(nodes, terms.language)
        pop_attribute(group, Data.SLOT)
        unwrap(group)
        return None
    kept = []
    for first, last in runs([target.number for target in named]):
        kept.append(nodes[last])
        if first != last:
            nodes[first].tail = _RANGE
            for node in nodes[first + 1 : last]:
                drop(node)
    _separate(kept, terms.language)
    for node in nodes:
        node.set("class", " ".join(dict.fromkeys([*classes(node), "bare"])))
    return kind


def _separate(nodes: Sequence[Element], language: str) -> None:
    for node, sign in zip(nodes, separators(len(nodes), language), strict=False):
        node.tail = (node.tail or "") + sign


def _common_kind(nodes: Sequence[Element], targets: Sequence[ReferenceTarget]) -> str | None:
    """Return the kind that all of several things have, "" for bare numbers; None if each has its own word."""
    kinds = {"figure" if one.kind == "picture" else one.kind for one in targets}
    own = any(node.get(Data.WORD) for node in nodes[1:])
    forms = any(node.get(Data.FORM) for node in nodes)
    if len(kinds) > 1 or own or forms or not all(one.number for one in targets):
        return None
    bare = {"bare" in classes(node) for node in nodes}
    if len(bare) > 1:
        return None
    return "" if True in bare else kinds.pop()
