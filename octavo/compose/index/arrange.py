"""The headings as entries: sorted, grouped by letter, with ids."""

from collections.abc import Iterable
from itertools import groupby

from octavo.compose.draft import Draft
from octavo.compose.index.collation import Order
from octavo.compose.index.entries import IndexEntry, IndexGroup, IndexTarget
from octavo.compose.index.headings import HeadingNode, Headings
from octavo.compose.index.marks import FoundMark, name_of
from octavo.compose.index.see_references import SeeReferences
from octavo.core.slugs import anchor_slug
from octavo.core.vocabulary import Data


def arrange(draft: Draft, headings: Headings) -> tuple[IndexGroup, ...]:
    """Return the groups of the index in their order.

    The marks of every entry get its id as ``data-index``.
    """
    return _Arranger(draft, headings).groups()


class _Arranger:
    def __init__(self, draft: Draft, headings: Headings) -> None:
        style = draft.manuscript.book.index
        self._draft = draft
        self._headings = headings
        self._order = Order(draft.rules, style.order == "word", frozenset(style.ignore))
        self._ids: dict[int, str] = {}
        self._references = SeeReferences(headings, self._ids, self._order)

    def groups(self) -> tuple[IndexGroup, ...]:
        nodes = self._sorted(self._headings.top.values(), False)
        self._name(nodes, "index-heading")
        made = []
        for letter, group in groupby(nodes, key=self._letter):
            name = anchor_slug(letter) or "".join(f"u{ord(sign):x}" for sign in letter) or "0"
            entries = tuple(self._entry(node, 1) for node in group)
            made.append(IndexGroup(self._draft.unique(f"index-group-{name}"), letter, entries))
        return tuple(made)

    def _letter(self, node: HeadingNode) -> str:
        return self._order.letter(node.sorted_by, node.sort is not None)

    def _sorted(self, nodes: Iterable[HeadingNode], sub: bool) -> list[HeadingNode]:
        """Return those that print something, in their order."""
        kept = [node for node in nodes if _prints(node)]
        return sorted(kept, key=lambda node: self._order.key(node.sorted_by, sub, node.sort is not None))

    def _name(self, nodes: Iterable[HeadingNode], above: str) -> None:
        for node in nodes:
            name = self._draft.unique(f"{above}-{anchor_slug(node.plain) or 'entry'}")
            self._ids[id(node)] = name
            self._name(self._sorted(node.subs.values(), True), name)

    def _entry(self, node: HeadingNode, level: int) -> IndexEntry:
        name = self._ids[id(node)]
        for mark in node.marks:
            mark.node.set(Data.INDEX, name)
        return IndexEntry(
            id=name,
            title=node.title,
            plain=node.plain,
            level=level,
            locators=tuple(_locator(mark) for mark in node.marks),
            see=self._references.see(node),
            see_also=self._references.see_also(node),
            children=tuple(self._entry(sub, level + 1) for sub in self._sorted(node.subs.values(), True)),
        )


def _prints(node: HeadingNode) -> bool:
    return bool(node.marks or node.see or node.see_also or any(map(_prints, node.subs.values())))


def _locator(mark: FoundMark) -> IndexTarget:
    return IndexTarget(
        mark.node.get("id", ""),
        mark.note,
        mark.display,
        mark.node.get(Data.INDEX_MARK) == "principal",
        name_of(mark.section),
    )
