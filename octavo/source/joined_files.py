"""Chapters of several files: the text of each of ``sections`` goes on in the chapter, its title as a subhead.

The files stay apart in all else: their notes have names of their own, and every message names its own file.
"""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.source.chapter import check_levels, parse_file
from octavo.source.context import ReadingContext
from octavo.source.division_entries import SectionEntry
from octavo.source.sections import TitledTokens, divide
from octavo.source.text import Text
from octavo.source.tokens import OF_FILE, plain_text, walk
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

#: How deep sections may stand in each other; headings have six levels.
DEEPEST = 5
#: Finds a file that an entry names; None if it can't be part of the book (reported).
FileFinder = Callable[[str, Span], str | None]


class SectionReader:
    """Reads the sections of a chapter. ``chapter`` is its own file, to which the notes of all belong."""

    def __init__(self, chapter: str | None, find: FileFinder, context: ReadingContext) -> None:
        self._chapter, self._find, self._context = chapter, find, context

    def read(
        self, entries: Sequence[str | SectionEntry], node: YamlNode | None, level: int = 2
    ) -> Iterator[Token]:
        """Yield the tokens of sections, the title of each as a heading of ``level``."""
        if entries and level - 1 > DEEPEST and node is not None:
            self._context.diagnostics.error(
                "division-depth",
                node.span,
                f"sections stand more than {DEEPEST} deep in each other",
                "name the files at a higher level",
            )
            return
        for entry, place in zip(entries, node.items() if node else [], strict=False):
            long = SectionEntry(file=entry) if isinstance(entry, str) else entry
            yield from self._section(long, place, level)
            yield from self.read(long.sections, place.get("sections"), level + 1)

    def _section(self, entry: SectionEntry, node: YamlNode, level: int) -> Iterator[Token]:
        title = node.get("title")
        if not entry.file:
            if title is None:
                self._context.diagnostics.error(
                    "division-empty",
                    node.span,
                    "this section has neither a file nor a title",
                    "give it a `file:`, or a `title:`",
                )
            else:
                yield from _heading(self._context.inline(title), level)
            return
        span = key_span(node, "file", node.span)
        file = self._find(entry.file, span)
        if file is None:
            return
        parsed = parse_file(file, self._context, span, title, chapter=self._chapter)
        if parsed is None:
            return
        words = plain_text(parsed.given.tokens) if parsed.given else None
        (section,) = divide(parsed.tokens, words, True, self._context.diagnostics)
        check_levels(section, self._context)
        heading = section.heading or (_heading(parsed.given, level) if parsed.given else ())
        if heading:
            self._context.section_heads[file] = heading[0]
        for token in _lowered(section, heading, level):
            for inner in walk([token]):
                inner.meta[OF_FILE] = file
            yield token


def _heading(title: Text, level: int) -> list[Token]:
    """Return the tokens of a heading with a title that is given elsewhere."""
    place = [title.span.line - 1, title.span.line]
    opening = Token("heading_open", f"h{level}", 1, block=True, map=place, meta={"span": title.span})
    closing = Token("heading_close", f"h{level}", -1, block=True)
    return [opening, *title.tokens, closing]


def _lowered(section: TitledTokens, heading: Sequence[Token], level: int) -> Iterator[Token]:
    """Yield the tokens of a section, its title at a level, and all its headings below that."""
    for token in heading:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(level, 6)}"
        yield token
    tags = [int(one.tag[1]) for one in section.body if one.type == "heading_open"]
    above = section.level if section.heading else min(tags, default=2) - 1
    for token in section.body:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) - above + level, 6)}"
        yield token
