r"""Formulas as TeX itself has them: ``\( x \)``, ``\[ x \]``, ``\begin{align} ... \end{align}``, and
definitions of commands on lines of their own.

To CommonMark ``\(`` is a plain bracket. So what stands between such brackets is a formula only if both are
there and it can hardly be words: it has a command, an index or a sign of relation; or if others in the same
file are such, and it is as short as ``\(x\)``. A short one in a file without others is told.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.core.diagnostics import Severity
from octavo.maths import FormulaError, take_definitions
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import parse_attributes
from octavo.source.markdown.formula import MOST_LINES, fill, push_display
from octavo.source.markdown.maths import in_formula
from octavo.source.markdown.problem import inline_problem

_NAMES = "equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|subequations"
_ENVIRONMENT = re.compile(
    rf"\\begin\{{((?:{_NAMES})\*?)\}}(?:(?!\\begin\{{\1\}}).){{0,6000}}?\\end\{{\1\}}", re.DOTALL
)
_ROUND = re.compile(r"\\\(((?:(?!\\[()\[\]]).){1,1000}?)\\\)", re.DOTALL)
_SQUARE = re.compile(r"\\\[((?:(?!\\\[).){1,4000}?)\\\]", re.DOTALL)
#: What makes sure that it is TeX, and what may be: a letter or two, a number, a call of a function.
_SURE = re.compile(r"\\[A-Za-z]|[\^_=<>]|\\[{}|]")
_MAYBE = re.compile(r"\s*[A-Za-z0-9]{0,2}'*(?:\s*[-+*/,.()|:]\s*[A-Za-z0-9]{0,2}'*){0,9}\s*")
_LETTER = re.compile(r"\s*[A-Za-z]\s*")
_DEFINITION = re.compile(r"\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|g?def|let)(?![A-Za-z])")
_DOUBTFUL = Finding(
    "formula-doubtful",
    "a letter between \\( and \\) is printed in brackets, as Markdown has it",
    "write $x$ if it is a formula, or (x) if it is none",
)


def use_tex_maths(md: MarkdownIt) -> None:
    """Add the rules."""
    md.block.ruler.before("fence", "tex_maths", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.before("escape", "tex_maths", _inline)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("\\", first) or in_formula(state, start):
        return False
    if _DEFINITION.match(state.src, first):
        return _definitions(state, start, end, silent)
    if not state.src.startswith(("\\[", "\\begin{"), first):
        return False
    last, end = start, min(end, start + MOST_LINES)
    while last < end and (state.isEmpty(last) or last == start or state.sCount[last] >= state.blkIndent):
        last += 1
    text = state.getLines(start, last, state.blkIndent, False)
    begin = len(text) - len(text.lstrip())
    found = _SQUARE.match(text, begin) or _ENVIRONMENT.match(text, begin)
    if found is None or (text[begin + 1] == "[" and not _is_tex(found[1], state.env)):
        return False
    attributes = parse_attributes(text, found.end() + _spaces(text, found.end()))
    stop = attributes.end if attributes else found.end()
    if text[stop:].split("\n", 1)[0].strip():
        return False
    if not silent:
        tex = found[1] if text[begin + 1] == "[" else found[0]
        push_display(state, tex, start, start + text[:stop].count("\n") + 1, attributes)
    return True


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(" "))


def _definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the definitions of commands that fill the lines up to the next empty one."""
    last = start
    while last < end and not state.isEmpty(last) and last < start + MOST_LINES:
        last += 1
    text = state.getLines(start, last, state.blkIndent, False)
    try:
        rest, _ = take_definitions(text)
    except FormulaError:
        rest = ""  # said where all formulas are checked
    if rest:
        return False
    if not silent:
        push_display(state, text, start, last)
    return True


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    match state.src[state.pos + 1]:
        case "(":
            return _bracketed(state, _ROUND, silent, display=False)
        case "[":
            return _bracketed(state, _SQUARE, silent, display=True)
        case "b":
            found = _ENVIRONMENT.match(state.src, state.pos, state.posMax)
            return found is not None and _push(state, found[0], found.end(), silent, display=True)
    return False


def _bracketed(state: StateInline, form: re.Pattern[str], silent: bool, *, display: bool) -> bool:
    found = form.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if _is_tex(found[1], state.env, short=not display):
        return _push(state, found[1], found.end(), silent, display=display)
    if not silent and not display and _LETTER.fullmatch(found[1]):
        inline_problem(state, _DOUBTFUL, Severity.WARNING)
    return False


def _is_tex(text: str, env: object, *, short: bool = True) -> bool:
    """Return True if what stands between brackets is a formula."""
    if _SURE.search(text):
        return True
    return short and _MAYBE.fullmatch(text) is not None and _is_used(env)


def _is_used(env: object) -> bool:
    """Return True if the file has brackets that surely hold formulas."""
    assert isinstance(env, dict)
    if "tex_brackets" not in env:
        source = "\n".join(env["lines"])
        forms = (_ROUND, _SQUARE)
        env["tex_brackets"] = any(_SURE.search(one[1]) for form in forms for one in form.finditer(source))
    return bool(env["tex_brackets"])


def _push(state: StateInline, tex: str, end: int, silent: bool, *, display: bool) -> bool:
    if not silent:
        token = state.push("math", "math", 0)
        fault = fill(token, tex.strip(), display=display)
        if fault:
            inline_problem(state, fault, Severity.WARNING)
    state.pos = end
    return True
