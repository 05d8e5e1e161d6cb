"""The headings of the index: those that marks name and those of ``index.yaml``, put together."""

import re
import unicodedata
from dataclasses import dataclass, field

from octavo.compose.draft import Draft
from octavo.compose.index.marks import FoundMark
from octavo.compose.typography import set_type
from octavo.core.diagnostics import Span
from octavo.core.titles import for_lists
from octavo.core.vocabulary import INDEX_LEVELS, Data
from octavo.core.xhtml import Element, copy, element, plain, span_of
from octavo.elements.builder import build_inline
from octavo.source.manuscript import IndexHeading, IndexReferenceSource
from octavo.source.text import Text

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
LEVELS = ("term", "sub", "subsub")
#: Between a heading and its sub-entry; French sets a space before it.
_COLON = re.compile(" ?: ")


@dataclass(slots=True)
class HeadingNode:
    """A heading that is being put together. ``written`` is what index.yaml says of it; ``span`` is the first
    place that names it."""

    title: Element
    plain: str
    span: Span | None
    written: IndexHeading | None = None
    sort: str | None = None
    marks: list[FoundMark] = field(default_factory=list)
    subs: dict[str, "HeadingNode"] = field(default_factory=dict)

    @property
    def see(self) -> tuple[IndexReferenceSource, ...]:
        """The headings to look under instead."""
        return self.written.see if self.written else ()

    @property
    def see_also(self) -> tuple[IndexReferenceSource, ...]:
        """The headings to look under as well."""
        return self.written.see_also if self.written else ()

    @property
    def sorted_by(self) -> str:
        """The words by which it is sorted: its own, if nothing else was given."""
        return self.sort or self.plain


def key_of(text: str) -> str:
    """Return the words of a heading with single spaces. Two headings with the same words are one."""
    return " ".join(text.translate(_UNSEEN).split())


def likeness(text: str) -> str:
    """Return a heading without capitals, accents and signs. If two are the same, one may be a mistake."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in letters if sign.isalnum())


class Headings:
    """All headings of a book, by their words."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._titles: dict[str, Element] = {}
        self._words: dict[int, str] = {}  # the references live as long as the manuscript
        self.top: dict[str, HeadingNode] = {}
        for heading in draft.manuscript.index.headings:
            self._add_heading(heading, self.top)

    def _add_heading(self, heading: IndexHeading, among: dict[str, HeadingNode]) -> None:
        node = self._node(self.title(heading.term), heading.span, among)
        if node.written is not None:
            self._draft.diagnostics.warning(
                "index-heading-twice",
                heading.span,
                f"the heading \u201c{node.plain}\u201d is described already, in {node.written.span}",
                "put what both say under one of them; this one is left out",
            )
            return
        node.written, node.sort, node.span = heading, heading.sort, heading.span
        for sub in heading.subs:
            self._add_heading(sub, node.subs)

    def _node(self, title: Element, span: Span | None, among: dict[str, HeadingNode]) -> HeadingNode:
        words = key_of(plain(title))
        if words not in among:
            among[words] = HeadingNode(title, words, span)
        return among[words]

    def title(self, text: Text) -> Element:
        """Return a heading as a span of inline XHTML, with its typographic signs."""
        line = build_inline(self._draft.elements, text, None)
        set_type(line, self._draft.language, self._draft.languages)
        return for_lists(line)

    def add(self, mark: FoundMark) -> None:
        """Give a mark to the heading that it names; one that names none is reported."""
        titles = self._titles_of(mark)
        if titles is None:
            self._draft.diagnostics.error(
                "index-mark-nameless",
                span_of(mark.node),
                "this mark names no heading of the index",
                'write term="..." in its braces, or the words themselves in the brackets',
            )
            return
        among, node = self.top, None
        for title in titles:
            node = self._node(title, span_of(mark.node), among)
            among = node.subs
        assert node is not None
        node.marks.append(mark)
        node.sort = node.sort or mark.node.get(Data.INDEX_SORT)

    def _titles_of(self, mark: FoundMark) -> list[Element] | None:
        """Return the headings from the entry down; the entry is the mark's own words if it names none."""
        names = [mark.node.get(INDEX_LEVELS[level]) for level in LEVELS]
        first = self._written(names[0]) if names[0] else self._own(mark.node)
        return [first, *(self._written(name) for name in names[1:] if name)] if key_of(plain(first)) else None

    def _written(self, name: str) -> Element:
        if name not in self._titles:
            text = self._draft.manuscript.index.terms.get(name)
            self._titles[name] = self.title(text) if text else element("span", content=name)
        return self._titles[name]

    def words(self, reference: IndexReferenceSource) -> str:
        """Return the name in a reference, as the words of a heading."""
        found = self._words.get(id(reference))
        if found is None:
            found = self._words[id(reference)] = key_of(plain(self.title(reference.text)))
        return found

    def _own(self, node: Element) -> Element:
        twin = copy(node)
        for part in twin.iter("{*}*"):
            # What holds the last words of a paragraph together has no business in a heading.
            part.text = (part.text or "").replace("\u00a0", " ").replace("\n", " ")
            part.tail = (
                (part.tail or "").replace("\u00a0", " ").replace("\n", " ") if part is not twin else None
            )
        set_type(twin, self._draft.language, self._draft.languages)
        title = for_lists(twin)
        title.text = (title.text or "").lstrip()
        if len(title):
            title[-1].tail = (title[-1].tail or "").rstrip()
        else:
            title.text = title.text.rstrip()
        return title

    def find(self, words: str) -> tuple[HeadingNode, ...]:
        """Return the heading of these words, from the entry down: "Heading", or "Heading: sub-entry"; ()
        for none."""
        if words in self.top:
            return (self.top[words],)
        path: list[HeadingNode] = []
        among = self.top
        for part in _COLON.split(words):
            if part not in among:
                return ()
            path.append(among[part])
            among = path[-1].subs
        return tuple(path)
