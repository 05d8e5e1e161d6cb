"""A Markdown file of the book: its front matter, its title and its text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.elements.index_mark import names_mark
from octavo.source.context import ReadingContext
from octavo.source.extract import TokenSource, extract
from octavo.source.front_matter import split_front_matter
from octavo.source.markdown import parse_blocks
from octavo.source.markdown.index_mark import mark_words
from octavo.source.markdown.title_language import in_language
from octavo.source.metadata import FrontMatter
from octavo.source.notes import first_series
from octavo.source.text import Text
from octavo.source.tokens import plain_text
from octavo.source.yaml_tree import YamlNode

_NOTHING = FrontMatter()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The contents of a file.

    ``heading`` is the title from its first line, taken out of the text, with the attributes that stood in
    braces.
    """

    file: str
    front: FrontMatter = _NOTHING
    node: YamlNode | None = None
    heading: Text | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    text: Text | None = None


def read_chapter(file: str, context: ReadingContext, asked: Span) -> Chapter:
    """Read one file. ``asked`` is the place that names it. Notes and tables in it go to the context."""
    source = context.folder.text(file, asked)
    if source is None:
        return Chapter(file)
    front, node, text = split_front_matter(source, file, FrontMatter, context.diagnostics)
    tokens = parse_blocks(text, file, context.diagnostics, context.dialect)
    tokens = extract(tokens, TokenSource(file, source, file, first_series(context)), context)
    heading, attributes = None, {}
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        inline = tokens[1]
        if names_mark(tokens[0].attrs):
            inline.children = mark_words(inline.children or (), tokens[0].attrs, inline.meta["span"])
        attributes = {key: str(value) for key, value in tokens[0].attrs.items()}
        inline.children = in_language(inline.children or (), attributes, inline.meta["span"])
        _check_classes(attributes, tokens[0].meta["span"], context)
        heading = Text((inline,), inline.meta["span"], source)
        tokens = tokens[3:]
    _check_levels(tokens, context)
    return Chapter(file, front, node, heading, attributes, Text(tuple(tokens), Span(file), source))


def _check_classes(attributes: dict[str, str], span: Span, context: ReadingContext) -> None:
    """Report classes of the title of a division, which carries none."""
    for name in attributes.get("class", "").split():
        if name not in ("unnumbered", "unlisted"):
            context.diagnostics.warning(
                "attribute-unknown",
                span,
                f"the class `{name}` has no meaning on the title of a division",
                "such a title knows `unnumbered` and `unlisted`; a stylesheet finds the division by its id",
            )


def _check_levels(tokens: Sequence[Token], context: ReadingContext) -> None:
    """Report subheads that go down more than one level at a time; the first level is the title's."""
    above = 1
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        words = plain_text(inline.children or [])
        if level == 1:
            context.diagnostics.warning(
                "heading-top",
                token.meta["span"],
                f"`# {words}` has the level of a title, but is not the first line of its file",
                "write ## for a subhead, or put the text below it into a file of its own",
            )
        elif level > above + 1:
            context.diagnostics.warning(
                "heading-skip",
                token.meta["span"],
                f"the heading `{words}` is of level {level}, the one before it of level {above}",
                f"write {'#' * (above + 1)} before it",
            )
        above = level
