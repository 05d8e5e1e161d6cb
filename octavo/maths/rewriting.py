r"""TeX as authors write it -> TeX as latex2mathml reads it: what the library would misread, or print as it
stands, is written in another way. ``\text{if $x$}`` becomes a text and a formula behind it."""

import re
from collections.abc import Iterator, Sequence

from octavo.maths.errors import FormulaError
from octavo.maths.tokens import group, joined, option, skip_spaces, tokens_of

#: Commands that print nothing, and those that print nothing of what stands in braces behind them.
_SILENT = frozenset(
    {r"\nonumber", r"\notag", r"\allowbreak", r"\nobreak", r"\displaybreak", r"\protect", r"\relax"}
    | {
        r"\noindent",
        r"\centering",
        r"\xspace",
        r"\hfill",
        r"\hfil",
        r"\null",
        r"\ignorespaces",
        r"\smallskip",
    }
)
_SILENT_ARGUMENT = frozenset({r"\require", r"\vspace", r"\label", r"\color"})
#: Commands that colour what stands in the second braces behind them.
_COLOURED = frozenset({r"\textcolor", r"\colorbox"})
#: What only wraps what it holds.
_PLAIN = frozenset({r"\mathop", r"\ensuremath"})
#: Commands of words -> the one that the library reads.
_WORDS = {
    **dict.fromkeys((r"\text", r"\mbox", r"\hbox", r"\textrm", r"\textnormal", r"\textup"), r"\text"),
    **{name: name for name in (r"\textbf", r"\textit", r"\texttt", r"\textsf")},
    r"\emph": r"\textit",
    r"\textsc": r"\text",
}
#: What stands in words for a sign, as TeX has it.
_SIGNS = {
    **{f"\\{sign}": sign for sign in "_%&#$"},
    r"\ ": " ",
    r"\,": "\u2009",
    r"\;": "\u2005",
    r"\:": "\u2005",
    r"\!": "",
    r"\/": "",
    "~": "\u00a0",
    r"\ldots": "…",
    r"\dots": "…",
    r"\quad": "\u2003",
    r"\qquad": "\u2003\u2003",
    r"\textendash": "–",
    r"\textemdash": "—",
    r"\textasciitilde": "~",
    r"\-": "",
    r"\@": "",
    r"\ss": "ß",
    r"\S": "§",
}
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))
#: Environments whose columns stand one behind the other -> those of an array with a bracket on one side.
_ONE_SIDED = {"rcases": (r"\left. ", r"\right\}"), "dcases": (r"\left\{ ", r"\right. ")}
#: Environments that stand for what they hold, and those that others of the library are like.
_TRANSPARENT = frozenset({"equation", "equation*", "displaymath", "math", "subequations", "small", "center"})
_LIKE = {"alignat": "align*", "alignat*": "align*", "alignedat": "align*", "eqnarray": "array"}
_LIKE |= {"eqnarray*": "array", "flalign": "align*", "flalign*": "align*"}
_MATRICES = {f"{name}matrix*": f"{name}matrix" for name in ("", "p", "b", "B", "v", "V")}
#: Environments that may have an alignment in brackets, or a number in braces, behind their names.
_WITH_OPTION = frozenset({"aligned", "gathered", "split", "alignedat", "array", *_MATRICES})
_ALIGNMENTS = frozenset("tbclr")
_WITH_NUMBER = frozenset({"alignat", "alignat*", "alignedat"})
_ROMAN = re.compile(r"[A-Za-z]")


def coloured(tex: str) -> bool:
    r"""Return True if a formula asks for colours, which a book in one ink has not."""
    return any(name in tex for name in (r"\color", r"\textcolor"))


def rewritten(tex: str, *, display: bool) -> str:
    """Return the formula as the library reads it. Raise FormulaError for what it could not be told."""
    return joined(_rewritten(tokens_of(tex), display))


def _rewritten(tokens: Sequence[str], display: bool) -> Iterator[str]:
    at = 0
    raised: list[int] = []  # where environments end that have an index, and so stand in braces
    while at < len(tokens):
        if at in raised:
            yield "}"
        token = tokens[at]
        at += 1
        if token in _SILENT:
            continue
        if token in _SILENT_ARGUMENT:
            _, at = group(tokens, at)
        elif token in _COLOURED:
            _, at = group(tokens, at)
            inside, at = group(tokens, at)
            yield from ("{", *_rewritten(inside, display), "}")
        elif token in _PLAIN:
            inside, at = group(tokens, at)
            yield from ("{", *_rewritten(inside, display), "}")
        elif token in _WORDS:
            inside, at = group(tokens, at)
            yield from _words(_WORDS[token], inside)
        elif token == r"\operatorname":
            written, at = _operator(tokens, at, display)
            yield from written
        elif token == r"\mathrm":
            inside, at = group(tokens, at)
            alone = len(inside) == 1 and _ROMAN.fullmatch(inside[0])
            yield from (
                ("{", token, *inside, "}") if alone else (token, "{", *_rewritten(inside, display), "}")
            )
        elif token in (r"\intertext", r"\shortintertext"):
            inside, at = group(tokens, at)
            yield from (*_words(r"\text", inside), r"\\")
        elif token == r"\cr":
            yield r"\\"
        elif token in (r"\begin", r"\end"):
            if token == r"\begin" and (end := _raised_end(tokens, at - 1)):
                raised.append(end)
                yield "{"
            written, at = _environment(token, tokens, at)
            yield from written
        else:
            yield token


def _raised_end(tokens: Sequence[str], at: int) -> int:
    """Return the index of what follows an environment that begins at ``at``, if that is an exponent or a
    subscript; 0 otherwise."""
    depth = 0
    while at < len(tokens):
        depth += {r"\begin": 1, r"\end": -1}.get(tokens[at], 0)
        if tokens[at] == r"\end" and depth == 0:
            _, behind = group(tokens, at + 1)
            following = skip_spaces(tokens, behind)
            return behind if following < len(tokens) and tokens[following] in "^_'" else 0
        at += 1
    return 0


def _words(command: str, tokens: Sequence[str]) -> Iterator[str]:
    r"""Yield words, with the formulas between dollar signs in them as formulas, and other words in them as
    words of their own."""
    waiting: list[str] = []
    at = 0

    def put() -> Iterator[str]:
        text = "".join(waiting)
        for written, sign in _LIGATURES:
            text = text.replace(written, sign)
        waiting.clear()
        if text:
            yield from (command, "{", text, "}")

    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token == "$" or token == r"\(":
            end = next((i for i in range(at, len(tokens)) if tokens[i] in ("$", r"\)")), None)
            if end is None:
                raise FormulaError(rf"a formula in {command} is never closed")
            yield from put()
            yield from ("{", *_rewritten(tokens[at:end], False), "}")
            at = end + 1
        elif token in _WORDS:
            inside, at = group(tokens, at)
            yield from put()
            yield from _words(command if _WORDS[token] == r"\text" else _WORDS[token], inside)
        elif token in ("{", "}"):
            continue
        elif token in _SIGNS:
            waiting.append(_SIGNS[token])
            if token[1:].isalpha():
                at = skip_spaces(tokens, at)
        elif token.startswith("\\"):
            raise FormulaError(rf"there is no command {token} in the words of {command}")
        else:
            waiting.append(token)
    yield from put()


def _operator(tokens: Sequence[str], at: int, display: bool) -> tuple[list[str], int]:
    r"""Return the name of an operator; what stands below ``\operatorname*{argmax}_x`` goes under it."""
    begin = skip_spaces(tokens, at)
    starred = begin < len(tokens) and tokens[begin] == "*"
    inside, at = group(tokens, begin + 1 if starred else begin)
    spaces = {r"\,": "\u2009", r"\ ": "\u2009", "~": "\u2009", r"\!": "", r"\;": "\u2009", " ": "\u2009"}
    letters = [spaces.get(token, token) for token in inside if token not in ("{", "}", r"\rm", r"\mathrm")]
    if not all(len(one) <= 1 and (one.isalpha() or one in "\u2009") for one in letters):
        name = [r"\mathrm", "{", *_rewritten(inside, display), "}"]  # signs in it, as in "arg-max"
    else:
        name = [r"\operatorname", "{", "".join(letters).strip("\u2009"), "}"]
    below = skip_spaces(tokens, at)
    if starred and display and below < len(tokens) and tokens[below] == "_":
        limit, at = group(tokens, below + 1)
        return [r"\underset", "{", *_rewritten(limit, display), "}", "{", *name, "}"], at
    return name, at


def _environment(token: str, tokens: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the beginning or the end of an environment as the library has it."""
    inside, at = group(tokens, at)
    name = joined(inside).strip()
    begins = token == r"\begin"
    guard: list[str] = []
    if begins and name in _WITH_OPTION:
        given, behind = option(tokens, at)
        if given is not None and joined(given).strip() in _ALIGNMENTS:
            at = behind
        elif given is not None:
            guard = ["{}"]  # what stands in brackets is text
    if begins and name in _WITH_NUMBER:
        _, at = group(tokens, at)
    if name in _TRANSPARENT:
        return [], at
    if name in _ONE_SIDED:
        before, after = _ONE_SIDED[name]
        columns = r"\begin{array}{ll}" if begins else r"\end{array}"
        return ([before, columns] if begins else [columns, after]), at
    like = _MATRICES.get(name) or _LIKE.get(name, name)
    columns = "{rcl}" if begins and name.startswith("eqnarray") else ""
    return [f"{token}{{{like}}}{columns}", *guard], at
