"""The text of a field: plain, with the few tags that CSL JSON knows, or with Markdown's asterisks."""

import re

from octavo.csl.rich import Rich, leaf

_TOKEN = re.compile(
    r"</?(?:i|em|b|strong|sc|sup|sub)>"
    r"|<span class=\"nocase\">|<span style=\"font-variant:\s*small-caps;?\">|</span>"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"
    r"|[\"“”„«»]|(?<!\w)['‘‚](?=\S)|['’]",
    re.ASCII,
)
_KINDS = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "sc": "small-caps"}
_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’"}


def parse_field(text: str) -> Rich:
    """Text of a field as rich text. Quotation marks become pieces of the kind "quote", so that they can
    be set by the language and by their depth; an apostrophe stays in its word."""
    stack: list[tuple[Rich, str]] = [(Rich(), "")]
    at = 0
    for found in _TOKEN.finditer(text):
        _add(stack, text[at : found.start()])
        at = found.end()
        _token(stack, found[0], text, found.start(), at)
    _add(stack, text[at:])
    while len(stack) > 1:
        _unwind(stack)
    root = stack[0][0]
    return root if root.parts else leaf("")


def _add(stack: list[tuple[Rich, str]], text: str) -> None:
    if text:
        parts = stack[-1][0].parts
        if parts and not parts[-1].kind and not parts[-1].parts:
            parts[-1].text += text
        else:
            parts.append(leaf(text))


def _open(stack: list[tuple[Rich, str]], kind: str, end: str, written: str) -> None:
    stack.append((Rich(kind, value=written), end))


def _close(stack: list[tuple[Rich, str]]) -> None:
    piece, _ = stack.pop()
    piece.value = ""
    stack[-1][0].parts.append(piece)


def _unwind(stack: list[tuple[Rich, str]]) -> None:
    """What was opened and never closed was a plain sign."""
    piece, _ = stack.pop()
    _add(stack, piece.value)
    for part in piece.parts:
        if part.kind or part.parts:
            stack[-1][0].parts.append(part)
        else:
            _add(stack, part.text)


def _token(stack: list[tuple[Rich, str]], sign: str, text: str, start: int, end: int) -> None:
    if sign.startswith("</"):
        _end_tag(stack, sign)
    elif sign.startswith("<"):
        name = sign[1:].split(" ")[0].rstrip(">")
        kind = _KINDS.get(name, name)
        if name == "span":
            kind = "nocase" if "nocase" in sign else "small-caps"
        _open(stack, kind, f"</{name}>", sign)
    elif sign == "*":
        if any(ends == "*" for _, ends in stack):
            _end_tag(stack, "*")
        else:
            _open(stack, "italic", "*", sign)
    else:
        _quote(stack, sign, text[start - 1 : start] if start else "", text[end : end + 1])


def _end_tag(stack: list[tuple[Rich, str]], sign: str) -> None:
    if not any(end == sign for _, end in stack):
        _add(stack, sign if sign == "*" else "")
        return
    while stack[-1][1] != sign:
        _unwind(stack)
    _close(stack)


def _quote(stack: list[tuple[Rich, str]], sign: str, before: str, after: str) -> None:
    inside = sign in stack[-1][1]
    if inside and (sign not in "'’" or not after.isalnum()):
        _close(stack)
    elif sign == '"' and not after.isspace() and after and not before.isalnum():
        _open(stack, "quote", '"”', sign)
    elif sign == "'" and after.isalpha() and not before.isalnum() and _is_closed(stack):
        _open(stack, "quote", "'’", sign)
    elif sign in _OPENING and after and not after.isspace():
        _open(stack, "quote", _OPENING[sign], sign)
    else:
        _add(stack, "’" if sign == "'" else sign)


def _is_closed(stack: list[tuple[Rich, str]]) -> bool:
    return not any("'" in end for _, end in stack)
