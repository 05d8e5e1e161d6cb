"""Program code in blocks: printed as typed, line by line; with a caption or a file's name a listing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from markdown_it.token import Token

from octavo.core.columns import expand_tabs
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, add_child, element
from octavo.elements.highlight import lines_of
from octavo.elements.kind import ElementKind, TreeBuilder

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


def _listing(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    names = f"listing {attributes.get('class', '')}".strip()
    builder.open("figure", {**attributes, "class": names, Data.GRID: "yes"}, builder.span(token))


def _caption(builder: TreeBuilder, token: Token) -> None:
    """Open the caption of a listing. Its template prints the number, which the listings step sets."""
    builder.open("figcaption", {Data.SLOT: "element", Data.ELEMENT: "listing"}, builder.span(token))


def _close(builder: TreeBuilder, _: Token) -> None:
    builder.close()


def _block(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    look = token.meta.get("look")
    if not isinstance(look, CodeLook):
        look = CodeLook()
    names = ["numbered-lines"] if look.first is not None else []
    names += attributes.get("class", "").split()
    attributes |= {"class": " ".join(names)} if names else {}
    if file := token.meta.get("file"):
        name = element("p", {"class": "listing-file"})
        add_child(name, "code").text = str(file)
        builder.add(name)
    block = element("pre", {**attributes, Data.GRID: "yes"}, span=builder.span(token))
    language = token.info.split()[0] if token.info.split() else ""
    _add_lines(block, token.content, language, look)
    builder.add(block)


def _add_lines(block: Element, text: str, language: str, look: CodeLook) -> None:
    lines = lines_of(expand_tabs(text.rstrip("\n")), language)
    known = language if _LANGUAGE.fullmatch(language) else ""
    code = add_child(block, "code", {"class": f"language-{known}"} if known else {})
    if look.first is not None and look.first != 1:
        code.set("style", f"counter-reset: code-line {look.first - 1}")
    for number, pieces in enumerate(lines):
        names = "code-line strong" if number in look.strong else "code-line"
        line = add_child(code, "span", {"class": names})
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


KIND = ElementKind(
    "listing",
    called="a block of program code",
    tokens=("fence", "code_block", "listing_open"),
    handlers=(
        ("fence", _block),
        ("code_block", _block),
        ("listing_open", _listing),
        ("listing_close", _close),
        ("listing_caption_open", _caption),
        ("listing_caption_close", _close),
    ),
)
