"""Pages corrected as they are made, since one pass of WeasyPrint can't do it.

WeasyPrint knows no floats and no line grid, and moves a footnote to the next page if the line with its call
would have to go with it. So each page is examined as soon as it is made (``paging``):

- a display (an element with ``data-display``) that did not fit, and left the page before it short, goes
  behind the paragraph that follows, which fills the gap:

      page 4        page 5             page 4        page 5
      | text    |   | +-----+ |        | text    |   | +-----+ |
      | text    |   | | pic | |   ->   | text    |   | | pic | |
      |         |   | +-----+ |        | para-   |   | +-----+ |
      |         |   | para-   |        | graph   |   | more    |

- a display that is taller than a page may be broken, and begins at the end of the text before it;
- a row of a table that is taller than a page may be broken (``tall_rows``);
- space is added around a display, half above and half below, until the text after it is on the grid:

      grid   - text -      - text -
             - [pic] -     -        -  half of what is missing
             - text        -  [pic] -
                 ^ off     - text -

- a footnote that came a page late takes the block of its call along with it;
- the rest of a long footnote leaves the text of its page the room that it needs;
- footnotes that are numbered by pages get their marks.

When all pages are made, a word that is wider than its line is broken, a title page that takes two pages is
set closer, and the document is laid out once more. The order of the corrections is fixed, so the same
document gives the same pages; each can happen to a page so many times only, so there is an end.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, ReplacedBox

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import Parents, block_area, descend, parents_of, px_to_pt
from octavo.typeset.weasyprint.continued_entries import ContinuedEntries
from octavo.typeset.weasyprint.long_notes import give_page, give_room, missing_room
from octavo.typeset.weasyprint.note_areas import note_state
from octavo.typeset.weasyprint.one_page import mark_crowded
from octavo.typeset.weasyprint.page_marks import PageMarks
from octavo.typeset.weasyprint.paging import Proofreader
from octavo.typeset.weasyprint.restyle import Restyled
from octavo.typeset.weasyprint.tall_rows import TallRows
from octavo.typeset.weasyprint.wide_words import break_wide_words

Element = ElementTree.Element
Render = Callable[[Element, Proofreader], Any]

_ROUNDS = 4
_TRIES = 4  # for the grid of one page
_MOVES = 3  # paragraphs that a display may be moved past
_SHORT = 2.5  # lines that a page may lack before its foot is a gap
_NOISE = 0.1  # points
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def lay_out_corrected(root: Element, render: Render) -> Any:
    """Return the laid-out document of ``root``, which is changed in place.

    ``render`` lays it out as it is, and lets the proofreader that it is given look at the pages.
    """
    reader = ContinuedEntries(_PageCorrector(root))
    document = render(root, reader)
    for _ in range(_ROUNDS):
        if not break_wide_words(document.pages) | mark_crowded(document.pages):
            break
        document = render(root, reader)
    return document


class _PageCorrector:
    """Corrects the pages of one document. A display that it moves is moved in the element tree too: that is
    the reading order."""

    def __init__(self, root: Element) -> None:
        self._displays = {element for element in root.iter() if _is_set_apart(element)}
        self._parents: Parents = parents_of(root) if self._displays else {}
        self._moves: dict[Element, int] = {}
        self._marks = PageMarks(root)
        self._rows = TallRows(root)
        self.begin(None)

    def begin(self, root_box: Any) -> None:
        """Forget all that was done to the boxes of an earlier pass."""
        self._boxes = _DisplayBoxes(root_box, self._displays) if self._displays and root_box else None
        self._with_call: set[Element] = set()
        self._spaces: dict[Element, tuple[int, Restyled, float, float]] = {}
        self._tries: dict[int, int] = {}
        self._rooms: dict[int, int] = {}
        if root_box is not None:
            self._marks.begin(root_box)
            self._rows.begin(root_box)

    def read(self, pages: list[Any], context: Any) -> int | None:
        """Correct the last page, and return the index of the first page to be made again, or None."""
        last = len(pages) - 1
        page = pages[last]
        again = (
            last if self._keep_footnotes_with_calls(page, context) or self._make_room(page, context) else None
        )
        if again is None and self._marks.assign_marks(page, last):
            again = last
        if again is None:
            again = self._rows.correct(pages)
        if again is None and self._boxes:
            again = self._break_tall(pages, context)
            if again is None:
                again = self._fill_gap(pages, context)
        if again is not None:
            self._forget_spaces(again)
            return again
        return last if self._boxes and self._keep_grid(pages[last], last) else None

    def _keep_footnotes_with_calls(self, page: Any, context: Any) -> bool:
        divided = note_state(context).note
        late = [
            note
            for note in context.reported_footnotes
            if note is not divided and note.element not in self._with_call
        ]
        if not late:
            return False
        called = {box.footnote for box in descend(page) if getattr(box, "footnote", None)}
        held = [note for note in late if note in called]
        if held and give_page(page, context, called):
            return True
        for note in held:
            self._with_call.add(note.element)
            note.style["footnote_policy"] = "block"  # a note has a style of its own
        return bool(held)

    def _make_room(self, page: Any, context: Any) -> bool:
        """Let the rest of a note leave more of its page to the text, if that runs into the note."""
        number, missing = context.current_page, missing_room(page, context)
        self._rooms[number] = self._rooms.get(number, 0) + 1
        if not missing or self._rooms[number] > _TRIES:
            return False
        give_room(context, number, missing)
        return True

    def _break_tall(self, pages: list[Any], context: Any) -> int | None:
        """Let a display that was broken over pages against the stylesheet be broken from its start."""
        assert self._boxes is not None
        broken = self._boxes.broken(context.page_maker[len(pages)][0])
        if broken is None or broken.style["break_inside"] == "auto":
            return None
        element = broken.element
        self._moves[element] = _MOVES
        Restyled(broken).set(break_inside="auto")
        has = (any(box.element is element for box in _flow(page)) for page in pages)
        return max(0, next(number for number, there in enumerate(has) if there) - 1)

    def _fill_gap(self, pages: list[Any], context: Any) -> int | None:
        """Move a display that opens the page, and left a gap on the page before, past one paragraph."""
        last = len(pages) - 1
        if not last or context.page_maker[last][1]["break"] != "any":
            return None
        before, page = pages[-2:]
        display = _at_top(page)
        if display is None or self._moves.get(display, 0) >= _MOVES or _gap(before) < _SHORT * _line(page):
            return None
        if any(_is_display(box) and box.element is display for box in _flow(before)):
            return None
        parent = self._parents[display]
        place = list(parent).index(display)
        following = parent[place + 1] if place + 1 < len(parent) else None
        if following is None or following.tag != "p" or not self._boxes:
            return None
        if not self._boxes.move_past(display, following):
            return None
        parent.remove(display)
        parent.insert(place + 1, display)
        self._moves[display] = self._moves.get(display, 0) + 1
        return last - 1

    def _keep_grid(self, page: Any, number: int) -> bool:
        """Add space around displays until what follows them on their page is on the line grid again."""
        self._tries[number] = self._tries.get(number, 0) + 1
        if self._tries[number] > _TRIES:
            return False
        area, line, shift, changed = block_area(page), _line(page), 0.0, False
        for box, following in _followed(page):
            off = (following - area.top + shift) % line
            if min(off, line - off) < _NOISE:
                continue
            missing = line - off
            # Space above the first thing on a page is cut off, so all of it goes below.
            half = 0.0 if px_to_pt(box.border_box_y()) - area.top < line / 2 else missing / 2
            self._space(box.element, number, half, missing - half)
            shift += missing
            changed = True
        return changed

    def _space(self, display: Element, page: int, above: float, below: float) -> None:
        assert self._boxes is not None
        if display not in self._spaces:
            self._spaces[display] = (page, Restyled(self._boxes.display(display)), 0.0, 0.0)
        _, restyled, earlier_above, earlier_below = self._spaces[display]
        above, below = earlier_above + above, earlier_below + below
        self._spaces[display] = (page, restyled, above, below)
        restyled.pad(above, below)

    def _forget_spaces(self, page: int) -> None:
        """Take the space away from displays that stood on a page or later: they will stand elsewhere."""
        for display, (number, restyled, _, _) in list(self._spaces.items()):
            if number >= page:
                restyled.pad(0, 0)
                del self._spaces[display]
        for number in [number for number in self._tries if number >= page]:
            del self._tries[number]


class _DisplayBoxes:
    """The boxes of displays in the tree from which pages are made, and those around them."""

    def __init__(self, root_box: Any, displays: set[Element]) -> None:
        self._root = root_box
        self._around: dict[Element, Any] = {}
        waiting = [root_box]
        while waiting:
            box = waiting.pop()
            for child in getattr(box, "children", ()):
                if child.element in displays and child.element_tag == child.element.tag:
                    self._around.setdefault(child.element, box)
                waiting.append(child)

    def display(self, element: Element) -> Any:
        """Return the box of a display."""
        return next(box for box in self._around[element].children if box.element is element and _is_own(box))

    def broken(self, resume_at: Any) -> Any:
        """Return the box of the display inside which a page ended, at ``resume_at``, or None."""
        box = self._root
        while resume_at and not isinstance(box, LineBox):  # the ends of lines are counted in another way
            (place, resume_at), *_ = resume_at.items()
            if place >= len(box.children):  # columns are made while they are laid out
                return None
            box = box.children[place]
            if resume_at and _is_display(box):
                return box
        return None

    def move_past(self, element: Element, following: Element) -> bool:
        """Move a display behind the box after it, if that is the one of ``following``."""
        around = self._around.get(element)
        if around is None:
            return False
        children = list(around.children)
        place = children.index(self.display(element))
        if place + 1 >= len(children) or children[place + 1].element is not following:
            return False
        if place and place + 2 < len(children):
            _exchange_indents(children[place - 1], children[place + 1], children[place + 2])
        children[place : place + 2] = reversed(children[place : place + 2])
        around.children = type(around.children)(children)
        return True


def _exchange_indents(before: Any, moved: Any, after: Any) -> None:
    """Let two paragraphs exchange their indents: the one that stood behind the display, and the one that does
    now. Nothing happens if the display does not stand between paragraphs."""
    if all(box.element is not None and box.element_tag == "p" for box in (before, moved, after)):
        first, second = moved.style["text_indent"], after.style["text_indent"]
        for paragraph, indent in ((moved, second), (after, first)):
            for box in (paragraph, *paragraph.children):  # its lines have inherited the indent already
                Restyled(box).set(text_indent=indent)


def _line(page: Any) -> float:
    """Return the height of a line of the document's own text, in points."""
    style = page.children[0].style
    height = style["line_height"]
    return px_to_pt(height[0] if isinstance(height, tuple) else float(height))


def _flow(page: Any) -> Iterator[Any]:
    """Yield all boxes of the text, footnotes left out."""
    for child in page.children:
        if not isinstance(child, FootnoteAreaBox):
            yield from descend(child)


def _is_set_apart(element: Element) -> bool:
    """Return True if lines of an element need not stand on the line grid: those behind it must again."""
    return bool(element.get(Data.DISPLAY) or element.get(Data.GRID))


def _is_display(box: Any) -> bool:
    return _is_own(box) and bool(box.element.get(Data.DISPLAY))


def _is_own(box: Any) -> bool:
    """Return True if a box is that of its element, and of no pseudo-element."""
    return box.element is not None and box.element_tag == box.element.tag


def _at_top(page: Any) -> Element | None:
    """Return the display that stands first on a page, under its heading if it has one."""
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
    """Return points between the last line of a page and its foot, or the footnotes on it."""
    area = block_area(page)
    foot, last = area.bottom, area.top
    for child in page.children:
        if isinstance(child, FootnoteAreaBox) and child.children:
            foot = min(foot, px_to_pt(child.position_y))
    for box in _flow(page):
        if isinstance(box, LineBox | ReplacedBox):
            last = max(last, px_to_pt(box.position_y + box.height))
    return foot - last


def _followed(page: Any) -> Iterator[tuple[Any, float]]:
    """Yield displays that are whole on a page, with the top of the next line of text, in points."""
    waiting: Any = None
    inside: set[int] = set()
    for box in _flow(page):
        if _is_own(box) and _is_set_apart(box.element) and id(box) not in inside:
            waiting = box
            inside = {id(child) for child in descend(box)}
        elif waiting is not None and isinstance(box, LineBox) and id(box) not in inside:
            yield waiting, px_to_pt(box.position_y)
            waiting = None
