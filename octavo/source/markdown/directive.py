"""Directives of MyST and Sphinx, between back-ticks or colons; the rules of their subjects set them.

::

    ```{list-table} Boats          :::{note}
    :header-rows: 1                Low water.
    :name: tbl-boats               :::

    * - Year
      - Boats
    ```

Behind the name stands an argument. Options follow, as lines ``:key: value`` or between two lines ``---``,
then the body. A name for which there is no function (``octavo.source.markdown.directives``) is told between
colons, and left to the other rules between back-ticks: ``{python}`` is a cell.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.block_pairs import closing_line, pairing
from octavo.source.markdown.problem import block_problem

_OPENING = re.compile(
    r"(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[A-Za-z][\w:+.-]*)\}[ \t]*(?P<argument>.*)"
)
_OPTION = re.compile(r":(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*))?")
_YAML_OPTION = re.compile(r"(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*))?")


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive as it stands in the text. All lines count from 0.

    ``start`` is the line of its name, ``body`` the first line of its body, ``stop`` the line after the body:
    that of its closing fence, or the end of the block around it. ``column`` is that of the argument, from 1.
    """

    name: str
    argument: str
    options: Mapping[str, str]
    start: int
    body: int
    stop: int
    column: int

    def text(self, state: StateBlock) -> str:
        """Return the body as it is typed, without the indentation of the blocks around it."""
        return state.getLines(self.body, self.stop, state.blkIndent, False)


#: Pushes the tokens of a directive.
DirectiveRule = Callable[[StateBlock, Directive], None]


def use_directive_rule(md: MarkdownIt, rules: Mapping[str, DirectiveRule]) -> None:
    """Add the rule, with the functions that push the tokens of directives, by their names."""

    def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return _directive(state, start, end, silent, rules)

    md.block.ruler.before(
        "div", "directive", directive, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def push_contents(state: StateBlock, directive: Directive) -> None:
    """Push the tokens of a body that is Markdown."""
    saved = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", directive.stop
    with pairing(state, directive.body, directive.stop):
        state.md.block.tokenize(state, directive.body, directive.stop)
    state.parentType, state.lineMax = saved


def _directive(
    state: StateBlock, start: int, end: int, silent: bool, rules: Mapping[str, DirectiveRule]
) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or state.src[first : first + 1] not in ("`", "~", ":"):
        return False
    opening = _OPENING.fullmatch(state.src, first, last)
    if opening is None:
        return False
    rule = rules.get(opening["name"])
    if rule is None and not opening["fence"].startswith(":"):
        return False
    if silent:
        return True
    close = closing_fence(state, start, end, opening["fence"])
    stop = end if close is None else close
    body, options = _options(state, start + 1, stop)
    column = opening.start("argument") - state.src.rfind("\n", 0, first)
    found = Directive(opening["name"], opening["argument"].strip(), options, start, body, stop, column)
    (rule or _unknown)(state, found)
    state.line = stop if close is None else stop + 1
    return True


def closing_fence(state: StateBlock, start: int, end: int, fence: str) -> int | None:
    """Return the line that closes a fence, or None: CommonMark ends it with the block around it."""
    if fence.startswith(":"):
        close = closing_line(state, start)
        return close if close is not None and close < end else None
    for line in range(start + 1, end):
        first = state.bMarks[line] + state.tShift[line]
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        marks = state.src[first : state.eMarks[line]].rstrip()
        if marks.startswith(fence) and not marks.strip(fence[0]):
            return line
    return None


def _options(state: StateBlock, line: int, stop: int) -> tuple[int, dict[str, str]]:
    """Return the first line of the body, and the options above it."""
    options: dict[str, str] = {}
    form, fenced = _OPTION, line < stop and _line(state, line) == "---"
    if fenced:
        form, line = _YAML_OPTION, line + 1
    while line < stop and (option := form.fullmatch(_line(state, line))):
        options[option["key"]] = (option["value"] or "").strip()
        line += 1
    if fenced and line < stop and _line(state, line) == "---":
        line += 1
    return line, options


def _unknown(state: StateBlock, directive: Directive) -> None:
    """Push what is printed of a directive that has no function: its argument and its body."""
    left = ", ".join(f":{option}:" for option in directive.options)
    message = f"`{{{directive.name}}}` is a directive that Octavo does not know; what stands in it is printed"
    finding = Finding(
        "markup-foreign",
        f"{message}, without {shortened(left)}" if left else message,
        "write ::: {.class} above and ::: below, with a class of Octavo's",
    )
    block_problem(state, finding, directive.start, Severity.WARNING)
    state.push("div_open", "div", 1).map = [directive.start, directive.stop]
    if directive.argument:
        state.push("paragraph_open", "p", 1).map = [directive.start, directive.start + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.children = directive.argument, []
        inline.map = [directive.start, directive.start + 1]
        inline.meta["starts"] = [(directive.start + 1, directive.column)]
        state.push("paragraph_close", "p", -1)
    push_contents(state, directive)
    state.push("div_close", "div", -1)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
