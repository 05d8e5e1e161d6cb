"""Lines of MDX that are program code: ``import Tabs from '@theme/Tabs'``; they are left out, and told."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.problem import block_problem

_IMPORT = re.compile(r"import[ \t]+(?:[\w$*{}, \t]+[ \t]+from[ \t]+)?(['\"])[^'\"\n]+\1[ \t]*;?[ \t]*")
_FINDING = Finding(
    "content-left-out",
    "an `import` of MDX is left out",
    "take it out; what its components hold is printed",
)


def use_mdx(md: MarkdownIt) -> None:
    """Add the rule. A line in a paragraph is text, whatever it says."""
    md.block.ruler.before("fence", "mdx_import", _import)


def _import(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's form
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if silent or state.blkIndent or not state.src.startswith("import", first):
        return False
    if state.tShift[start] or not _IMPORT.fullmatch(state.src, first, last):
        return False
    block_problem(state, _FINDING, start, Severity.WARNING)
    state.line = start + 1
    return True
