"""Marks that an indexer's list brought, put into the text beside the words that were noted with each."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from octavo.compose.draft import Draft
from octavo.compose.index.marks import trees_of
from octavo.core.running_text import TextNode, counted, skip, stands_apart
from octavo.core.vocabulary import INDEX_LEVELS, Data
from octavo.core.xhtml import Element, element
from octavo.source.manuscript import PlacedMark, QuotedPlace

_LEVELS = ("term", "sub", "subsub")


@dataclass(frozen=True, slots=True)
class _Insertion:
    """An element that is to stand before a character of a flat text."""

    at: int
    node: Element


def place_marks(draft: Draft) -> None:
    """Put an empty mark into the text for each of ``index-marks.yaml``; one whose words are gone is
    reported."""
    texts: dict[tuple[str, str], FlatText] = {}
    waiting: dict[tuple[str, str], list[_Insertion]] = defaultdict(list)
    for mark in draft.manuscript.index.marks:
        attributes = {Data.INDEX_MARK: "principal" if mark.principal else "yes"}
        attributes |= {INDEX_LEVELS[name]: term for name, term in zip(_LEVELS, mark.terms, strict=False)}
        start = _find(draft, mark.place, texts)
        end = _find(draft, mark.end, texts) if mark.end else None
        if start is None or (mark.end and end is None):
            _lost(draft, mark)
            continue
        if mark.end and end is not None:
            name = draft.unique("index-end")
            attributes[Data.INDEX_TO] = name
            waiting[mark.end.section, mark.end.note].append(_Insertion(end, element("span", {"id": name})))
        node = element("span", attributes, span=mark.span)
        waiting[mark.place.section, mark.place.note].append(_Insertion(start, node))
    for where, insertions in waiting.items():
        # From the end, so that what stands before keeps its place.
        for one in sorted(insertions, key=lambda one: one.at, reverse=True):
            texts[where].insert(one.at, one.node)


def _find(draft: Draft, place: QuotedPlace, texts: "dict[tuple[str, str], FlatText]") -> int | None:
    where = (place.section, place.note)
    if where not in texts:
        texts[where] = FlatText(_trees(draft, place))
    return texts[where].find(place)


def _trees(draft: Draft, place: QuotedPlace) -> Iterable[Element]:
    if place.note:
        note = draft.notes.get(place.note)
        return [note.body] if note else []
    section = next((one for one in draft.sections if one.id == place.section), None)
    return list(trees_of(draft, section)) if section else []


def _lost(draft: Draft, mark: PlacedMark) -> None:
    draft.diagnostics.warning(
        "index-place-lost",
        mark.span,
        f"\u201c{mark.terms[0]}\u201d has lost a place: the words \u201c{mark.place.words}\u201d are gone",
        "mark the place in the text, as in []{.index term=...}, and take this mark out; or correct its words",
    )


class FlatText:
    """Texts as one string of the characters that count (``octavo.core.running_text``), and the way back."""

    def __init__(self, trees: Iterable[Element]) -> None:
        self._nodes: list[TextNode] = []
        self._parts: list[str] = []
        for tree in trees:
            self._collect(tree)
        self._text = "".join(self._parts)
        self._starts = list(accumulate(map(len, self._parts), initial=0))

    def _collect(self, node: Element) -> None:
        self._add(TextNode(node))
        for child in node:
            if isinstance(child.tag, str) and not stands_apart(child):
                self._collect(child)
            self._add(TextNode(node, child))

    def _add(self, node: TextNode) -> None:
        text = counted(node.text)
        if text:
            self._nodes.append(node)
            self._parts.append(text)

    def find(self, place: QuotedPlace) -> int | None:
        """Return the index of the words of a place, or None if they are gone.

        They are found with the words that were before them if these are still there, or else by themselves;
        of several places, the one nearest to the noted one is taken.
        """
        before, words = counted(place.before), counted(place.words)
        for lead in (before, ""):
            wanted, near = lead + words, max(place.offset - len(lead), 0)
            found = (self._text.rfind(wanted, 0, near + len(wanted)), self._text.find(wanted, near))
            places = [at + len(lead) for at in found if at >= 0]
            if places and wanted:
                return min(places, key=lambda at: abs(at - place.offset))
        return None

    def insert(self, at: int, new: Element) -> None:
        """Put an element before a character. Later places first: those before keep their numbers."""
        place = bisect_right(self._starts, at, hi=len(self._nodes)) - 1
        node = self._nodes[place]
        text = node.text
        index = skip(text, at - self._starts[place])
        new.tail = text[index:]
        if node.after is None:
            node.owner.text = text[:index] or None
            node.owner.insert(0, new)
        else:
            node.after.tail = text[:index] or None
            node.owner.insert(node.owner.index(node.after) + 1, new)
