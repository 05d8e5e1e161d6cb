"""The texts under a table: remarks on the whole of it, and its own notes."""

import re

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import listing
from octavo.source.context import ReadingContext
from octavo.source.manuscript import TableNoteSource
from octavo.source.markdown import parse_blocks
from octavo.source.markdown.attributes import parse_attributes
from octavo.source.text import Text
from octavo.source.yaml_tree import YamlNode

#: What parts paragraphs in a scalar that keeps its line ends, and in one that does not.
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"\n\s*")


def read_remarks(node: YamlNode | None, context: ReadingContext) -> tuple[Text, ...]:
    """Return the paragraphs of remarks. Blocks of other kinds are reported."""
    if node is None or not (written := node.text().strip()):
        return ()
    parting = _BLANK if node.literal else _LINE_END
    edges = [edge for found in parting.finditer(written) for edge in found.span()]
    bounds = [0, *edges, len(written)]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    if not all(_is_paragraph(written[start:stop], node.span, context) for start, stop in pieces):
        context.diagnostics.error(
            "table-remarks",
            node.span,
            "the remarks under the table hold a block that is no paragraph, such as a list or a heading",
            "write paragraphs, with blank lines between them; a list can stand in the text",
        )
    return tuple(context.inline(node, start, stop) for start, stop in pieces)


def _is_paragraph(text: str, span: Span, context: ReadingContext) -> bool:
    blocks = parse_blocks(text, span.file, Diagnostics(), context.dialect)
    return [token.type for token in blocks] == ["paragraph_open", "inline", "paragraph_close"]


def read_note(name: str, node: YamlNode, place: Span, context: ReadingContext) -> TableNoteSource:
    """Return a note of a table. It may begin with braces that name its author, as other notes do."""
    written = node.text().strip()
    braces = parse_attributes(written, 0)
    if braces is None:
        return TableNoteSource(name, context.inline(node), place)
    others = sorted(set(braces.values) - {"author"})
    if others:
        context.diagnostics.error(
            "attribute-unknown",
            node.span,
            f"a note of a table cannot have {listing(others)}",
            'write {author="Ed."} or no braces',
        )
    start = braces.end + len(written[braces.end :]) - len(written[braces.end :].lstrip())
    return TableNoteSource(name, context.inline(node, start), place, braces.values.get("author", "").strip())
