"""The area of the footnotes of a page, laid out in parts: as far as a height reaches, or from a break on.

``find_cut`` looks for the place at which the last note of a page is divided. It lays the area out as high as
it may be, and sees where WeasyPrint has broken it; if the rest has too few lines, it tries a lower area:

    height 5 lines    | ¹ one        |       height 4 lines    | ¹ one        |
                      | ² one        |                         | ² one        |
                      |   two        |                         |   two        |
                      |   three      |                         |   three      |
                      |   four       |                         +--------------+
                      +--------------+                         |   four       |
                      |   five       |                         |   five       |
                      one line alone: too few                  both parts have two: the cut

All that is known of a note that does not end on its page is kept in WeasyPrint's context of the layout.
"""

from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox, TextBox
from weasyprint.layout import block

#: Lines that a part of a note must have.
_LEAST = 2
#: Styles that allow a page to end anywhere.
_ANYWHERE = {"orphans": 1, "widows": 1} | {
    f"break_{place}": "auto" for place in ("before", "after", "inside")
}
#: WeasyPrint's own function, which ``patches.long_notes`` replaces in two modules that call it.
block_level_layout = block.block_level_layout


@dataclass(frozen=True, slots=True)
class Cut:
    """The cut in a note that does not end on the page.

    ``height`` is that of the area of footnotes, margins included, in pixels; ``place`` the place in the note
    at which it goes on, as WeasyPrint counts. ``anywhere`` is True if the stylesheets allow no break there.
    """

    note: Any
    height: float
    place: Any
    anywhere: bool


@dataclass(frozen=True, slots=True)
class LineInProgress:
    """The line that is being set: its place in its block, and all that is needed to make those behind it."""

    page: int  # its number, from 1
    line: Any
    number: int
    top: float  # of the first line of the block on this page
    bottom_space: float
    block: Any
    resume_at: Any
    source: Any


class NoteState:
    """The notes that a document leaves for the next page; kept in the context of the layout."""

    def __init__(self) -> None:
        self.cut: Cut | None = None
        self.line: LineInProgress | None = None
        self.note: Any = None
        """The note that goes on at the foot of a page, if any."""
        self.page = 0
        """The number of that page, from 1."""
        self.place: Any = None
        """The place in the note at which it goes on."""
        self.room: dict[int, float] = {}
        """Pixels that the rest of a note must leave to the text, by the number of the page."""
        self.alone: set[int] = set()
        """Numbers of pages that have notes and no text."""

    def state(self) -> tuple[Any, int, Any]:
        """Return all that must be restored before a page is made again."""
        return self.note, self.page, self.place

    def restore(self, state: tuple[Any, int, Any]) -> None:
        """Forget all that happened on a page and on those after it."""
        self.note, self.page, self.place = state
        self.cut = self.line = None

    def goes_on(self, context: Any) -> bool:
        """Return True if the page that is being made begins its notes with the rest of one."""
        notes = context.current_page_footnotes
        return bool(notes) and self.page == context.current_page and notes[0] is self.note


def note_state(context: Any) -> NoteState:
    """Return the state of the divided notes of a layout, which is kept in its context."""
    try:
        found: NoteState = context.note_state
    except AttributeError:
        found = context.note_state = NoteState()
    return found


def find_cut(context: Any, note: Any, height: float, anywhere: bool = False) -> Cut | None:
    """Return the cut in the last note of the page with which the notes take ``height`` pixels at most.

    Return None if there is none.

    Both parts have two lines at least, and the stylesheets allow the break; if it may be ``anywhere``, one
    line is enough, and all breaks are allowed.
    """
    least = 1 if anywhere else _LEAST
    for _ in range(least + 1):
        area, resume_at, *_ = lay_out_area(context, fresh_area(context), height, skip(context), anywhere)
        place, inner = _break_of(resume_at)
        first = skip(context)
        if area is None or inner is None or place != len(context.current_page_footnotes) - 1:
            return None
        lines = _count(area.children[-1], least)
        if lines < least:
            return None
        below = _height_of_rest(context, resume_at, least)
        if below is None:
            exact = bottom(area) - area.position_y + _below(area)
            known = first is not None and place == 0
            return Cut(note, exact, inner, anywhere) if not known or inner != first[0] else None
        height = bottom(area) - area.position_y + _below(area) - below
    return None


def _height_of_rest(context: Any, resume_at: Any, least: int) -> float | None:
    """Return the pixels by which the first part must be shortened for the second to have enough lines.

    Return None if it has enough.
    """
    area = fresh_area(context)
    rest = lay_out_area(context, area, area.page.height, resume_at)[0]
    lines = [box for box in rest.descendants() if isinstance(box, LineBox)]
    return None if len(lines) >= least or not lines else float(lines[0].height) / 2


def _break_of(resume_at: Any) -> tuple[int, Any]:
    if not resume_at:
        return -1, None
    (place, inner), *_ = resume_at.items()
    return int(place), inner


def skip(context: Any) -> Any:
    """Return the place at which the notes of the page begin: None for the beginning of the first."""
    state = note_state(context)
    return {0: state.place} if state.goes_on(context) else None


def fresh_area(context: Any) -> Any:
    """Return the area of the footnotes of the page with their boxes, ready to be laid out."""
    return build.create_anonymous_boxes(context.current_footnote_area.deepcopy())


def lay_out_area(
    context: Any, area: Any, height: float, start: Any, anywhere: bool = False, **placed: list[Any]
) -> Any:
    """Lay out the area of footnotes with a height in pixels, or as high as it becomes (inf).

    It is broken as the stylesheets allow it, or ``anywhere``. Return what WeasyPrint's
    ``block_level_layout`` does.
    """
    if anywhere:
        for box in area.descendants():
            box.style = box.style.copy()
            box.style.update(_ANYWHERE)
    area.style = area.style.copy()
    area.style["box_decoration_break"] = "clone"  # its rule and padding stand above every part
    page_bottom, line = context.page_bottom, note_state(context).line
    bottom_space: float = 0
    if height == inf:
        bottom_space = -inf
    else:
        context.page_bottom = area.position_y + height
    try:
        return block_level_layout(context, area, bottom_space, start, area.page, **placed)
    finally:
        context.page_bottom = page_bottom
        note_state(context).line = line


def _count(box: Any, most: int) -> int:
    """Return the number of lines in a box, counted as far as ``most``; a picture counts as two, a mark alone
    as none."""
    found = 0
    for inner in box.descendants():
        found += 2 * isinstance(inner, ReplacedBox) + (isinstance(inner, LineBox) and _has_text(inner))
        if found >= most:
            break
    return found


def _has_text(line: Any) -> bool:
    return any(isinstance(box, TextBox) and "::" not in box.element_tag for box in line.descendants())


def bottom(box: Any) -> float:
    """Return the lower end of the last line or picture in a box, in pixels from the top of the page."""
    ends = (
        inner.position_y + (inner.margin_height() if isinstance(inner, ReplacedBox) else inner.height)
        for inner in box.descendants()
        if isinstance(inner, LineBox | ReplacedBox)
    )
    return max(ends, default=-inf)


def _below(area: Any) -> float:
    return float(area.padding_bottom + area.border_bottom_width + area.margin_bottom)
