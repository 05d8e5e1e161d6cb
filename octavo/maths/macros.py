r"""Commands of an author's own: ``\newcommand{\RR}{\mathbb{R}}`` and its like are read, and put in.

A book is untrusted input: how much they may grow is bounded.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from octavo.maths.errors import FormulaError
from octavo.maths.tokens import group, joined, option, skip_spaces, tokens_of, without_comments

#: Signs of a formula at most, and how many commands of the author's own may be put into it.
LENGTH = 4000
_STEPS = 1000
_NAME = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_PARAMETER = re.compile(r"#([1-9])")
_NEW = frozenset({r"\newcommand", r"\renewcommand", r"\providecommand"})
_OPERATOR = r"\DeclareMathOperator"
_DEF = frozenset({r"\def", r"\gdef"})
_LET = r"\let"
#: Definitions that are not read: they do more than put one thing in the place of another.
_OTHERS = frozenset(
    {r"\edef", r"\xdef", r"\newenvironment", r"\renewenvironment", r"\DeclarePairedDelimiter"}
)
#: What begins a definition.
DEFINING = (*sorted(_NEW), _OPERATOR, *sorted(_DEF), _LET, *sorted(_OTHERS))


@dataclass(frozen=True, slots=True)
class Macro:
    """A command of the author's own. ``name`` has its backslash; in ``body`` ``#1`` stands for the first
    of its ``parameters``. With ``default`` that one may be given in brackets, and is this if it is not."""

    name: str
    body: str
    parameters: int = 0
    default: str | None = None


def macro(name: str, body: str) -> Macro:
    """Return a command by its name, with or without a backslash, and its body, which says how many
    parameters it has. Raise FormulaError for a name that is none."""
    full = name if name.startswith("\\") else f"\\{name}"
    if not _NAME.fullmatch(full):
        raise FormulaError(f"`{name}` can't be the name of a command")
    numbers = [int(number) for number in _PARAMETER.findall(body)]
    return Macro(full, body, max(numbers, default=0))


def take_definitions(tex: str) -> tuple[str, list[Macro]]:
    """Return the text without the definitions in it, and these. Raise FormulaError for one that can't be
    read."""
    if not any(word in tex for word in DEFINING):
        return tex, []
    tokens = tokens_of(without_comments(tex))
    rest: list[str] = []
    found: list[Macro] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in _OTHERS:
            raise FormulaError(f"{token} is not read")
        reader = _reader(token)
        if reader is None:
            rest.append(token)
            at += 1
            continue
        one, at = reader(tokens, at + 1)
        found.append(one)
    return joined(rest).strip(), found


def _reader(token: str) -> Callable[[Sequence[str], int], tuple[Macro, int]] | None:
    if token in _NEW:
        return _newcommand
    if token in _DEF:
        return _def
    return {_OPERATOR: _operator, _LET: _let}.get(token)


def _newcommand(tokens: Sequence[str], at: int) -> tuple[Macro, int]:
    name, at = _name(tokens, _behind_star(tokens, at))
    count, at = option(tokens, at)
    default, at = option(tokens, at) if count is not None else (None, at)
    body, at = group(tokens, at)
    number = joined(count or ["0"]).strip()
    if not number.isdecimal() or int(number) > 9:
        raise FormulaError(f"the definition of {name} has no number of parameters")
    return Macro(name, joined(body), int(number), None if default is None else joined(default)), at


def _operator(tokens: Sequence[str], at: int) -> tuple[Macro, int]:
    starred = _behind_star(tokens, at) != at
    name, at = _name(tokens, _behind_star(tokens, at))
    body, at = group(tokens, at)
    return Macro(name, rf"\operatorname{'*' if starred else ''}{{{joined(body)}}}"), at


def _def(tokens: Sequence[str], at: int) -> tuple[Macro, int]:
    name, at = _name(tokens, at)
    begin = at
    while at < len(tokens) and tokens[at] != "{":
        at += 1
    written = joined(tokens[begin:at]).replace(" ", "")
    count = len(written) // 2
    if written != "".join(f"#{number + 1}" for number in range(count)):
        raise FormulaError(f"the parameters of {name} are not #1#2..., and are not read")
    body, at = group(tokens, at)
    return Macro(name, joined(body), count), at


def _let(tokens: Sequence[str], at: int) -> tuple[Macro, int]:
    name, at = _name(tokens, at)
    at = skip_spaces(tokens, at)
    if at < len(tokens) and tokens[at] == "=":
        at = skip_spaces(tokens, at + 1)
    body, at = group(tokens, at)
    return Macro(name, joined(body)), at


def _name(tokens: Sequence[str], at: int) -> tuple[str, int]:
    inside, at = group(tokens, at)
    name = joined(inside).strip()
    if not _NAME.fullmatch(name):
        raise FormulaError("a definition has no name of a command")
    return name, at


def _behind_star(tokens: Sequence[str], at: int) -> int:
    begin = skip_spaces(tokens, at)
    return begin + 1 if begin < len(tokens) and tokens[begin] == "*" else at


def expanded(tex: str, macros: Mapping[str, Macro]) -> str:
    """Return the text with the author's own commands put in. Raise FormulaError if it grows too long."""
    if not any(name in tex for name in macros):
        return tex
    waiting = tokens_of(without_comments(tex))[::-1]
    done: list[str] = []
    steps = 0
    while waiting:
        token = waiting.pop()
        found = macros.get(token)
        if found is None:
            done.append(token)
            continue
        steps += 1
        body = _body(found, waiting)
        if steps > _STEPS or len(done) + len(waiting) + len(body) > LENGTH:
            raise FormulaError(f"{token}, a command of the book's own, makes it grow without end")
        waiting += reversed(body)
    return joined(done)


def _body(found: Macro, waiting: list[str]) -> list[str]:
    """Return what stands for a command; its arguments are taken from the end of ``waiting``."""
    arguments: list[list[str]] = []
    ahead, at = waiting[::-1] if found.parameters else [], 0
    if found.default is not None:
        given, at = option(ahead, at)
        arguments.append(tokens_of(found.default) if given is None else given)
    while len(arguments) < found.parameters:
        argument, at = group(ahead, at)
        arguments.append(argument)
    del waiting[len(waiting) - at :]
    return list(_filled(tokens_of(found.body), arguments))


def _filled(body: Sequence[str], arguments: Sequence[list[str]]) -> Iterable[str]:
    at = 0
    while at < len(body):
        following = body[at + 1] if at + 1 < len(body) else ""
        if body[at] == "#" and following in "123456789" and following and int(following) <= len(arguments):
            yield from arguments[int(following) - 1]
            at += 1
        else:
            yield body[at]
        at += 1
