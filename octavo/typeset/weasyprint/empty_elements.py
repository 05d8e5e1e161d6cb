"""Empty elements in a line, such as index marks: a mend for a fault of the engine, which ends no line there.

WeasyPrint 70 asks whether a line may end between two boxes for the characters at their edges. An empty
element has none, so "a <span/>word" is as one word to it. Here such an element takes the place of the text
behind it: a line may end before it where it might if the element were not there, and it goes to the next line
with the word.
"""

from functools import cache
from typing import Any

from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import inline
from weasyprint.text.line_break import can_break_text


@cache
def break_lines_at_empty_elements() -> None:
    """Mend the engine, for all documents of this process."""
    element_to_box, split_inline_level = build.element_to_box, inline.split_inline_level

    def look_around(element: Any, *rest: Any, **more: Any) -> Any:
        """``element_to_box``, which finds out for each empty child whether a line may end before it."""
        found = element_to_box(element, *rest, **more)
        for box in found if len(element) else ():
            for place, child in enumerate(box.children):
                if _is_empty(child):
                    _look_around(child, box.children[:place], box.children[place + 1 :])
        return found

    def split_level(context: Any, box: Any, *rest: Any) -> Any:
        """``split_inline_level``, which says of an empty element whether a line may end before it."""
        child, resume, preserved, first, *more = split_inline_level(context, box, *rest)
        if first is None:
            first = getattr(box, "line_may_end_before", None)
        return child, resume, preserved, first, *more

    build.element_to_box, inline.split_inline_level = look_around, split_level


def _look_around(box: Any, before: Any, behind: Any) -> None:
    last, first = _last(before), _first(behind)
    if last and first:
        box.line_may_end_before = bool(can_break_text(last + first, box.style["lang"]))


def _is_empty(box: Any) -> bool:
    return isinstance(box, boxes.InlineBox) and not box.children


def _last(children: Any) -> str:
    """The last character in boxes of a line, "" where it is not known."""
    for child in reversed(children):
        if text := _text(child):
            return " " if text[-1].isspace() and text[-1] != "\u00a0" else text[-1]
        if not _is_empty(child):
            break
    return ""


def _first(children: Any) -> str:
    """The first character in boxes of a line that is no space, "" where it is not known."""
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
