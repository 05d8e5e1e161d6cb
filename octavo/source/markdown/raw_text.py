"""Raw text for one format, as in Pandoc: blocks ```` ```{=html} ```` and, in a line, `` `<b>x</b>`{=html} ``.

HTML goes into the e-book and the site, and not into print; Markdown is read; what is for other programs is
left out, and told.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.core.clean_html import clean_html
from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.code_cell import engine_in_line
from octavo.source.markdown.problem import inline_problem

_SCREENS = frozenset({"html", "html4", "html5", "xhtml", "epub", "epub2", "epub3"})
#: Names of one format, which is told by the first.
_SAME = {"tex": "LaTeX", "latex": "LaTeX", "beamer": "LaTeX", "openxml": "Word", "docx": "Word"}
#: The format whose text is read.
MARKDOWN = "markdown"
_FORM = re.compile(r"\{=(\w+)\}")


def set_raw(token: Token, form: str) -> tuple[tuple[Token, ...], Finding, Severity]:
    """Return the tokens that raw text for a format becomes, and what is told of it."""
    if form not in _SCREENS:
        message = f"raw text for {_SAME.get(form, form)} alone is left out"
        finding = Finding("raw-left-out", message, "write what it says in Markdown, if it is to be read")
        return (), finding, Severity.WARNING
    made = Token(
        "raw_html", "", 0, content=token.content, map=token.map, block=token.block, level=token.level
    )
    _, _, left = clean_html(token.content, in_line=not token.block)
    hint = "write it in Markdown, if it is to be in print as well"
    if left:
        message = f"raw HTML is in the e-book and on the site alone, without `{', '.join(sorted(left))}`"
        return (made,), Finding("raw-html", message, hint), Severity.WARNING
    message = "raw HTML is in the e-book and on the site alone, and not in print"
    return (made,), Finding("raw-html", message, hint), Severity.NOTE


def use_raw_text(md: MarkdownIt) -> None:
    """Add the rules for raw text in a line, and for code in a line that another program would run."""
    md.inline.ruler.push("raw_text", _raw)
    md.core.ruler.after("inline", "cells_in_line", _cells)


def _raw(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    form = _FORM.match(state.src, state.pos, state.posMax)
    code = state.tokens[-1]
    if form is None or code.type != "code_inline" or code.meta.get("end", state.pos) != state.pos:
        return False
    name = form[1].lower()
    state.pos = form.end()
    if name == MARKDOWN:
        found: list[Token] = []
        state.md.inline.parse(code.content, state.md, state.env, found)
        state.tokens[-1:] = found
        return True
    tokens, finding, severity = set_raw(code, name)
    state.tokens.pop()
    inline_problem(state, finding, severity)
    for token in tokens:
        token.meta["at"] = code.meta.get("at", 0)
        state.tokens.append(token)
    return True


def _cells(state: StateCore) -> None:
    """Tell of code in a line that would be run; it is printed as code."""
    knitr = str(state.env["file"]).lower().endswith((".rmd", ".qmd"))
    for token in state.tokens:
        for place, child in reversed(list(enumerate(token.children or ()))):
            engine = engine_in_line(child.content, knitr=knitr) if child.type == "code_inline" else ""
            if engine:
                problem = Token("problem", "", 0)
                finding = Finding(
                    "cell-not-run",
                    f"code of `{engine}` in a line is not run, and is printed as code",
                    "put what it would show in its place",
                )
                problem.meta = {
                    "finding": finding,
                    "severity": Severity.WARNING,
                    "at": child.meta.get("at", 0),
                }
                assert token.children is not None  # the child is one of them
                token.children.insert(place, problem)
