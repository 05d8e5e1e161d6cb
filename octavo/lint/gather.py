"""Gathers the passages of a manuscript, in the order of the book."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.lint.passages import (
    LINE,
    NUMERAL,
    OBJECT,
    PartLanguage,
    Passage,
    PassageDraft,
    PassageKind,
    PlacedReference,
)
from octavo.source.manuscript import Division, Manuscript, TableSource
from octavo.source.text import Text

_KINDS = {
    "heading_open": PassageKind.HEADING,
    "table_caption_open": PassageKind.CAPTION,
    "group_caption_open": PassageKind.CAPTION,
    "listing_caption_open": PassageKind.CAPTION,
    "block_title_open": PassageKind.HEADING,
    "theorem_head_open": PassageKind.HEADING,
    "td_open": PassageKind.CELL,
    "th_open": PassageKind.CELL,
    "dt_open": PassageKind.TERM,
}
#: Classes of blocks whose words are those of somebody else, or of another time.
_QUOTED = frozenset({"epigraph", "extract", "letter", "document", "dialogue", "roll", "verse", "poem"})
#: Tokens of a line that stand for what no rule reads.
_APART = frozenset({"code_inline", "math", "raw_html", "image", "citation", "code_block", "fence"})
#: What an author may have named, or marked, by the words in it: they are not changed.
_NAMED = frozenset({"link_open", "named_link_open", "span_open"})
#: Classes of spans whose text is set as it stands.
_VERBATIM = frozenset({"verbatim", "code", "kbd", "samp"})
_COMMAND = re.compile(r"^(?:[$>#] )?([a-z][a-z0-9]{2,40})(?![\w.])", re.MULTILINE)
#: Gives the lines of a file of the book.
LinesOfSource = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Around:
    """The block that holds a token."""

    language: str
    container: int
    kind: PassageKind = PassageKind.PARAGRAPH
    quoted: bool = False
    in_note: bool = False
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    """A span or link that is open: its first sign, its language, and the id that it leads to."""

    start: int
    language: str
    target: str
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """The passages of a book, the places of its ids in their order, and the blocks with classes."""

    passages: tuple[Passage, ...]
    order: dict[str, int]
    classes: tuple[tuple[str, str, Span], ...]  # "block" or "span", the classes, the place
    commands: frozenset[str]  # the first words of code in lines, and of lines of code


class _Gatherer:
    """One walk through a manuscript."""

    def __init__(self, lines: LinesOfSource, tables: dict[str, TableSource]) -> None:
        self._lines = lines
        self._tables = tables
        self._count = count()
        self._containers = count()
        self._placed: set[str] = set()
        self.passages: list[Passage] = []
        self.order: dict[str, int] = {}
        self.classes: list[tuple[str, str, Span]] = []
        self.commands: set[str] = set()

    def division(self, division: Division, language: str) -> None:
        """Gather a division and all that are in it."""
        language = division.language or language
        self.order.setdefault(division.id, next(self._count))
        around = _Around(language, next(self._containers), PassageKind.HEADING)
        for title in (division.title, division.subtitle):
            if title is not None:
                self.blocks(title.tokens, around)
        if division.text is not None:
            self.blocks(division.text.tokens, _Around(language, next(self._containers)))
        for child in division.children:
            self.division(child, language)

    def blocks(self, tokens: Iterable[Token], around: _Around) -> None:
        """Gather the passages of block tokens, in their order."""
        stack = [around]
        for token in tokens:
            name = token.attrs.get("id") or token.meta.get("id")
            if name and token.type not in ("note_ref", "note_open"):
                self.order.setdefault(str(name), next(self._count))
            if token.nesting == 1:
                stack.append(self._inside(token, stack[-1]))
            elif token.nesting == -1:
                if len(stack) > 1:
                    stack.pop()
            else:
                self._leaf(token, stack[-1])

    def _leaf(self, token: Token, around: _Around) -> None:
        if token.type == "table_place":
            if table := self._tables.get(str(token.meta["id"])):
                self.table(table, around.language)
        elif token.type == "line_block":
            inside = replace(around, kind=PassageKind.VERSE, container=next(self._containers), quoted=True)
            for line in token.children or ():
                self._passage(line.children or (), line, inside)
        elif token.type == "figure":
            caption = token.meta.get("caption") or ()
            self._passage(caption, token, replace(around, kind=PassageKind.CAPTION))
        elif token.type in ("fence", "code_block"):
            self.commands.update(_COMMAND.findall(token.content))
        elif token.type == "inline" or (token.children and token.type not in _APART):
            self._passage(token.children or (), token, around)

    def _inside(self, token: Token, around: _Around) -> _Around:
        language = str(token.attrs.get("lang") or around.language)
        names = str(token.attrs.get("class", "")).split()
        if names and "span" in token.meta:
            self.classes.append(("block", " ".join(names), token.meta["span"]))
        if token.type == "paragraph_open":
            return replace(around, language=language)
        verse = "verse" in names or around.kind is PassageKind.VERSE
        return replace(
            around,
            language=language,
            container=next(self._containers),
            kind=PassageKind.VERSE if verse else _KINDS.get(token.type, around.kind),
            quoted=around.quoted or token.type == "blockquote_open" or not _QUOTED.isdisjoint(names),
            in_table=around.in_table or token.type == "table_open",
        )

    def table(self, table: TableSource, language: str) -> None:
        """Gather a table, once."""
        if table.id in self._placed:
            return
        self._placed.add(table.id)
        self.order.setdefault(table.id, next(self._count))
        cell = _Around(language, next(self._containers), PassageKind.CELL, in_table=True)
        if table.caption is not None:
            self.text(table.caption, replace(cell, kind=PassageKind.CAPTION, in_table=False))
        heads = [*(one.head for one in table.spanners), *(column.head for column in table.columns)]
        cells = [one.text for row in table.rows for one in row.cells]
        for text in (*heads, *cells):
            self.text(text, replace(cell, container=next(self._containers)))
        below = [note.text for note in table.notes]
        for text in (*below, *((table.source,) if table.source else ()), *table.remarks):
            self.text(text, replace(cell, kind=PassageKind.PARAGRAPH, in_note=True))

    def text(self, text: Text, around: _Around) -> None:
        """Gather a text."""
        self.blocks(text.tokens, around)

    def container(self) -> int:
        """Return a number that no block has yet."""
        return next(self._containers)

    # Lines

    def _passage(self, tokens: Sequence[Token], holder: Token, around: _Around) -> None:
        draft = PassageDraft()
        closing: list[_Opened] = []
        named = verbatim = 0
        for token in tokens:
            span = token.meta.get("span") or holder.meta.get("span")
            if span is None:
                continue
            if token.nesting == 1:
                named += token.type in _NAMED
                verbatim += _is_verbatim(token)
                draft.edge()
                self._bracket(token, draft, span)
                closing.append(_opened(token, draft.length))
            elif token.nesting == -1:
                named -= token.type.replace("_close", "_open") in _NAMED
                self._bracket(token, draft, span)
                draft.edge()
                if closing:
                    opened = closing.pop()
                    verbatim -= opened.verbatim
                    _close(opened, draft, around.language)
            elif verbatim:
                draft.stand_in(OBJECT, span)
            else:
                free = not (named or around.in_table or around.kind is PassageKind.HEADING)
                self._sign(token, draft, span, free=free)
        self._images(tokens, around)
        text = draft.finished()
        if not text.strip():
            return
        block = holder.meta.get("span") or draft.runs[0].span
        self.passages.append(
            Passage(
                text,
                tuple(draft.runs),
                around.kind,
                around.language,
                next(self._count),
                around.container,
                block,
                around.quoted,
                around.in_note,
                frozenset(draft.edges),
                tuple(draft.references),
                tuple(draft.others),
            )
        )

    def _bracket(self, token: Token, draft: PassageDraft, span: Span) -> None:
        names = str(token.attrs.get("class", ""))
        if names and token.nesting == 1:
            self.classes.append(("span", names, span))
        if token.type.startswith("named_link") and token.content:
            draft.add(token.content, span, self._line(span), free=False)

    def _images(self, tokens: Sequence[Token], around: _Around) -> None:
        for token in tokens:
            if token.type == "image" and token.children:
                self._passage(token.children, token, replace(around, kind=PassageKind.ALT))

    def _sign(self, token: Token, draft: PassageDraft, span: Span, *, free: bool) -> None:
        if token.type in ("text", "text_special"):
            draft.add(token.content, span, self._line(span), free=free)
        elif token.type == "softbreak":
            draft.stand_in("\n", span)
        elif token.type == "hardbreak":
            draft.stand_in(LINE, span)
        elif token.type == "note_ref":
            draft.edge()
        elif token.type == "code_inline":
            self.commands.update(_COMMAND.findall(token.content))
            draft.stand_in(OBJECT, span)
        elif token.type == "cross_ref":
            target = str(token.meta.get("target", ""))
            draft.references.append(PlacedReference(draft.length, draft.length + 1, target))
            draft.stand_in(NUMERAL, span)
        elif token.type in _APART or token.content or token.children:
            draft.stand_in(OBJECT, span)
        else:
            draft.edge()

    def _line(self, span: Span) -> str:
        lines = self._lines(span.file)
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""


def _is_verbatim(token: Token) -> bool:
    return not _VERBATIM.isdisjoint(str(token.attrs.get("class", "")).split()) or token.tag in _VERBATIM


def _opened(token: Token, start: int) -> _Opened:
    href = str(token.attrs.get("href", "")) if token.type == "link_open" else ""
    language = str(token.attrs.get("lang") or "")
    return _Opened(start, language, href[1:] if href.startswith("#") else "", _is_verbatim(token))


def _close(opened: _Opened, draft: PassageDraft, around: str) -> None:
    if opened.start == draft.length:
        return
    if opened.target:
        draft.references.append(PlacedReference(opened.start, draft.length, opened.target))
    if opened.language and opened.language != around:
        draft.others.append(PartLanguage(opened.start, draft.length, opened.language))


def gather(manuscript: Manuscript, lines: LinesOfSource) -> Gathered:
    """Return the passages of a manuscript: of its divisions, its notes, and its tables.

    ``lines`` gives the lines of a file as they are written.
    """
    gatherer = _Gatherer(lines, {table.id: table for table in manuscript.tables.values()})
    language = manuscript.book.language
    for title in (manuscript.title, manuscript.subtitle):
        if title is not None:
            gatherer.text(title, _Around(language, -1, PassageKind.DATA))
    for division in manuscript.divisions:
        gatherer.division(division, language)
    for table in manuscript.tables.values():
        gatherer.table(table, language)
    by_file = dict(_languages(manuscript.divisions, language))
    for note in manuscript.notes.values():
        own = by_file.get(note.scope or "", language)
        gatherer.blocks(note.text.tokens, _Around(own, gatherer.container(), in_note=True))
    for term in manuscript.glossary:
        for text in (term.term, *((term.definition,) if term.definition else ())):
            gatherer.text(text, _Around(language, gatherer.container(), in_note=True))
    return Gathered(
        tuple(gatherer.passages), gatherer.order, tuple(gatherer.classes), frozenset(gatherer.commands)
    )


def _languages(divisions: Iterable[Division], language: str) -> Iterator[tuple[str, str]]:
    for division in divisions:
        own = division.language or language
        if division.file:
            yield division.file, own
        yield from _languages(division.children, own)
