"""The headings as entries: sorted, grouped by letter, with ids, and with what "see" names."""

from collections.abc import Iterable
from itertools import groupby

from octavo.compose.draft import Draft
from octavo.compose.index.collation import Order
from octavo.compose.index.entries import IndexEntry, IndexGroup, IndexReference, IndexTarget
from octavo.compose.index.headings import HeadingNode, Headings
from octavo.compose.index.marks import FoundMark, name_of
from octavo.core.slugs import anchor_slug
from octavo.core.vocabulary import Data
from octavo.core.xhtml import plain
from octavo.source.manuscript import IndexReferenceSource


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
            see=self._references(node.see, False),
            see_also=self._references(node.see_also, True),
            children=tuple(self._entry(sub, level + 1) for sub in self._sorted(node.subs.values(), True)),
        )

    def _references(
        self, references: Iterable[IndexReferenceSource], ordered: bool
    ) -> tuple[IndexReference, ...]:
        """Return the headings that "see" or "see also" names.

        Those of "see also" are in the order of the index, words that name no heading last.
        """
        made = [self._reference(one) for one in references]
        if ordered:
            made.sort(key=lambda one: (not one.target, self._order.key(_words(one))))
        return tuple(made)

    def _reference(self, reference: IndexReferenceSource) -> IndexReference:
        path = () if reference.general else self._headings.find(self._headings.words(reference))
        if not path or id(path[-1]) not in self._ids:
            return IndexReference("", (self._headings.title(reference.text),))
        return IndexReference(self._ids[id(path[-1])], tuple(node.title for node in path))


def _words(reference: IndexReference) -> str:
    return " ".join(plain(title) for title in reference.titles)


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
