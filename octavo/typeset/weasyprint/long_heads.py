"""Running heads of one line: one that is too long for the head of the page is cut after a word."""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure.boxes import LineBox, MarginBox, TextBox

from octavo.typeset.layout import LayoutProblem
from octavo.typeset.weasyprint.boxes import descend

Element = ElementTree.Element
_ROUNDS = 4
_ELLIPSIS = "\u2026"


def shorten_heads(root: Element, render: Callable[[Element], Any]) -> tuple[Any, list[LayoutProblem]]:
    """Return the document of running heads, each on one line, and a warning for each that was cut."""
    document, whole = render(root), dict[Element, str]()
    for _ in range(_ROUNDS):
        long = dict(_long(document.pages))
        if not long:
            break
        for element, line in long.items():
            whole.setdefault(element, " ".join("".join(element.itertext()).split()))
            _cut(element, line)
        document = render(root)
    return document, [_problem(text) for text in dict.fromkeys(whole.values())]


def _long(pages: list[Any]) -> Iterator[tuple[Element, str]]:
    """Yield heads that take more than one line, with the text of the first."""
    for page in pages:
        for margin in page._page_box.children:
            if not isinstance(margin, MarginBox):
                continue
            for block in descend(margin):
                lines = [line for line in getattr(block, "children", ()) if isinstance(line, LineBox)]
                if len(lines) > 1 and block.element is not None:
                    texts = (box.text for box in descend(lines[0]) if isinstance(box, TextBox))
                    yield block.element, "".join(texts)


def _cut(element: Element, line: str) -> None:
    """Keep the words of a line but the last, which makes room for the ellipsis."""
    kept = line.rstrip(" -\u2010\u00ad" + _ELLIPSIS).rpartition(" ")[0] or line[:-1]
    for child in list(element):
        element.remove(child)
    element.text = kept.rstrip(" ,;:.") + _ELLIPSIS


def _problem(text: str) -> LayoutProblem:
    return LayoutProblem(
        "head-shortened",
        f"the title \u201c{text[:40]}...\u201d is too long for a running head, and is cut there",
        "give a `short-title` to the division, or to the book",
    )
