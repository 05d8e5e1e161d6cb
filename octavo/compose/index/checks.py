"""The faults for which an indexer reads an index through before it goes to press."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from octavo.compose.draft import Draft
from octavo.compose.index.headings import HeadingNode, Headings, likeness
from octavo.compose.index.marks import FoundMark, Reading
from octavo.core.suggestions import suggest
from octavo.core.vocabulary import Data
from octavo.core.xhtml import span_of
from octavo.source.manuscript import IndexReferenceSource, Kind

#: How many references get a suggestion, from how many headings; and how many steps "see" is followed.
_SUGGESTED, _NAMES, _LONGEST_CHAIN = 20, 5000, 50


def check_index(draft: Draft, headings: Headings, reading: Reading) -> None:
    """Report what is wrong, or most likely a mistake, in the headings and marks of a book."""
    checker = _IndexChecker(draft, headings)
    checker.placed(reading.marks)
    for mark in reading.marks:
        checker.range(mark, reading)
    for path in _walk(headings.top.values()):
        checker.heading(path)
    checker.alike(list(headings.top.values()))


def _walk(
    nodes: Iterable[HeadingNode], above: tuple[HeadingNode, ...] = ()
) -> Iterator[tuple[HeadingNode, ...]]:
    for node in nodes:
        yield (*above, node)
        yield from _walk(node.subs.values(), (*above, node))


def name_of(path: Sequence[HeadingNode]) -> str:
    """Return a heading with those above it, as "see" names it."""
    return ": ".join(node.plain for node in path)


class _IndexChecker:
    def __init__(self, draft: Draft, headings: Headings) -> None:
        self._draft = draft
        self._headings = headings
        self._suggested = 0
        self._warning = draft.diagnostics.warning
        self._error = draft.diagnostics.error

    def placed(self, marks: Sequence[FoundMark]) -> None:
        """Report marks without an index to go to, and an index without headings."""
        division = next((one for one in self._draft.sections if one.division.kind is Kind.INDEX), None)
        if division is None and marks:
            self._warning(
                "index-unplaced",
                span_of(marks[0].node),
                "the text is marked for an index, and the book has none",
                "add `- index` to `back:` in book.yaml",
            )
        elif division is not None and not self._headings.top:
            self._warning(
                "index-empty",
                division.division.span,
                "nothing is marked for the index",
                "mark the text, as in [Kornilov]{.index}, or take `index` out of book.yaml",
            )

    def range(self, mark: FoundMark, reading: Reading) -> None:
        """Report a range that does not end, or ends before it begins."""
        end = mark.node.get(Data.INDEX_TO)
        if end is None:
            return
        if end not in reading.places:
            hint = f"put []{{#{end}}} where the range ends"
            self._suggested += 1
            if self._suggested <= _SUGGESTED:
                hint = suggest(end, islice(reading.places, _NAMES), hint)
            message = f"the range ends at #{end}, which is nowhere in the book"
        elif reading.places[end] < mark.order:
            hint = "let `to` name a place further on; the mark itself stands where the range begins"
            message = f"the range ends at #{end}, which stands before its beginning"
        else:
            return
        self._error("index-range-end", span_of(mark.node), message, hint)
        del mark.node.attrib[Data.INDEX_TO]

    def heading(self, path: tuple[HeadingNode, ...]) -> None:
        """Check one heading, with its references, locators and sub-entries."""
        node, name = path[-1], name_of(path)
        for reference in (*node.see, *node.see_also):
            if not reference.general:
                self._reference(path, reference)
        if node.see and (node.marks or node.subs):
            place = f"; the first is in {span_of(node.marks[0].node)}" if node.marks else ""
            hint = "write `see-also:`, or mark the places for the heading that is meant"
            kind = "marks" if node.marks else "sub-entries"
            self._warning(
                "index-see-locators",
                node.span,
                f"\u201c{name}\u201d refers to another heading, and has {kind} of its own{place}",
                hint,
            )
        if len(node.subs) == 1:
            only = next(iter(node.subs.values()))
            self._warning(
                "index-sub-single",
                only.span,
                f"\u201c{name}\u201d has one sub-entry only, \u201c{only.plain}\u201d",
                "run the two together into one heading, or divide it further",
            )
        self._locators(node, name)

    def _locators(self, node: HeadingNode, name: str) -> None:
        if node.written and not (node.marks or node.subs or node.see or node.see_also):
            self._warning(
                "index-heading-unmarked",
                node.span,
                f"nothing in the text is marked for \u201c{name}\u201d",
                "mark the places, or give the heading `see:`; it is left out",
            )
        most = self._draft.manuscript.book.index.most_locators
        number = len({mark.block for mark in node.marks})
        if number > most and not (node.written and node.written.undivided):
            self._warning(
                "index-undivided",
                node.span,
                f"\u201c{name}\u201d stands for {number} places, and no reader looks up more than {most}",
                'divide it: write sub="..." with the marks; or say `undivided: true` in index.yaml',
            )

    def _reference(self, path: tuple[HeadingNode, ...], reference: IndexReferenceSource) -> None:
        node, name = path[-1], name_of(path)
        words = self._headings.words(reference)
        span = reference.text.span
        found = self._headings.find(words)
        if not found:
            hint = self._suggestion(words, "correct the name, or write {text: ...} for what is no heading")
            message = f"\u201c{name}\u201d refers to \u201c{words}\u201d, which is no heading of the index"
            self._error("index-see-unknown", span, message, hint)
        elif self._leads_back(node, found[-1]):
            message = f"\u201c{name}\u201d refers to \u201c{words}\u201d, and from there back to itself"
            hint = "let one of them be the heading under which the places are listed"
            self._error("index-see-circular", span, message, hint)
        elif found[-1].see:
            end = self._headings.words(found[-1].see[0])
            message = (
                f"\u201c{name}\u201d refers to \u201c{words}\u201d, which only refers to \u201c{end}\u201d"
            )
            self._warning("index-see-chain", span, message, f"write \u201c{end}\u201d here")

    def _suggestion(self, words: str, otherwise: str) -> str:
        """Return a heading like the one that was not found; to look for one takes time, and a list of
        hints is enough."""
        self._suggested += 1
        if self._suggested > _SUGGESTED:
            return otherwise
        known = [name_of(path) for path in islice(_walk(self._headings.top.values()), _NAMES)]
        return suggest(words, known, otherwise)

    def _leads_back(self, start: HeadingNode, node: HeadingNode) -> bool:
        """Return True if "see" leads from a heading back to ``start``."""
        for _ in range(_LONGEST_CHAIN):
            if node is start:
                return True
            following = next((one for one in node.see if not one.general), None)
            path = self._headings.find(self._headings.words(following)) if following else ()
            if not path:
                return False
            node = path[-1]
        return False

    def alike(self, nodes: Sequence[HeadingNode]) -> None:
        """Report headings of one level that differ in nothing but capitals, accents and signs."""
        first: dict[str, HeadingNode] = {}
        for node in nodes:
            other = first.setdefault(likeness(node.plain), node)
            if other is not node:
                first_place = f" ({other.span})" if other.span else ""
                self._warning(
                    "index-headings-alike",
                    node.span,
                    f"\u201c{node.plain}\u201d and \u201c{other.plain}\u201d{first_place} are two headings",
                    "write both alike, if one thing is meant",
                )
            self.alike(list(node.subs.values()))
