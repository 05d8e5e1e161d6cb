"""Markup of other programs that Octavo does not read: it would be printed as it stands, so it is reported."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.problem import inline_problem

_COMMANDS = (
    "begin|chapter|cite[a-z]*|clearpage|emph|end|footnote|hfill|hspace|index|label|newpage|noindent|pagebreak"
    "|ref|section|text[a-z]+|vfill|vspace"
)
#: What it looks like, by its first sign; what it is; what to do.
_FORMS: dict[str, tuple[tuple[re.Pattern[str], str, str], ...]] = {
    "\\": (
        (
            re.compile(rf"\\(?:{_COMMANDS})(?![A-Za-z])"),
            "a command of TeX",
            "take it out; `starts` in book.yaml says where divisions begin, and notes are written [^name]",
        ),
    ),
    "{": ((re.compile(r"\{\{[<%].*?[>%]\}\}"), "a shortcode", "take it out"),),
}


def use_foreign_markup_checks(md: MarkdownIt) -> None:
    """Add the rule: a warning ``markup-foreign`` for each. The text stays as it is."""
    md.inline.ruler.before("escape", "foreign_markup", _report)


def _report(state: StateInline, silent: bool) -> bool:
    for form, name, hint in _FORMS.get(state.src[state.pos], ()) if not silent else ():
        found = form.match(state.src, state.pos, state.posMax)
        if found:
            said = " ".join(found[0].split())
            shown = said if len(said) <= 30 else said[:30] + "..."
            finding = Finding(
                "markup-foreign", f"`{shown}` looks like {name}; it is printed as it stands", hint
            )
            inline_problem(state, finding, Severity.WARNING)
            break
    return False
