r"""References of LaTeX and bookdown: ``\ref{fig:x}``, ``\autoref{..}``, ``\cref{a,b}``, ``\eqref{..}``,
``\pageref{..}``, ``\nameref{..}`` and ``\@ref(fig:x)`` -> the tokens of cross-references.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.elements.reference_kinds import fit_id

_TEX = re.compile(r"\\(?P<command>[a-zA-Z]*ref)\*?\{(?P<names>[^{}\\\n]{1,400})\}")
_BOOKDOWN = re.compile(r"\\?\\@ref\((?P<name>[^()\s]{1,200})\)")
#: Between a word and its number stands no place to end a line; TeX has a sign for that.
_TIE = re.compile(r"(?<=[^\W\d_])(?: |~)$|(?<=[^\W\d_]\.)(?: |~)$")
#: What a command prints: the number alone, in round brackets, with its word, with a capital, or the page.
_COMMANDS = {
    "ref": "number",
    "labelcref": "number",
    "eqref": "bracketed",
    "autoref": "word",
    "cref": "word",
    "vref": "word",
    "fullref": "word",
    "nameref": "word",
    "Autoref": "capital",
    "Cref": "capital",
    "Vref": "capital",
    "pageref": "page",
    "cpageref": "page",
}


def use_tex_references(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.before("escape", "tex_reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    found = _BOOKDOWN.match(state.src, state.pos, state.posMax)
    if found is not None:
        names, form = [found["name"]], "bracketed" if found["name"].startswith("eq:") else "number"
    else:
        found = _TEX.match(state.src, state.pos, state.posMax)
        if found is None or found["command"] not in _COMMANDS:
            return False
        names = [name.strip() for name in found["names"].split(",") if name.strip()]
        form = _COMMANDS[found["command"]]
    if not names:
        return False
    if not silent:
        _push(state, names, form)
    state.pos = found.end()
    return True


def _push(state: StateInline, names: list[str], form: str) -> None:
    if form in ("number", "bracketed", "page"):
        state.pending = _TIE.sub("\u00a0", state.pending)
    if form == "bracketed":
        state.push("text", "", 0).content = "("
    if len(names) > 1:
        state.push("cross_refs_open", "span", 1)
    for name in names:
        push_place(state, name, bare=form in ("number", "bracketed", "page"), capital=form == "capital")
        if form == "page":
            state.tokens[-1].meta["page"] = "plain-page"
    if len(names) > 1:
        state.push("cross_refs_close", "span", -1)
    if form == "bracketed":
        state.push("text", "", 0).content = ")"


def push_place(state: StateInline, name: str, *, bare: bool = False, capital: bool = False) -> Token:
    """Push a reference to a place by its label in another program. It is no citation for sure."""
    token = state.push("cross_ref", "a", 0)
    token.meta.update({"target": fit_id(name), "bare": bare})
    if capital:
        token.meta["capital"] = True
    return token
