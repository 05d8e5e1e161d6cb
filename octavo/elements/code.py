"""Program code, in the line and in blocks: printed as typed, line by line."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, add_child, element
from octavo.elements.highlight import lines_of
from octavo.elements.kind import ElementKind, TreeBuilder

#: Columns between two tab stops.
TAB = 4
_LANGUAGE = re.compile(r"[\w+#.-]+")


@dataclass(frozen=True, slots=True)
class CodeLook:
    """The look of a block of code besides its text.

    ``first`` is the number of its first line if lines are numbered, else None; ``strong`` are the lines that
    are set off, and ``marks`` the marks of remarks at the ends of lines, both counted from 0.
    """

    first: int | None = None
    strong: frozenset[int] = frozenset()
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def _block(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    look = token.meta.get("look")
    language = token.info.split()[0] if token.info.split() else ""
    if not isinstance(look, CodeLook):
        look = CodeLook()
    names = ["numbered-lines"] if look.first is not None else []
    names += attributes.get("class", "").split()
    attributes |= {"class": " ".join(names)} if names else {}
    block = element("pre", {**attributes, Data.GRID: "yes"}, span=builder.span(token))
    _add_lines(block, token.content, language, look)
    builder.add(block)


def _add_lines(block: Element, text: str, language: str, look: CodeLook) -> None:
    lines = lines_of(expand_tabs(text.rstrip("\n")), language)
    known = language if _LANGUAGE.fullmatch(language) else ""
    code = add_child(block, "code", {"class": f"language-{known}"} if known else {})
    if look.first is not None and look.first != 1:
        code.set("style", f"counter-reset: code-line {look.first - 1}")
    for number, pieces in enumerate(lines):
        line = add_child(
            code, "span", {"class": "code-line strong" if number in look.strong else "code-line"}
        )
        for name, words in pieces:
            _append(line, name, words)
        for mark in look.marks.get(number, ()):
            add_child(line, "span", {"class": "code-mark"}).text = mark
        _append(line, "", "\n" if number < len(lines) - 1 else "")


def _append(line: Element, name: str, words: str) -> None:
    if name:
        etree.SubElement(line, f"{{{XHTML}}}span", {"class": f"code-{name}"}).text = words
    elif len(line):
        line[-1].tail = (line[-1].tail or "") + words
    else:
        line.text = (line.text or "") + words


def expand_tabs(text: str) -> str:
    """Return the text with spaces up to the next tab stop in the place of each tab."""
    if "\t" not in text:
        return text
    lines = []
    for line in text.split("\n"):
        first, *more = line.split("\t")
        parts, column = [first], columns_of(first)
        for part in more:
            spaces = TAB - column % TAB
            parts += (" " * spaces, part)
            column += spaces + columns_of(part)
        lines.append("".join(parts))
    return "\n".join(lines)


def columns_of(text: str) -> int:
    """Return the columns that a text takes in a fixed-width face: Chinese signs take two, accents none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _in_line(builder: TreeBuilder, token: Token) -> None:
    builder.add(element("code", builder.attributes(token), token.content))


KIND = ElementKind(
    "code",
    called="program code",
    tokens=("fence", "code_block", "code_inline"),
    handlers=(("fence", _block), ("code_block", _block), ("code_inline", _in_line)),
)
