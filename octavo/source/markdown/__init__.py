"""Markdown as books need it: CommonMark, and one small rule per file for what it lacks.

To add a rule, add a file with one public function and name it in ``RULES``. An extension adds one with
``RULES.with_part(name, rule, after=...)``.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from octavo.core.diagnostics import Diagnostic, Diagnostics, Span
from octavo.core.registry import Registry
from octavo.elements import ELEMENTS
from octavo.elements.lookup import ElementLookup
from octavo.source.markdown.attribute_checks import use_attribute_checks
from octavo.source.markdown.block_attributes import use_block_attributes
from octavo.source.markdown.callout import use_callouts
from octavo.source.markdown.citation import use_citations
from octavo.source.markdown.command_pairs import use_command_pairs
from octavo.source.markdown.cross_reference import use_cross_references
from octavo.source.markdown.dash_table import use_dash_tables
from octavo.source.markdown.definition_code import use_definition_code
from octavo.source.markdown.directives import use_directives
from octavo.source.markdown.div import use_divs
from octavo.source.markdown.div_classes import use_div_classes
from octavo.source.markdown.element_checks import use_element_checks
from octavo.source.markdown.fancy_list import use_fancy_lists
from octavo.source.markdown.figure import use_figures
from octavo.source.markdown.figure_div import use_figure_divs
from octavo.source.markdown.foreign_markup import use_foreign_markup_checks
from octavo.source.markdown.foreign_tables import use_foreign_table_checks
from octavo.source.markdown.grid_table import use_grid_tables
from octavo.source.markdown.heading import use_heading_attributes
from octavo.source.markdown.heading_lines import use_heading_lines
from octavo.source.markdown.html import use_html_diagnostics
from octavo.source.markdown.html_blocks import use_html_blocks
from octavo.source.markdown.inline_attributes import use_inline_attributes
from octavo.source.markdown.inline_note import use_inline_notes
from octavo.source.markdown.kramdown import use_kramdown
from octavo.source.markdown.label import use_labels
from octavo.source.markdown.leanpub import use_leanpub_asides
from octavo.source.markdown.likely_mistakes import use_likely_mistake_checks
from octavo.source.markdown.line_block import use_line_blocks
from octavo.source.markdown.line_ends import use_line_ends
from octavo.source.markdown.link_definition import use_link_definitions
from octavo.source.markdown.links import use_link_checks
from octavo.source.markdown.listing import use_listings
from octavo.source.markdown.marked_callout import use_marked_callouts
from octavo.source.markdown.maths import use_maths
from octavo.source.markdown.maths_fence import use_maths_fences
from octavo.source.markdown.maths_tex import use_tex_maths
from octavo.source.markdown.mdx import use_mdx
from octavo.source.markdown.named_fence import use_named_fences
from octavo.source.markdown.named_link import use_named_links
from octavo.source.markdown.no_break_space import use_no_break_spaces
from octavo.source.markdown.note_definition import use_note_definitions
from octavo.source.markdown.note_reference import use_note_references
from octavo.source.markdown.numbered import use_numbered_paragraphs
from octavo.source.markdown.picture_forms import use_picture_forms
from octavo.source.markdown.pipe_table import use_pipe_tables
from octavo.source.markdown.positions import use_positions
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.markdown.quoted_callout import use_quoted_callouts
from octavo.source.markdown.raw_text import use_raw_text
from octavo.source.markdown.role import use_roles
from octavo.source.markdown.scripts import use_scripts
from octavo.source.markdown.section_break import use_section_breaks
from octavo.source.markdown.source_page import use_source_pages
from octavo.source.markdown.span import use_spans
from octavo.source.markdown.table_caption import use_table_captions
from octavo.source.markdown.table_div import use_table_divs
from octavo.source.markdown.tex_reference import use_tex_references
from octavo.source.markdown.theorem import use_theorems

#: What a rule is: a function that adds itself to the parser.
MarkdownRule = Callable[[MarkdownIt], None]

#: The rules in the order in which they are added. Rules on finished tokens run in this order too.
RULES: Registry[MarkdownRule] = Registry(
    "Markdown rule",
    (
        ("line-ends", use_line_ends),
        ("positions", use_positions),
        ("html-diagnostics", use_html_diagnostics),
        ("pipe-tables", use_pipe_tables),
        ("dash-tables", use_dash_tables),
        ("grid-tables", use_grid_tables),
        ("foreign-table-checks", use_foreign_table_checks),
        ("table-captions", use_table_captions),
        ("definition-lists", deflist_plugin),
        ("definition-code", use_definition_code),
        ("divs", use_divs),
        ("directives", use_directives),
        ("named-fences", use_named_fences),
        ("quoted-callouts", use_quoted_callouts),
        ("marked-callouts", use_marked_callouts),
        ("leanpub-asides", use_leanpub_asides),
        ("command-pairs", use_command_pairs),
        ("theorems", use_theorems),
        ("callouts", use_callouts),
        ("div-classes", use_div_classes),
        ("numbered-paragraphs", use_numbered_paragraphs),
        ("block-attributes", use_block_attributes),
        ("note-definitions", use_note_definitions),
        ("link-definitions", use_link_definitions),
        ("labels", use_labels),
        ("tex-references", use_tex_references),
        ("line-blocks", use_line_blocks),
        ("listings", use_listings),
        ("maths-fences", use_maths_fences),  # before the rule above, since each is put next to the blocks
        ("heading-lines", use_heading_lines),
        ("kramdown", use_kramdown),
        ("mdx", use_mdx),
        ("html-blocks", use_html_blocks),  # the last of those that are put next to the blocks
        ("heading-attributes", use_heading_attributes),
        ("inline-notes", use_inline_notes),
        ("note-references", use_note_references),
        ("cross-references", use_cross_references),
        ("fancy-lists", use_fancy_lists),
        ("maths", use_maths),
        ("tex-maths", use_tex_maths),
        ("citations", use_citations),
        ("scripts", use_scripts),
        ("roles", use_roles),
        ("no-break-spaces", use_no_break_spaces),
        ("foreign-markup-checks", use_foreign_markup_checks),
        ("picture-forms", use_picture_forms),
        ("named-links", use_named_links),
        ("spans", use_spans),
        ("raw-text", use_raw_text),
        ("inline-attributes", use_inline_attributes),
        ("figures", use_figures),
        ("figure-divs", use_figure_divs),
        ("table-divs", use_table_divs),
        ("section-breaks", use_section_breaks),
        ("link-checks", use_link_checks),
        ("likely-mistake-checks", use_likely_mistake_checks),
        ("source-pages", use_source_pages),
        ("element-checks", use_element_checks),
        ("attribute-checks", use_attribute_checks),
    ),
)

#: How deep blocks, or brackets in a line, may stand in each other.
NESTING = 60


@dataclass(frozen=True, slots=True)
class Dialect:
    """The Markdown of a build: the kinds of element that it may hold, and the rules of its parser."""

    elements: ElementLookup
    rules: Registry[MarkdownRule] = RULES


#: Markdown without extensions.
DIALECT = Dialect(ElementLookup(ELEMENTS))


@cache
def parser(rules: Registry[MarkdownRule] = RULES) -> MarkdownIt:
    """Return the Markdown parser that has these rules."""
    md = MarkdownIt("commonmark", {"maxNesting": NESTING, "tasklists": True}).enable(
        ["table", "strikethrough"]
    )
    for rule in rules:
        rule(md)
    return md


def parse_blocks(source: str, file: str, diagnostics: Diagnostics, dialect: Dialect = DIALECT) -> list[Token]:
    """Return the tokens of a whole file. ``source`` has all its lines, with the line ends "\n"."""
    problems: list[LocatedFinding] = []
    env: dict[str, Any] = {
        "file": file,
        "lines": source.split("\n"),
        "problems": problems,
        "elements": dialect.elements,
    }
    tokens = parser(dialect.rules).parse(source, env)
    _report(problems, diagnostics)
    return tokens


def parse_inline(
    source: str,
    span: Span,
    diagnostics: Diagnostics,
    starts: Sequence[tuple[int, int]] = (),
    dialect: Dialect = DIALECT,
    places: Collection[str] = (),
) -> Token:
    """Return the ``inline`` token of a text that stands in a data file, such as a title or a table cell.

    ``starts`` are the line and column at which each line of the text begins, if that is known; else the text
    is taken to begin at ``span``. ``places`` are names that are known to be ids of the book.
    """
    problems: list[LocatedFinding] = []
    env: dict[str, Any] = {
        "file": span.file,
        "lines": [],
        "problems": problems,
        "elements": dialect.elements,
        "starts": list(starts) or [(span.line, span.column)],
        "places": places,
    }
    token = parser(dialect.rules).parseInline(source, env)[0]
    token.map = [span.line - 1, span.line]
    token.meta["span"] = span
    _report(problems, diagnostics)
    return token


def _report(problems: Sequence[LocatedFinding], diagnostics: Diagnostics) -> None:
    for problem in problems:
        code, message, hint = problem.finding
        if code == "attribute-look" and any(one.message == message for one in diagnostics):
            continue  # told once, with the first place
        diagnostics.add(Diagnostic(code, message, hint, problem.span, problem.severity))
