"""Tokens of HTML tags -> a tree of elements -> the tokens of Octavo's own elements.

Tags are paired as HTML pairs them: some need no closing tag, and one that closes nothing says nothing. An
element ends with the block of Markdown that it began in.
"""

from dataclasses import dataclass, field

from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.html import tag_finding
from octavo.source.markdown.html_tags import ENDED_BY, KNOWN, OPTIONAL_END, RAW, SILENT

#: The type of the token of a tag.
TAG_TOKEN = "html_tag"
#: How deep elements may stand in each other.
DEPTH = 60
_DEEP = Finding("nesting-deep", "HTML elements stand too deep in each other", "use fewer levels")


@dataclass(slots=True)
class HtmlNode:
    """An HTML element: its name, attributes, place (line from 0, column from 1), and what it holds."""

    name: str
    attributes: dict[str, str]
    place: tuple[int, int]
    depth: int = 0
    children: "list[Token | HtmlNode]" = field(default_factory=list)
    content: str = ""
    was: str = ""


def tree_of(tokens: list[Token]) -> HtmlNode:
    """Return the element that holds all of a text, in which tags have become elements."""
    return _Builder().build(tokens)


def problem(finding: Finding, place: tuple[int, int], severity: Severity = Severity.WARNING) -> Token:
    """Return the token of a problem at a place."""
    line, column = place
    token = Token("problem", "", 0, map=[line, line + 1])
    token.meta = {"finding": finding, "severity": severity, "column": column}
    return token


class _Builder:
    """Builds the tree of one text. ``depth`` is that of Markdown's own blocks at the present place."""

    def __init__(self) -> None:
        self._stack = [HtmlNode("", {}, (0, 1))]
        self._depth = 0
        self._told_deep = False

    def build(self, tokens: list[Token]) -> HtmlNode:
        """Return the element that holds all of a text."""
        for token in tokens:
            if token.type == TAG_TOKEN:
                self._tag(token)
                continue
            if token.nesting < 0:
                self._depth -= 1
                self._end_deeper()
            elif token.type != "inline" and self._depth == self._stack[-1].depth:
                self._end_paragraph()
            self._stack[-1].children.append(token)
            if token.nesting > 0:
                self._depth += 1
        self._depth = -1
        while len(self._stack) > 1:
            self._end()
        return self._stack[0]

    def _end(self) -> None:
        node = self._stack.pop()
        if node.name not in OPTIONAL_END:
            self._tell(tag_finding(f"<{node.name}>"), node.place)

    def _end_deeper(self) -> None:
        """End elements that began in a block of Markdown which has ended."""
        while len(self._stack) > 1 and self._stack[-1].depth > self._depth:
            self._end()

    def _end_paragraph(self) -> None:
        """End a paragraph that has a text when a block of Markdown follows; an empty one holds the block."""
        node = self._stack[-1]
        if node.name == "p" and len(self._stack) > 1:
            if any(isinstance(child, Token) and child.type == "inline" for child in node.children):
                self._stack.pop()
            else:
                node.name, node.was = "div", "p"

    def _tell(self, finding: Finding, place: tuple[int, int]) -> None:
        self._stack[-1].children.append(problem(finding, place))

    def _tag(self, token: Token) -> None:
        meta, name = token.meta, token.tag
        place = (token.map[0] if token.map else 0, meta["column"])
        if meta["left_out"] or (name in RAW and not meta["raw"]):
            self._tell(tag_finding(meta["tag"]), place)
        elif meta["raw"] and name in RAW:
            self._tell(tag_finding(meta["tag"]), place)
            if name not in SILENT and token.content.strip():
                self._add(HtmlNode(name, meta["attributes"], place, self._depth, [], token.content))
        elif meta["closing"]:
            self._close(name, meta["tag"], place)
        else:
            self._open(token, name, place)

    def _open(self, token: Token, name: str, place: tuple[int, int]) -> None:
        meta = token.meta
        while len(self._stack) > 1 and name in ENDED_BY.get(self._stack[-1].name, ()):
            if self._stack[-1].depth != self._depth:
                break
            self._stack.pop()
        if name not in KNOWN and not meta["empty"]:
            self._tell(tag_finding(meta["tag"]), place)
        elif name not in KNOWN:
            self._tell(tag_finding(meta["tag"]), place)
            return
        node = HtmlNode(name, dict(meta["attributes"]), place, self._depth, [], token.content)
        if len(self._stack) > DEPTH:
            if not self._told_deep:
                self._told_deep = True
                self._stack[-1].children.append(problem(_DEEP, place, Severity.ERROR))
            return
        self._stack[-1].children.append(node)
        if not meta["empty"] and not meta["raw"]:
            self._stack.append(node)

    def _add(self, node: HtmlNode) -> None:
        self._stack[-1].children.append(node)

    def _close(self, name: str, tag: str, place: tuple[int, int]) -> None:
        for at in range(len(self._stack) - 1, 0, -1):
            node = self._stack[at]
            if node.depth != self._depth:
                break
            if name == node.name or node.was == name:
                while len(self._stack) > at + 1:
                    self._end()
                self._stack.pop()
                return
        if name != "p" and not self._told_deep and name in KNOWN:
            self._tell(tag_finding(tag), place)
