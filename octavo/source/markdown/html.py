"""Raw HTML is no part of a book's source: comments are dropped, tags are a diagnostic.

``5 < 6``, ``&amp;`` and ``<https://example.org>`` are no tags and stay what Markdown makes of them.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, html_inline

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.problem import block_problem, inline_problem

_INSTEAD = {
    "br": "end the line with a backslash",
    "i": "write *text*",
    "em": "write *text*",
    "b": "write **text**",
    "strong": "write **text**",
    "span": "write [text]{.class}",
    "div": "write ::: {.class} above and ::: below",
    "a": "write [text](address)",
    "img": "write ![caption](images/file.svg)",
    "hr": "write --- or * * *",
    "p": "leave a blank line between paragraphs",
    "table": "write a pipe table, or a file in tables/",
    "blockquote": "begin each line with >",
    "sup": "write a note as [^id]",
}
_UNCLOSED = Finding(
    "comment-unclosed",
    "a comment is opened by <!-- and never closed",
    "write --> at its end, or \\<!-- for the signs",
)


def use_html_diagnostics(md: MarkdownIt) -> None:
    """Put the rules in the place of the parser's own HTML rules."""
    md.disable(["html_block", "html_inline"])
    md.block.ruler.before(
        "fence", "comment_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.inline.ruler.after("autolink", "html", _html)


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    close = state.src.find("-->", begin + 4, state.eMarks[end - 1])
    if close < 0:
        if not silent:
            block_problem(state, _UNCLOSED, start)
            state.line = start + 1
        return True
    line = start
    while state.eMarks[line] < close:
        line += 1
    if state.src[close + 3 : state.eMarks[line]].strip():
        if line == start or not any(state.isEmpty(n) for n in range(start, line)):
            return False  # text follows in the same paragraph: the inline rule drops the comment
        if not silent:
            finding = Finding(
                "comment-tail", "text follows a comment on its last line", "begin a new line after -->"
            )
            block_problem(state, finding, line)
    if not silent:
        state.line = line + 1
    return True


def _html(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos):
        return _comment(state, silent)
    if not html_inline(state, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        name = re.sub(r"[^a-z0-9].*", "", token.content.strip("</>").lower(), flags=re.DOTALL)
        hint = _INSTEAD.get(name, "use Markdown; write \\< for the sign itself")
        token.type = "problem"
        tag = shortened(" ".join(token.content.split()))
        finding = Finding("html-in-text", f"the text holds the HTML tag `{tag}`", hint)
        token.meta.update({"finding": finding, "severity": Severity.ERROR})
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    ends = state.html_terminator_last("-->") > state.pos
    close = state.src.find("-->", state.pos + 4, state.posMax) if ends else -1
    if close < 0:
        if not silent:
            inline_problem(state, _UNCLOSED)
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    state.pos = close + 3
    while before.isspace() and state.pos < state.posMax and state.src[state.pos] == " ":
        state.pos += 1  # "a <!-- x --> b" keeps one space
    return True
