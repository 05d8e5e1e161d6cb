"""The text of a field: plain, with the few tags that CSL JSON knows, or with Markdown's asterisks."""

import re

from octavo.csl.rich import Rich, leaf

_TOKEN = re.compile(
    r"</?(?:i|em|b|strong|sc|sup|sub)>"
    r"|<span\s+class=\"no(?:case|decor)\"\s*>|<span\s+style=\"font-variant:\s*small-caps;?\"\s*>|</span>"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"
    r"|[\"'“”‘’„«»‚]",
    re.ASCII,
)
_KINDS = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "sc": "small-caps"}
#: Opening quotation marks with those that may close them.
_CURLY = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’"}
_INNER = "‘‚"
_AND = re.compile(r"(?<!\w)'([nN])'(?!\w)")  # rock 'n' roll
_NARROW = re.compile(r" (?=[:;?!»])|(?<=«) ")


def parse_field(text: str) -> Rich:
    """Return the text of a field as rich text.

    Quotation marks become pieces of the kind "quote", so that they can be set by the language and by their
    depth; an apostrophe stays in its word. The straight marks that come first in a field are its outer ones.
    A tag or mark without its partner stays as written. Spaces before ":", "?" and the like, as French has
    them, become narrow and do not break.
    """
    return _FieldParser(_AND.sub("’\\1’", _NARROW.sub("\u202f", text))).parse()


class _FieldParser:
    """Reads a field once; ``_stack`` holds the pieces that are open, each with what may close it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[tuple[Rich, str, str]] = [(Rich(), "", "")]
        self._outer = ""
        self._opened = False  # the sign before this one opened something

    def parse(self) -> Rich:
        """Return the root of the field."""
        at = 0
        for found in _TOKEN.finditer(self._text):
            self._add(self._text[at : found.start()])
            before = "" if self._opened else self._text[found.start() - 1 : found.start()]
            at = found.end()
            self._opened = False
            self._token(found[0], before, self._text[at : at + 1])
        self._add(self._text[at:])
        while len(self._stack) > 1:
            self._unwind()
        root = self._stack[0][0]
        return root if root.parts else leaf("")

    def _add(self, text: str) -> None:
        if text:
            self._opened = False
            parts = self._stack[-1][0].parts
            if parts and not parts[-1].kind and not parts[-1].parts:
                parts[-1].text += text
            else:
                parts.append(leaf(text))

    def _open(self, kind: str, end: str, written: str, value: str = "") -> None:
        self._stack.append((Rich(kind, value=value), end, written))
        self._opened = True

    def _close(self) -> None:
        piece, _, _ = self._stack.pop()
        self._stack[-1][0].parts.append(piece)

    def _unwind(self) -> None:
        """Make a plain sign of what was opened and never closed."""
        piece, _, written = self._stack.pop()
        self._add("’" if written == "'" else written)
        for part in piece.parts:
            if part.kind or part.parts:
                self._stack[-1][0].parts.append(part)
            else:
                self._add(part.text)

    def _token(self, sign: str, before: str, after: str) -> None:
        if sign.startswith("</"):
            self._end_tag(sign)
        elif sign.startswith("<"):
            name = re.split(r"[\s>]", sign[1:])[0]
            kind = _KINDS.get(name, name)
            if name == "span":
                kind = next((one for one in ("nocase", "nodecor") if one in sign), "small-caps")
            self._open(kind, f"</{name}>", sign, "markup")
        elif sign == "*":
            if any(ends == "*" for _, ends, _ in self._stack):
                self._end_tag("*")
            else:
                self._open("italic", "*", sign, "markup")
        elif sign in "\"'":
            self._straight(sign, before, after)
        else:
            self._curly(sign, before, after)

    def _end_tag(self, sign: str) -> None:
        if not any(end == sign for _, end, _ in self._stack):
            self._add(sign)
            return
        while self._stack[-1][1] != sign:
            self._unwind()
        self._close()

    def _straight(self, sign: str, before: str, after: str) -> None:
        opens = not before or before.isspace() or before in "([{—–/¿¡“„«‘‚"
        if sign == "'" and ((before.isalnum() and after.isalnum()) or (opens and after[:1].isspace())):
            self._add("’")
        elif opens and after:
            if self._stack[-1][1] == sign:
                self._unwind()
            if self._ahead(sign):
                self._outer = self._outer or sign
                self._open("quote", sign, sign, "outer" if sign == self._outer else "inner")
            else:
                self._add("’" if sign == "'" else sign)
        elif self._stack[-1][1] == sign and (sign == '"' or not after.isalnum()):
            self._close()
        else:
            self._add("’" if sign == "'" else sign)

    def _ahead(self, sign: str) -> bool:
        """Return False for a single mark in single marks: it is an apostrophe."""
        return sign == '"' or not any(end == "'" for _, end, _ in self._stack)

    def _curly(self, sign: str, before: str, after: str) -> None:
        if sign in self._stack[-1][1] and not (sign == "’" and after.isalnum()):
            self._close()
        elif sign in _CURLY and after and not after.isspace() and not before.isalnum():
            self._open("quote", _CURLY[sign], sign, "inner" if sign in _INNER else "outer")
        else:
            self._add(sign)
