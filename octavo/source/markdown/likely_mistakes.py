"""Blocks that Markdown allows and that are most likely a mistake in a book."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding

#: A list that starts higher is more likely a year at the beginning of a sentence.
LIST_START = 99

_CODE = Finding(
    "code-indented",
    "these lines are set as program code, because they are indented by four spaces or more",
    "take the indentation away, or put ``` above and below what is code",
)
_DEEP = Finding("nesting-deep", "lists and quotations stand too deep in each other", "use fewer levels")


def use_likely_mistake_checks(md: MarkdownIt) -> None:
    """Add the rule: warnings for a list that starts with a year and for code by indentation, an error for
    nesting deeper than the parser follows (it leaves out what lies deeper)."""
    md.core.ruler.push("likely_mistakes", _check)


def _check(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "ordered_list_open" and int(token.attrs.get("start", 1)) > LIST_START:
            number = token.attrs["start"]
            finding = Finding(
                "list-from-number",
                f"this line begins a numbered list that starts with {number}",
                f"write {number}\\. if it is no list",
            )
            state.env["problems"].append(LocatedFinding(finding, token.meta["span"], Severity.WARNING))
        elif "doubtful" in token.meta:
            mark = token.meta["doubtful"]
            finding = Finding(
                "list-from-number",
                f"this line becomes a list of one item, with the mark `{mark}`",
                f"write {mark[:-1]}\\{mark[-1]} if it is no list",
            )
            state.env["problems"].append(LocatedFinding(finding, token.meta["span"], Severity.WARNING))
        elif token.type == "code_block":
            state.env["problems"].append(LocatedFinding(_CODE, token.meta["span"], Severity.WARNING))
        elif token.nesting == 1 and token.level >= state.md.options.maxNesting - 1 and "span" in token.meta:
            state.env["problems"].append(LocatedFinding(_DEEP, token.meta["span"]))
