"""What one pass of the engine can't do: laid out again until displays and footnotes stand well.

The engine knows no floats, no line grid, and moves a footnote to the next page where the line with its
call would have to go with it. So a document is laid out, looked at, mended and laid out again:

- a display (an element with ``data-display``) that would not fit and left the page before it short goes
  behind the paragraph that follows, which fills the gap;
- a display that is taller than a page may be broken, and begins where the text before it ends;
- space is added around a display, half above and half below, until the text after it is on the grid;
- a footnote that came a page late takes the block of its call along with it;
- a word that is wider than its line is broken;
- a title page that takes two pages is set closer.

The order of the mends is fixed, so the same document gives the same pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, ReplacedBox

from octavo.typeset.engine.boxes import (
    Parents,
    add_style,
    descend,
    late_footnotes,
    parents_of,
    points,
    text_area,
)
from octavo.typeset.engine.one_page import crowd
from octavo.typeset.engine.wide_words import break_wide_words

Element = ElementTree.Element
Render = Callable[[Element], Any]

DISPLAY = "data-display"
_ROUNDS = 6
_MOVES = 3  # paragraphs that a display may be moved past
_SHORT = 2.5  # lines that a page may lack before its foot is a gap
_NOISE = 0.1  # points
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _State:
    """What was done to each display so far."""

    moves: dict[Element, int] = field(default_factory=dict)
    space: dict[Element, tuple[float, float]] = field(default_factory=dict)
    held: set[Element] = field(default_factory=set)


def refine(root: Element, render: Render) -> Any:
    """The laid-out document of ``root``, which is changed in place. ``render`` lays it out as it is."""
    document = render(root)
    displays = [element for element in root.iter() if element.get(DISPLAY)]
    state = _State()
    for _ in range(_ROUNDS):
        parents = parents_of(root)
        changed = _hold_footnotes(document.pages, state) | break_wide_words(document.pages)
        changed |= crowd(document.pages)
        if displays:
            changed |= _break_tall(document.pages, state)
            changed |= _fill_gaps(document.pages, parents, state) or _keep_grid(document.pages, state)
        if not changed:
            break
        document = render(root)
    return document


def _hold_footnotes(pages: list[Any], state: _State) -> bool:
    late = [note for note in late_footnotes(pages) if note not in state.held]
    for note in late:
        state.held.add(note)
        add_style(note, "footnote-policy: block")
    return bool(late)


def _break_tall(pages: list[Any], state: _State) -> bool:
    """Let displays that were broken over pages against the stylesheet be broken from their start."""
    seen: set[Element] = set()
    broken: dict[Element, None] = {}
    for page in pages:
        here = {box.element: box for box in _flow(page) if _is_display(box)}
        for element, box in here.items():
            if element in seen and box.style["break_inside"] != "auto":
                broken[element] = None
        seen |= here.keys()
    for element in broken:
        state.moves[element] = _MOVES
        add_style(element, "break-inside: auto")
    return bool(broken)


def _fill_gaps(pages: list[Any], parents: Parents, state: _State) -> bool:
    """Move the first display of each page that left a gap on the page before it past one paragraph."""
    changed = False
    for before, page in pairwise(pages):
        display = _at_top(page)
        if display is None or state.moves.get(display, 0) >= _MOVES or _gap(before) < _SHORT * _line(page):
            continue
        if any(_is_display(box) and box.element is display for box in _flow(before)):
            continue
        parent = parents[display]
        place = list(parent).index(display)
        following = parent[place + 1] if place + 1 < len(parent) else None
        if following is None or following.tag != "p":
            continue
        parent.remove(display)
        parent.insert(place + 1, display)
        state.moves[display] = state.moves.get(display, 0) + 1
        if state.space.pop(display, None):
            _space(display, 0, 0)
        changed = True
    return changed


def _keep_grid(pages: list[Any], state: _State) -> bool:
    """Add space around displays until what follows them on their page is on the line grid again."""
    changed = False
    for page in pages:
        area, line, shift = text_area(page), _line(page), 0.0
        for box, following in _followed(page):
            off = (following - area.top + shift) % line
            if min(off, line - off) < _NOISE:
                continue
            missing = line - off
            above, below = state.space.get(box.element, (0.0, 0.0))
            # Space above the first thing on a page is cut off, so all of it goes below.
            half = 0.0 if points(box.border_box_y()) - area.top < line / 2 else missing / 2
            state.space[box.element] = (above + half, below + missing - half)
            _space(box.element, *state.space[box.element])
            shift += missing
            changed = True
    return changed


def _space(display: Element, above: float, below: float) -> None:
    """Paddings add to the margins of the stylesheet, whatever those are."""
    add_style(display, f"padding-top: {above:.3f}pt; padding-bottom: {below:.3f}pt")


def _line(page: Any) -> float:
    """The height of a line of the document's own text, in points."""
    style = page._page_box.children[0].style
    height = style["line_height"]
    return points(height[0] if isinstance(height, tuple) else float(height))


def _flow(page: Any) -> Iterator[Any]:
    """All boxes of the text, footnotes left out."""
    for child in page._page_box.children:
        if not isinstance(child, FootnoteAreaBox):
            yield from descend(child)


def _is_display(box: Any) -> bool:
    element = box.element
    return element is not None and bool(element.get(DISPLAY)) and box.element_tag == element.tag


def _at_top(page: Any) -> Element | None:
    """The display that stands first on a page, under its heading where it has one."""
    headings: set[int] = set()
    for box in _flow(page):
        if _is_display(box):
            first: Element = box.element
            return first
        if box.element_tag in _HEADINGS and id(box) not in headings:
            headings |= {id(child) for child in descend(box)}
        elif isinstance(box, LineBox | ReplacedBox) and id(box) not in headings:
            return None
    return None


def _gap(page: Any) -> float:
    """Points between the last line of a page and its foot, or the footnotes on it."""
    area = text_area(page)
    foot, last = area.bottom, area.top
    for child in page._page_box.children:
        if isinstance(child, FootnoteAreaBox) and child.children:
            foot = min(foot, points(child.position_y))
    for box in _flow(page):
        if isinstance(box, LineBox | ReplacedBox):
            last = max(last, points(box.position_y + box.height))
    return foot - last


def _followed(page: Any) -> Iterator[tuple[Any, float]]:
    """Displays that are whole on a page, with the top of the line of text that comes next, in points."""
    waiting: Any = None
    inside: set[int] = set()
    for box in _flow(page):
        if _is_display(box) and id(box) not in inside:
            waiting = box
            inside = {id(child) for child in descend(box)}
        elif waiting is not None and isinstance(box, LineBox) and id(box) not in inside:
            yield waiting, points(box.position_y)
            waiting = None
