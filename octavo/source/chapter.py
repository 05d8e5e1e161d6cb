"""A Markdown file of the book: its front matter, its title and its text.

A file may hold several chapters: each heading with one number sign begins another (``Chapter.more``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics, Span
from octavo.elements.index_mark import names_mark
from octavo.source.chapter_keys import take_foreign_keys
from octavo.source.context import ReadingContext
from octavo.source.division_entries import FrontMatter
from octavo.source.extract import TokenSource, extract
from octavo.source.front_matter import split_front_matter
from octavo.source.includes.expand import expand
from octavo.source.markdown import parse_blocks
from octavo.source.markdown.index_mark import mark_words
from octavo.source.markdown.title_language import in_language
from octavo.source.metadata_blocks import take_metadata_blocks, take_title_block
from octavo.source.notes import first_series, set_apart
from octavo.source.sections import TitledTokens, divide
from octavo.source.tex_lines import take_tex_lines
from octavo.source.text import Text
from octavo.source.tokens import plain_text
from octavo.source.yaml_tree import YamlNode

_NOTHING = FrontMatter()


@dataclass(frozen=True, slots=True)
class DivisionTitle:
    """A heading that is the title of a division, taken out of the text, with its attributes.

    ``mark`` is the word in parentheses with which a heading of bookdown begins a part ("part") or the
    appendices ("appendix"), or "".
    """

    title: Text
    attributes: dict[str, str] = field(default_factory=dict)
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The contents of a file. ``given`` is the title that stands elsewhere than in a heading, and wins.

    ``more`` are the chapters that follow in the same file.
    """

    file: str
    front: FrontMatter = _NOTHING
    node: YamlNode | None = None
    given: Text | None = None
    head: DivisionTitle | None = None
    text: Text | None = None
    more: tuple[tuple[DivisionTitle, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file as it was read: its front matter, a title that is not a heading, its tokens and its text."""

    front: FrontMatter
    node: YamlNode | None
    given: Text | None
    tokens: list[Token]
    source: str


def parse_file(
    file: str,
    context: ReadingContext,
    asked: Span,
    title: YamlNode | None = None,
    *,
    use_front: bool = True,
    chapter: str | None = None,
) -> ParsedFile | None:
    """Read one file; None if it can't be read. ``asked`` is the place that names it, ``title`` the one
    given there.

    Notes and tables in it go to the context, as those of the file ``chapter`` (default: its own). Without
    ``use_front`` its front matter is passed over.
    """
    source = context.folder.text(file, asked)
    if source is None:
        return None
    front, node, written, text = _front(source, file, context, use_front)
    given = _given((title, node.get("title") if node is not None else None), context)
    if written is None:
        block, text = take_title_block(text, file, context)
        given = given or (block if use_front else None)
    placed = expand(text, file, written, context)
    found = Diagnostics() if placed else context.diagnostics
    text = take_metadata_blocks(placed.text if placed else text, file, found)
    text, commands = take_tex_lines(text, file)
    for name, place in commands:
        context.unused(name, "for the pages of LaTeX", placed.origin(place) if placed else place)
    tokens = parse_blocks(text, file, found, context.dialect)
    if placed:
        placed.relocate(tokens)
        for one in found:
            context.diagnostics.add(replace(one, span=placed.origin(one.span)) if one.span else one)
    if chapter is not None:
        set_apart(tokens, file)
    origin = TokenSource(file, source, chapter or file, first_series(context))
    return ParsedFile(front, node, given, extract(tokens, origin, context), source)


def read_chapter(
    file: str,
    context: ReadingContext,
    asked: Span,
    title: YamlNode | None = None,
    *,
    whole: bool = False,
    use_front: bool = True,
) -> Chapter:
    """Read the file of a division, with the arguments of ``parse_file``.

    A file that is read as a ``whole`` is one division, whatever its headings are.
    """
    parsed = parse_file(file, context, asked, title, use_front=use_front)
    if parsed is None:
        return Chapter(file)
    source = parsed.source
    words = plain_text(parsed.given.tokens) if parsed.given else None
    first, *others = divide(parsed.tokens, words, whole, context.diagnostics)
    for section in (first, *others):
        check_levels(section, context)
    return Chapter(
        file,
        parsed.front,
        parsed.node,
        parsed.given,
        _head(first, source, context),
        Text(tuple(first.body), Span(file), source),
        tuple(
            (head, Text(tuple(one.body), head.title.span, source))
            for one in others
            if (head := _head(one, source, context))
        ),
    )


def _front(
    source: str, file: str, context: ReadingContext, use: bool
) -> tuple[FrontMatter, YamlNode | None, YamlNode | None, str]:
    """Return the front matter of a file, its YAML as it is used and as it is written, and the text below."""
    written: list[YamlNode] = []

    def prepare(node: YamlNode) -> None:
        assert isinstance(node.data, dict)
        written.append(replace(node, data=dict(node.data)))
        if use:
            take_foreign_keys(node, context)
        else:
            node.data.clear()

    told = context.diagnostics if use else Diagnostics()
    front, node, text = split_front_matter(source, file, FrontMatter, told, prepare)
    return front, node if use else None, written[0] if written else None, text


def _given(places: Sequence[YamlNode | None], context: ReadingContext) -> Text | None:
    """Return the first title that is given in YAML."""
    written = (place for place in places if place is not None and place.text().strip())
    found = next(written, None)
    return context.inline(found) if found is not None else None


def _head(section: TitledTokens, source: str, context: ReadingContext) -> DivisionTitle | None:
    if not section.heading:
        return None
    opening, inline = section.heading[:2]
    if names_mark(opening.attrs):
        inline.children = mark_words(inline.children or (), opening.attrs, inline.meta["span"])
    attributes = {key: str(value) for key, value in opening.attrs.items()}
    inline.children = in_language(inline.children or (), attributes, inline.meta["span"])
    _check_classes(attributes, opening.meta["span"], context)
    return DivisionTitle(Text((inline,), inline.meta["span"], source), attributes, section.mark)


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


def check_levels(section: TitledTokens, context: ReadingContext) -> None:
    """Report subheads that go down more than one level at a time."""
    above = section.level
    for token, inline in pairwise(section.body):
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        if level > above + 1:
            context.diagnostics.warning(
                "heading-skip",
                token.meta["span"],
                f"the heading `{plain_text(inline.children or [])}` is of level {level}, "
                f"the one before it of level {above}",
                f"write {'#' * (above + 1)} before it",
            )
        above = level
