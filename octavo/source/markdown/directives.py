"""The directives of MyST and Sphinx that Octavo sets, each by the rule of its subject."""

from collections.abc import Mapping

from markdown_it import MarkdownIt

from octavo.source.markdown.block_names import BLOCKS
from octavo.source.markdown.code_directive import code_block, code_cell
from octavo.source.markdown.directive import DirectiveRule, use_directive_rule
from octavo.source.markdown.directive_block import named_directive
from octavo.source.markdown.directive_picture import figure, figure_md, image
from octavo.source.markdown.directive_table import captioned_table, csv_table, list_table

DIRECTIVES: Mapping[str, DirectiveRule] = {
    **dict.fromkeys(BLOCKS, named_directive),
    "code": code_block,
    "code-block": code_block,
    "code-cell": code_cell,
    "csv-table": csv_table,
    "figure": figure,
    "figure-md": figure_md,
    "image": image,
    "list-table": list_table,
    "sourcecode": code_block,
    "table": captioned_table,
}


def use_directives(md: MarkdownIt) -> None:
    """Add the rule. Must be used behind that of divs."""
    use_directive_rule(md, DIRECTIVES)
