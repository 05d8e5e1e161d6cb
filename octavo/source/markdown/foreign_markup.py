"""Markup of other programs that Octavo does not read: it would be printed as it stands, so it is reported.

What stands in many places is told once, with their number (``gather_foreign``).
"""

import html
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostic, Diagnostics, Severity
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.problem import inline_problem

_COMMANDS = (
    "begin|chapter|cite[a-z]*|clearpage|emph|end|footnote|hfill|hspace|index|label|newpage|noindent|pagebreak"
    "|ref|section|text[a-z]+|vfill|vspace"
)
#: The first or last line of a block, within a line.
_FENCE = re.compile(r"(?<!\S):{3,}(?!\S)")
_IN_LINE = Finding(
    "div-in-line",
    "`:::` stands within a line, where it neither begins nor ends a block; it is printed",
    "put it on a line of its own; write \\::: if these colons are meant",
)
_CALLOUT = "begin each of its lines with >, or put ::: {.callout-note} above it and ::: below it"
_ADMONITION = "indent its text by four spaces, or put ::: {.callout-note} above it and ::: below it"
#: What it looks like, by its first sign; what it is; what to do.
_FORMS: dict[str, tuple[tuple[re.Pattern[str], str, str], ...]] = {
    "%": ((re.compile(r"%%(?=\S)[^%\n]{1,200}%%"), "a comment of Obsidian", "write <!-- words -->"),),
    "*": (
        (
            re.compile(r"(?<!.)\*\[[^\[\]\n]{1,60}\]:.*"),
            "the meaning of an abbreviation",
            "write it into the text, or into the glossary",
        ),
    ),
    "+": ((re.compile(r"(?<!.)\+\+\+(?!.)"), "the break of a cell", "take it out"),),
    "^": (
        (
            re.compile(r"(?<=\s)\^[A-Za-z0-9-]{2,40}(?!\S)(?=\s*\Z)"),
            "the name of a block in Obsidian",
            "write {#name} on a line above the block",
        ),
    ),
    "\\": (
        (
            re.compile(r"\\\\(?:\(.{1,300}?\\\\\)|\[.{1,300}?\\\\\])"),
            "a formula of mdBook",
            "write $x$, or $$ on lines of their own",
        ),
        (
            re.compile(rf"\\(?:{_COMMANDS})(?![A-Za-z])"),
            "a command of TeX",
            "take it out; `starts` in book.yaml says where divisions begin, and notes are written [^name]",
        ),
    ),
    "{": (
        (re.compile(r"\{\{[<%].{0,500}?[>%]\}\}"), "a shortcode", "take it out"),
        (re.compile(r"\{\{#.{1,200}?\}\}"), "a command of mdBook", "put what it includes in its place"),
        (
            re.compile(r"\{(?:--|\+\+|~~|==|>>)[^{}\n]{1,200}?(?:--|\+\+|~~|==|<<)\}"),
            "a change or comment of CriticMarkup",
            "accept the change; write a comment as <!-- words -->",
        ),
        (re.compile(r"\{%.{1,200}?%\}|\{\{ ?[\w.]+ ?\}\}"), "a command of a template", "take it out"),
    ),
    "!": (
        (re.compile(r"(?<!.)!!! ?[a-z]\w*"), "an admonition", _ADMONITION),
        (
            re.compile(r"!\[\[[^\[\]\n]{1,200}\]\]"),
            "an embedded file of a wiki",
            "write ![caption](images/file)",
        ),
    ),
    "[": (
        (re.compile(r"(?<!.)\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"), "a callout of GitHub", _CALLOUT),
        (
            re.compile(r"(?<!!)\[\[[^\[\]\n]{1,200}\]\](?![{(])"),
            "a link of a wiki",
            "write [words](#id), or \\[ for the sign",
        ),
        (re.compile(r"(?<!.)\[TOC\](?!.)"), "a place for the contents", "write `- contents` in book.yaml"),
    ),
    "=": (
        (
            re.compile(r"==(?=[^=\s])[^=\n]*[^=\s]==(?!=)"),
            "marked text",
            "write [text]{.mark}, or `markdown: [mark]` in book.yaml",
        ),
    ),
    "`": (
        (
            re.compile(r"``(?=\w)[^`\n]{1,200}''(?!.{0,200}``)"),
            "quotation marks of LaTeX",
            'write "words" in plain quotation marks',
        ),
    ),
    "<": (
        (
            re.compile(r"<<[\w.#/:-]{1,100}(?:,[^<>\n]{0,200})?>>"),
            "a reference of AsciiDoc",
            "write @fig-x, @tbl-x or @sec-x, or [words](#x)",
        ),
    ),
    ":": (
        (
            re.compile(r"(?<=\(ref):[\w-]{1,60}\)"),
            "a text reference of bookdown",
            "write its words in this place",
        ),
        (
            re.compile(r"(?<=\bxref):[\w.#/-]{1,200}\[[^\[\]\n]{0,200}\]"),
            "a reference of AsciiDoc",
            "write @fig-x, @tbl-x or @sec-x, or [words](#x)",
        ),
        (
            re.compile(r"(?<!\S):[a-z][a-z_+-]+[a-z0-9]:(?!\S)"),
            "the name of an emoji",
            "type the sign itself, or write `markdown: [emoji]` in book.yaml",
        ),
    ),
    "&": (
        (re.compile(r"&[A-Za-z][A-Za-z0-9]+;"), "an entity that HTML does not know", "type the sign itself"),
    ),
}
#: Forms that are none if this returns True for what was found.
_KNOWN: dict[str, Callable[[str], bool]] = {"&": lambda name: html.unescape(name) != name}
#: So many places of a kind are told in one message, with so many of them named.
_FEW, _PLACES = 4, 3
_COMMENT = re.compile(r"%[ \t]+\S.*")
_KIND = re.compile(r"looks like (.*); it(?:s words are| is) printed")


def use_foreign_markup_checks(md: MarkdownIt) -> None:
    """Add the rule: a warning ``markup-foreign`` for each. The text stays as it is."""
    md.inline.ruler.before("escape", "foreign_markup", _report)
    md.core.ruler.after("block", "foreign_comments", _comments)


def _comments(state: StateCore) -> None:
    """Report paragraphs that are comments elsewhere. A cell of a table may well begin with "% of 1913"."""
    kept: list[Token] = []
    for opening, inline in zip_longest(state.tokens, state.tokens[1:]):
        if opening.type == "paragraph_open" and inline and (found := _COMMENT.match(inline.content)):
            said = shortened(found[0])
            message = f"`{said}` looks like a comment of MyST or TeX; it is printed as it stands"
            problem = Token("problem", "", 0, map=opening.map)
            finding = Finding("markup-foreign", message, "write <!-- words -->")
            problem.meta = {"finding": finding, "severity": Severity.WARNING}
            kept.append(problem)
        kept.append(opening)
    state.tokens = kept


def _report(state: StateInline, silent: bool) -> bool:
    for form, name, hint in _FORMS.get(state.src[state.pos], ()) if not silent else ():
        found = form.match(state.src, state.pos, state.posMax)
        if found and not _KNOWN.get(state.src[state.pos], _never)(found[0]):
            said = ("xref" if "xref" in form.pattern else "") + " ".join(found[0].split())
            shown = said if len(said) <= 30 else said[:30] + "..."
            finding = Finding(
                "markup-foreign", f"`{shown}` looks like {name}; it is printed as it stands", hint
            )
            inline_problem(state, finding, Severity.WARNING)
            break
    if not silent and state.src[state.pos] == ":" and _FENCE.match(state.src, state.pos, state.posMax):
        inline_problem(state, _IN_LINE, Severity.WARNING)
    return False


def _never(_: str) -> bool:
    return False


def _within_lines(diagnostics: Diagnostics) -> list[Diagnostic]:
    """Take out what is said of ::: within lines; blocks on one line are told one by one."""
    taken = diagnostics.taken("div-in-line")
    for one in taken:
        if one.severity is Severity.ERROR:
            diagnostics.add(one)
    return [one for one in taken if one.severity is not Severity.ERROR]


def gather_foreign(diagnostics: Diagnostics) -> None:
    """Replace the warnings of each kind of markup by one, if there are many, that counts them."""
    kinds: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in (*diagnostics.taken("markup-foreign"), *_within_lines(diagnostics)):
        named = _KIND.search(one.message)
        kinds[named[1] if named else one.message].append(one)
    for kind, found in kinds.items():
        if len(found) < _FEW:
            for one in found:
                diagnostics.add(one)
            continue
        lines = dict.fromkeys(f"{one.span.file}:{one.span.line}" for one in found if one.span)
        places = ", ".join(list(lines)[:_PLACES])
        message = (
            f"what looks like {kind} stands in {len(found):,} places, and is printed; the first at {places}"
            if _KIND.search(found[0].message)
            else f"{kind} ({len(found):,} times); the first at {places}"
        )
        diagnostics.add(replace(found[0], message=message))
