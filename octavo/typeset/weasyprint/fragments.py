"""Pieces of text that remember from where they were cut, so that a word on a page is found in the source.

A text box of WeasyPrint has processed text (white space collapsed, case transformed) and nothing of the text
node that it was made from; each of its lines is a copy with the text of that line, hyphen included. Two
patches keep what is lost on the way:

    <p>One <b>two</b> three four five</p>
                     ^^^^^^^^^^^^^^^^      one text node: behind <b>, before nothing

    box   " three four five"      after_child <b>, before_child None            (patches.boxes_of_elements)
    line  "four five"             cut_from (box, 7): the byte where it begins   (patches.text_fragments)

So the first character of a line is found in the source exactly.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.text import transform

from octavo.core.running_text import TextNode, count, skip


def tell_neighbours(made: Iterable[Any], element: Any) -> None:
    """Tell each text box of an element the children of it before and behind the text."""
    for box in made:
        if box.element is element:
            _tell(box, element)


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


@dataclass(frozen=True, slots=True)
class SourceCharacter:
    """A character of the source: its index in the text of a text node."""

    node: TextNode
    index: int


def spot(line: Any) -> SourceCharacter | None:
    """Return the source of the first character of a line of text that shows, or None if it is not text of an
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
    """Return the text nodes from which a box was made: several if elements between them are not displayed."""
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
    """Return the index of the character with which a text's last ``number`` counted characters begin, as they
    are when their case is transformed, or None if it has not so many."""
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
