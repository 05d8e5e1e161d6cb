"""Pieces of text that remember where they were cut: the engine lays out text and forgets where it came from.

A text box of the engine has processed text (white space collapsed, case transformed) and no word of the text
node that it was made from; each of its lines is a copy with the text of that line, hyphen included. Here a
box is given the children of its element between which its text stands, and a line the box that it was cut
from and the bytes of that box's text before it. So the first character of a line is found in the source
exactly.
"""

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes, build
from weasyprint.formatting_structure.text import transform
from weasyprint.layout import inline

from octavo.core.running_text import TextNode, count, skip

_element_to_box = build.element_to_box
_split_text_box = inline.split_text_box


def _remember_children(element: Any, *rest: Any, **more: Any) -> Any:
    """``element_to_box``, which tells each text box of the element the children before and behind it."""
    found = _element_to_box(element, *rest, **more)
    if len(element):
        for box in found:
            if box.element is element:
                _tell(box, element)
    return found


def _tell(box: Any, element: Any) -> None:
    after = text = None
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            child.after_child, child.before_child = after, None
            text = child
        elif child.element is not element:
            after = child.element
            if text is not None:
                text.before_child = after
                text = None


def _remember_place(context: Any, box: Any, width: Any, start: int, **more: Any) -> Any:
    """``split_text_box``, whose lines know where in the box they begin."""
    found = _split_text_box(context, box, width, start, **more)
    if found[0] is not None:
        found[0].cut_from = box, start
    return found


build.element_to_box = _remember_children
inline.split_text_box = _remember_place


@dataclass(frozen=True, slots=True)
class SourceCharacter:
    """A character of the source: its index in the text of a text node."""

    node: TextNode
    index: int


def spot(line: Any) -> SourceCharacter | None:
    """The source of the first character of a line of text that shows; None where it is not text of an
    element, such as the description of a picture that is missing."""
    if not hasattr(line, "cut_from"):
        return None
    box, start = line.cut_from
    while hasattr(box, "cut_from"):  # a line that was laid out again
        box, more = box.cut_from
        start += more
    nodes = _nodes(box)
    text = "".join(node.text for node in nodes)
    # Counted from the end, because the engine takes away a first letter that has a style of its own.
    index = _from_end(text, count(box.text.encode()[start:].decode()), box.style)
    if index is None:
        return None
    for node in nodes:
        if index < len(node.text):
            return SourceCharacter(node, index)
        index -= len(node.text)
    return None


def _nodes(box: Any) -> list[TextNode]:
    """The text nodes from which a box was made: several where elements between them are not displayed."""
    owner = box.element
    after, before = getattr(box, "after_child", None), getattr(box, "before_child", None)
    nodes = [TextNode(owner, after)]
    children = list(owner)
    for child in children[children.index(after) + 1 if after is not None else 0 :]:
        if child is before:
            break
        nodes.append(TextNode(owner, child))
    return nodes


def _from_end(text: str, number: int, style: Any) -> int | None:
    """The index of the character with which a text's last ``number`` counted characters begin, as they are
    when their case is transformed; None where it has not so many."""
    function = style["text_transform"]
    if function == "none":
        missing = count(text) - number
        return skip(text, missing) if missing >= 0 and number else None
    language = (style["lang"] or "").split("-")[0].lower()

    def left(index: int) -> int:
        return count(transform(function, text[index:], language))

    low, high = 0, len(text)
    while high - low > 1:  # "\u00df" becomes two letters: so many characters as are left, not as were before
        middle = (low + high) // 2
        low, high = (middle, high) if left(middle) >= number else (low, middle)
    return low if number and left(low) >= number else None
