"""Empty elements in a line, such as index marks: if a line may end before them.

An empty element takes the place of the text behind it:

    a <span id="mark"/>word        a line may end before the mark, as before "word"
    com<span id="mark"/>pound      a line may not end here

``patches.line_ends`` tells WeasyPrint, which would end no line at an empty element.
"""

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import can_break_text


def tell_empty_elements(parents: Iterable[Any]) -> None:
    """Tell each empty child of these boxes, in ``line_may_end_before``, if a line may end before it."""
    for box in parents:
        for place, child in enumerate(box.children):
            if _is_empty(child):
                _look_around(child, box.children[:place], box.children[place + 1 :])


def _look_around(box: Any, before: Any, behind: Any) -> None:
    last, first = _last(before), _first(behind)
    if last and first:
        box.line_may_end_before = bool(can_break_text(last + first, box.style["lang"]))


def _is_empty(box: Any) -> bool:
    return isinstance(box, boxes.InlineBox) and not box.children


def _last(children: Any) -> str:
    """Return the last character in boxes of a line, "" if it is not known."""
    for child in reversed(children):
        if text := _text(child):
            return " " if text[-1].isspace() and text[-1] != "\u00a0" else text[-1]
        if not _is_empty(child):
            break
    return ""


def _first(children: Any) -> str:
    """Return the first character in boxes of a line that is no space, "" if it is not known."""
    for child in children:
        if text := _text(child).lstrip(" \t\r\n"):
            return text[0]
        if not _is_empty(child) and not isinstance(child, boxes.TextBox):
            break
    return ""


def _text(box: Any) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    if isinstance(box, boxes.InlineBox):
        return "".join(map(_text, box.children))
    return ""
