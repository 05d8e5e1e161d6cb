"""Directives of MyST and Sphinx for program code: ``{code-block} python`` and ``{code-cell} python``."""

from markdown_it.rules_block import StateBlock

from octavo.source.markdown.code_info import CodeInfo
from octavo.source.markdown.directive import Directive

#: In the meta of a token ``fence``: its opening line as another rule has read it.
INFO = "code_info"


def code_block(state: StateBlock, directive: Directive) -> None:
    """Push a block of code."""
    _push(state, directive, CodeInfo(language=_language(directive), values=dict(directive.options)))


def code_cell(state: StateBlock, directive: Directive) -> None:
    """Push a cell that Jupyter would run."""
    values = dict(directive.options)
    tags = values.pop("tags", "")
    if any(tag in tags for tag in ("remove-input", "hide-input", "remove-cell", "hide-cell")):
        values["echo"] = "false"
    if any(tag in tags for tag in ("remove-output", "remove-cell")):
        values["output"] = "false"
    language = _language(directive) or "python"
    _push(state, directive, CodeInfo(language=language, values=values, cell=language))


def _language(directive: Directive) -> str:
    return directive.argument.split()[0] if directive.argument else ""


def _push(state: StateBlock, directive: Directive, info: CodeInfo) -> None:
    token = state.push("fence", "code", 0)
    token.markup = "```"
    token.map = [directive.start, directive.stop]
    token.content = directive.text(state).strip("\n")
    token.meta[INFO] = info
