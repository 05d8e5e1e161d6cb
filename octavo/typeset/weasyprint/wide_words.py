"""Words wider than their line, such as a long compound in a title or an address: broken as a last resort.

Titles and tables are set without hyphens, and an address has no place for one. The element around such a
line is hyphenated after all; a word without hyphenation is broken at the end of the line.
"""

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, TextBox

from octavo.typeset.weasyprint.boxes import TOLERANCE, add_style, descend, px_to_pt

_AS_TYPED = frozenset({"pre", "code"})
_DONE = "overflow-wrap: break-word"
_LONGEST = 2000  # characters: what is longer is no word, and the engine would be busy with it for hours


def break_wide_words(pages: Iterable[Any]) -> bool:
    """Give the elements with such lines a style that breaks them; return True if there were any
    without it."""
    changed = False
    for page in pages:
        for box in descend(page._page_box):
            for line in box.children if hasattr(box, "children") else ():
                if isinstance(line, LineBox) and _overflows(line, box) and _DONE not in _style(line.element):
                    _let_break(line)
                    changed = True
    return changed


def _overflows(line: Any, block: Any) -> bool:
    """Return True if words of a line stand beyond the end of its block."""
    end = px_to_pt(block.content_box_x() + block.width) + TOLERANCE
    return line.element is not None and any(
        px_to_pt(box.position_x + box.width) > end and box.style["white_space"] not in ("nowrap", "pre")
        for box in descend(line)
        if isinstance(box, TextBox) and len(box.text) < _LONGEST
    )


def _let_break(line: Any) -> None:
    add_style(line.element, _DONE)
    if line.element.tag not in _AS_TYPED:
        add_style(line.element, "hyphens: auto")


def _style(element: Any) -> str:
    return str(element.get("style", ""))
