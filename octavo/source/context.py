"""The context of reading one book: its folder, the diagnostics, and what has been gathered so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.source.bibliography.model import Bibliography
from octavo.source.ids import Ids
from octavo.source.manuscript import NoteSource, TableSource
from octavo.source.markdown import DIALECT, Dialect, parse_inline
from octavo.source.metadata import Book
from octavo.source.text import Text
from octavo.source.tokens import walk
from octavo.source.yaml_tree import YamlNode

_NAMES = {
    "heading_open": "heading",
    "figure": "figure",
    "figure_group_open": "figure",
    "listing_open": "listing",
    "math": "formula",
}


@dataclass(frozen=True, slots=True)
class AbsentPicture:
    """A picture that a text shows and the book's folder does not hold: its path as written, its place, and
    the path as it was looked for, "" for one on the web."""

    written: str
    span: Span
    path: str = ""


@dataclass
class ReadingContext:
    """The state of one reading. ``dialect`` is what Markdown is read with. ``texts`` are all texts with the
    file whose own notes they may call."""

    folder: Folder
    diagnostics: Diagnostics
    book: Book
    ids: Ids
    notes: dict[tuple[str | None, str], NoteSource] = field(default_factory=dict)
    tables: dict[str, TableSource] = field(default_factory=dict)
    texts: list[tuple[Text, str | None]] = field(default_factory=list)
    dialect: Dialect = DIALECT
    pictures: dict[str, bool] = field(default_factory=dict)
    absent_pictures: list[AbsentPicture] = field(default_factory=list)
    misnamed_pictures: list[tuple[str, Span, str]] = field(default_factory=list)
    undescribed_pictures: list[tuple[str, Span]] = field(default_factory=list)
    broken_tables: set[str] = field(default_factory=set)

    bibliography: Bibliography = field(default_factory=Bibliography)
    cited_in: str | None = None  # the note series that citations go into, if there are any

    inline_notes: dict[str | None, int] = field(default_factory=dict)
    variables: YamlNode | None = None  # a mapping
    data: YamlNode | None = None  # the whole of book.yaml
    included: set[str] = field(default_factory=set)  # files
    included_size: int = 0  # of all of them, in characters
    left_out: dict[tuple[str, str], list[Span]] = field(default_factory=dict)  # what a book can't show
    section_heads: dict[str, Token] = field(default_factory=dict)  # of files whose text goes on in a chapter
    foreign_keys: dict[str, list[Span]] = field(default_factory=dict)  # of front matter, with their places

    def inline_note_id(self, scope: str | None) -> str:
        """Return an id, free in its scope, for a note that is written in the line."""
        number = self.inline_notes.get(scope, 0) + 1
        while (scope, f"inline-{number}") in self.notes:
            number += 1
        self.inline_notes[scope] = number
        return f"inline-{number}"

    def unused(self, name: str, what: str, place: Span) -> None:
        """Note something of another program that is left out; it is told once for the whole book."""
        self.left_out.setdefault((name, what), []).append(place)

    def claim_in_texts(self) -> None:
        """Claim the ids that stand in texts: of headings, figures, divs, spans and all other elements."""
        for text, _ in self.texts:
            for token in walk(text.tokens):
                name = token.meta.get("id") if token.type == "figure" else token.attrs.get("id")
                if name:
                    what = _NAMES.get(token.type, "place")
                    self.ids.claim(str(name), token.meta["span"], what)
        for alias, span in self._aliases():
            if alias not in self.ids:
                self.ids.add_made(alias, span, "figure")

    def _aliases(self) -> Iterator[tuple[str, Span]]:
        """Yield the second names of parts of figures: the id of the figure, and a letter."""
        for text, _ in self.texts:
            for token in walk(text.tokens):
                if token.type == "figure" and "alias" in token.meta:
                    yield str(token.meta["alias"]), token.meta["span"]

    def inline(self, node: YamlNode, start: int = 0, stop: int | None = None) -> Text:
        """Return the inline Markdown of a YAML scalar, or of a part of what it is without space around it."""
        written = node.text().strip()
        return self.inline_text(written[start:stop], node.span, _starts_from(_starts(node), written[:start]))

    def inline_text(self, source: str, span: Span, starts: tuple[tuple[int, int], ...] = ()) -> Text:
        """Return the inline Markdown of a text that stands at ``span``; its tokens are one ``inline``
        token."""
        token: Token = parse_inline(source, span, self.diagnostics, starts, self.dialect)
        return Text((token,), span, source)


def _starts(node: YamlNode) -> tuple[tuple[int, int], ...]:
    """Return line and column at which each line of a scalar begins in the file, as far as they can be
    known."""
    span = node.span
    if node.block:
        lines = node.text().strip().count("\n") + 1
        return tuple((span.line + 1 + number, node.indent + 1) for number in range(lines))
    return ((span.line, span.column + node.quoted),)


def _starts_from(starts: tuple[tuple[int, int], ...], before: str) -> tuple[tuple[int, int], ...]:
    """Return the beginnings of the lines of a text without what stands before a part of it."""
    left = starts[before.count("\n") :]
    if not left:
        return ()
    (line, column), *rest = left
    return ((line, column + len(before) - before.rfind("\n") - 1), *rest)
