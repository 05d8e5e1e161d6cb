"""Marks around blocks, and marks in a paragraph of their own: they must not show.

A ``::: {.index ...}`` that is nothing but a mark is dissolved into a mark in front of its first word and an
end behind its last; a paragraph that holds marks and no words is, too. So the blocks stand as they would
without it.
"""

from collections.abc import Iterable

from octavo.compose.draft import Draft
from octavo.compose.trees import all_trees
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, drop, element, local, plain, unwrap
from octavo.elements.index_mark import is_mark, is_point

_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption"})
_IN_LINE = frozenset({"span", "em", "strong", "a"})
_NO_TEXT = frozenset({"hr", "img", "figure", "br", "table"})


def dissolve_blocks(draft: Draft) -> None:
    """Move the marks of all such blocks and paragraphs into the text beside them."""
    for tree in list(all_trees(draft)):
        for node in list(tree.iter("{*}div")):
            if is_mark(node) and node is not tree and "class" not in node.attrib:
                _dissolve(draft, node)
        for node in tree.iter("{*}span"):
            if is_point(node):
                _close_up(node)
        for node in list(tree.iter("{*}p")):
            if len(node) and all(map(is_point, node)) and not plain(node):
                _empty(node)


def _close_up(point: Element) -> None:
    """Take away one of the spaces that stand on both sides of a mark, and the one behind a mark that begins a
    block: the engine would keep it."""
    before, parent = point.getprevious(), point.getparent()
    if parent is None or not point.tail:
        return
    text = (parent.text if before is None else before.tail) or ""
    starts = not text and (before is None or is_point(before)) and local(parent) not in _IN_LINE
    if starts or text[-1:].isspace():
        point.tail = point.tail.lstrip(" \n") or None


def _dissolve(draft: Draft, block: Element) -> None:
    start = _line(block, 0)
    if start is None:
        return  # a table or picture comes first: the block itself is the mark, and nothing in it moves
    mark = element("span", {str(name): str(value) for name, value in block.attrib.items()})
    if Data.INDEX_TO not in mark.attrib:
        last = _line(block, -1)
        if last is not None:
            name = draft.unique("index-end")
            last.append(element("span", {"id": name}))
        else:
            name = next((node.get("id", "") for node in reversed(list(block)) if node.get("id")), "")
        if name:
            mark.set(Data.INDEX_TO, name)
    _put_first(start, [mark])
    unwrap(block)


def _empty(paragraph: Element) -> None:
    """Take the marks of a paragraph to the text after it, or before it if none follows."""
    following, before = paragraph.getnext(), paragraph.getprevious()
    marks = list(paragraph)
    for mark in marks:
        mark.tail = None
    if following is not None and (line := _line(following, 0)) is not None:
        _put_first(line, marks)
    elif before is not None and (line := _line(before, -1)) is not None:
        line.extend(marks)
    else:
        return
    drop(paragraph)


def _line(node: Element, place: int) -> Element | None:
    """Return the first (0) or last (-1) element of a block in which a line of text stands."""
    while local(node) not in _LINES:
        if local(node) in _NO_TEXT or node.get(Data.SLOT):
            return None
        if not len(node) or (node.text or "").strip():
            return node
        node = node[place]
    return node


def _put_first(line: Element, marks: Iterable[Element]) -> None:
    last: Element | None = None
    for place, mark in enumerate(marks):
        line.insert(place, mark)
        last = mark
    if last is not None:
        last.tail, line.text = line.text, None
