"""TeX as tokens: commands, braces and single signs; and back to text."""

import re
from collections.abc import Iterable, Sequence

from octavo.maths.errors import FormulaError

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[^\\]|\\", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%.*")
_WORD = re.compile(r"\\[A-Za-z]+")


def without_comments(tex: str) -> str:
    """Return TeX on one line, without what stands behind a percent sign."""
    return " ".join(_COMMENT.sub("", line) for line in tex.splitlines()).strip()


def tokens_of(tex: str) -> list[str]:
    """Return the tokens of a text. A command is one, with its backslash, as is each other sign."""
    return _TOKEN.findall(tex)


def joined(tokens: Iterable[str]) -> str:
    """Return tokens as text; a space keeps a command apart from a letter behind it."""
    parts: list[str] = []
    for token in tokens:
        if parts and token[:1].isalpha() and _WORD.fullmatch(parts[-1]):
            parts.append(" ")
        parts.append(token)
    return "".join(parts)


def skip_spaces(tokens: Sequence[str], at: int) -> int:
    """Return the index of the first token from ``at`` on that is no space."""
    while at < len(tokens) and tokens[at].isspace():
        at += 1
    return at


def group(tokens: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return what stands in the braces that open at ``at``, or the token there, and the index behind it.

    Spaces before it are left out. Raise FormulaError if nothing is there, or the braces are not closed.
    """
    at = skip_spaces(tokens, at)
    if at >= len(tokens):
        raise FormulaError("something is missing at the end")
    if tokens[at] != "{":
        return [tokens[at]], at + 1
    end = _closing(tokens, at, "{", "}")
    return list(tokens[at + 1 : end]), end + 1


def option(tokens: Sequence[str], at: int) -> tuple[list[str] | None, int]:
    """Return what stands in the brackets ``[...]`` at ``at``, and the index behind them; None for none."""
    begin = skip_spaces(tokens, at)
    if begin >= len(tokens) or tokens[begin] != "[":
        return None, at
    depth = 0
    for index in range(begin + 1, len(tokens)):
        depth += {"{": 1, "}": -1}.get(tokens[index], 0)
        if tokens[index] == "]" and depth == 0:
            return list(tokens[begin + 1 : index]), index + 1
    return None, at


def _closing(tokens: Sequence[str], at: int, opening: str, closing: str) -> int:
    depth = 0
    for index in range(at, len(tokens)):
        depth += {opening: 1, closing: -1}.get(tokens[index], 0)
        if depth == 0:
            return index
    raise FormulaError("a brace is never closed")
