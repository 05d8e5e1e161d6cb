"""Long footnotes, divided: what does not fit on the page of the call stands first at the foot of the next.

WeasyPrint 70 never divides a footnote. It moves the whole note, or the line of its call, to the next page,
and of a note that is taller than a page the beginning is lost. But it can break any block over pages, and the
area of the footnotes is a block. So here that area is laid out with the height that the page has for it; the
place where it was broken is kept, and on the next page the area goes on from there.

A note is divided only if its call would otherwise leave a gap at the foot of the page, or if no page is high
enough for it. Both parts have at least two lines, and nothing may follow a divided note on its page:

    page 7                        page 8                        page 9
    | text text text           |  | text text text           |  | text text text           |
    | text text¹ text          |  | text text²               |  | text                     |
    |  . . . . . . . . . . .   |  |  . . . . . . . . . . .   |  |                          |
    | ¹ first part: as many    |  | goes on: the rest of 1,  |  |                          |
    |   lines as the page has  |  | ² and then the others    |  |                          |

The order of events on page 7: WeasyPrint sets the line with the call (``remember_lines`` notes which line
that is), puts the note on the page (``set_footnote``), and finds that line and note do not fit. Then
``find_cut`` looks for the place at which the note can be divided, and the area of footnotes is measured
without the rest (``measure_area``). When the page is finished, the rest is given to page 8
(``finish_area``), where it comes first.
"""

from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import Any

import weasyprint.layout.page
from weasyprint.formatting_structure.boxes import BlockLevelBox, FootnoteAreaBox
from weasyprint.layout.inline import iter_line_boxes
from weasyprint.layout.page import PageType
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text import line_break

from octavo.typeset.weasyprint.boxes import descend
from octavo.typeset.weasyprint.note_areas import (
    LineInProgress,
    block_level_layout,
    find_cut,
    fresh_area,
    lay_out_area,
    note_state,
    skip,
)

#: The name of pages for the stylesheets' ``@footnote`` area if that begins with the rest of a note.
CONTINUED = "continued-notes"
#: Lines of text that a page may be short of, so that a note stays whole.
_SHORT = 3.5
#: Lines of text that the rest of a note leaves to the page.
_LEFT = 3
#: The room that a title needs below it, in lines: two lines of its text, and the space between.
_BELOW_TITLE = 3
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_OVERLAP = 0.1  # pixels that are not seen


def missing_room(page: Any, context: Any) -> float:
    """Return the pixels by which the text of a page reaches into notes, if one of them began on the page
    before or goes on on the next."""
    state = note_state(context)
    area = next((child for child in page.children if isinstance(child, FootnoteAreaBox)), None)
    number = context.current_page
    if area is None or not area.children or number not in (state.page, state.page - 1):
        return 0.0
    top = area.position_y
    low = (
        box.position_y + box.margin_height() - box.margin_bottom
        for child in page.children
        if not isinstance(child, FootnoteAreaBox)
        for box in descend(child)
        if isinstance(box, BlockLevelBox)
    )
    return max(0.0, float(max(low, default=-inf) - top - _OVERLAP))


def give_room(context: Any, number: int, more: float) -> None:
    """Have the rest of a note leave so many pixels more to the text of a page, by its number."""
    rooms, first = note_state(context).room, _LEFT * _text_line(context)
    rooms[number] = rooms.get(number, first) + more


def give_page(page: Any, context: Any, called: set[Any]) -> bool:
    """Give the whole of a page to the rest of a note that does not end on it.

    Otherwise the notes in ``called``, whose calls stand on the page, would wait for its end and be late:

        page 8, before                page 8, after            page 9
        | text with a call²        |  | the rest of note 1    |  | text with a call²  |
        | the rest of note 1,      |  |                       |  | the rest of note 1 |
        | which goes on            |  |                       |  | ² in time          |

    Return True if that is new.
    """
    state, number = note_state(context), context.current_page
    goes_through = state.page == number + 1 and state.note not in called
    if not goes_through or number in state.alone or page.page_type.blank:
        return False
    state.alone.add(number)
    return True


# ---- In the place of WeasyPrint's functions ----


def remember_lines(
    context: Any,
    lines: Iterable[tuple[Any, Any]],
    box: Any,
    _position_y: float,
    bottom_space: float,
    _skip_stack: Any,
    around: Any,
    *_rest: Any,
) -> Iterator[tuple[Any, Any]]:
    """Yield lines as ``iter_line_boxes`` makes them from the arguments that follow; the line that is being
    set is known to those who set its footnotes."""
    state, top = note_state(context), None
    for number, (line, resume_at) in enumerate(lines):
        top = line.position_y if top is None else top
        state.line = LineInProgress(
            context.current_page, line, number, top, bottom_space, around, resume_at, box
        )
        yield line, resume_at


def measure_area(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
    """Lay out a box as ``block_level_layout`` does, and the area of footnotes as far as it is on the page."""
    if not isinstance(box, FootnoteAreaBox):
        return block_level_layout(context, box, *rest, **more)
    state = note_state(context)
    if state.cut is not None and state.cut.note not in context.current_page_footnotes:
        state.cut = None
    if state.cut is None and not state.goes_on(context):
        return block_level_layout(context, box, *rest, **more)
    height, anywhere = (inf, False) if state.cut is None else (state.cut.height, state.cut.anywhere)
    placed = {name: more[name] for name in ("absolute_boxes", "fixed_boxes") if name in more}
    return lay_out_area(context, box, height, skip(context), anywhere, **placed)


def finish_area(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
    """Lay out a box of a finished page; what is left of a divided note goes to the next page."""
    if not isinstance(box, FootnoteAreaBox):
        return block_level_layout(context, box, *rest, **more)
    found = measure_area(context, box, *rest, **more)
    state = note_state(context)
    if state.cut is not None:
        context.reported_footnotes.insert(0, state.cut.note)
        state.note, state.place = state.cut.note, state.cut.place
        state.page = context.current_page + 1
        state.cut = None
    return found


def set_footnote(context: Any, note: Any, layout_footnote: Callable[[Any, Any], Any]) -> Any:
    """Put a note on the page with WeasyPrint's own ``layout_footnote``, and divide it if it does not fit.

    Return True if the page is too full for the line with the call.
    """
    state = note_state(context)
    line, free, divided = state.line, context.page_bottom, state.cut
    if state.page == context.current_page and note is state.note:
        return _set_rest(context, note)
    overflow = layout_footnote(context, note)
    state.line = line  # the notes have lines of their own
    if context.in_column:
        return overflow
    if divided is not None:
        return True
    if line is None or line.page != context.current_page:
        return _fit_rest(context, note) or overflow
    if _fits(context, line):
        return overflow
    if _opens_page(context, line):
        # There is no better place for the call: rather a line of text alone than a note that is late.
        below = _needed_below(context, line)
        _divide(context, note, _height(context, line, below), _height(context, line, 0))
        state.line = line
    elif _is_worth_it(context, line, free) and not _more_notes(context, line):
        _divide(context, note, _height(context, line, _needed_below(context, line)))
        state.line = line
    return overflow


def _set_rest(context: Any, note: Any) -> Any:
    """Put the rest of a note from the page before on a page, as ``layout_footnote`` does for a note.

    No more of it is laid out than the page holds: with the whole of it on each page, a note of many pages
    would take very long. Return True if it leaves too little room for text.
    """
    _mark_continued(context)
    context.footnotes.remove(note)
    context.current_page_footnotes.append(note)
    context.current_footnote_area.children = context.current_page_footnotes
    left = _fit_rest(context, note)
    return False if note_state(context).cut is not None else context._update_footnote_area() or left


# ---- If a note is divided ----


def _fits(context: Any, line: LineInProgress) -> bool:
    """Return True if the page holds a line with its notes, and the lines that must stand on the page with
    it."""
    bottom = context.page_bottom - line.bottom_space
    lowest = line.line.position_y + line.line.height
    style = line.block.style
    most = (_BELOW_TITLE + style["orphans"] + style["widows"]) * line.line.height
    return bool(lowest + most <= bottom) or bool(lowest + _needed_below(context, line) <= bottom * (1 + 1e-9))


def _needed_below(context: Any, line: LineInProgress) -> float:
    """Return the height of the lines that must stand on the page below a line: of its paragraph, so that
    neither page has fewer than the stylesheet allows, or of text below a title."""
    style, block_box = line.block.style, line.block
    own = block_box.padding_bottom + block_box.border_bottom_width if line.resume_at is None else 0.0
    if block_box.element_tag in _TITLES or style["break_after"] in ("avoid", "avoid-page"):
        return float(own + _BELOW_TITLE * _text_line(context))
    # A paragraph of five lines with its call in the first, if pages may not begin or end with one line:
    #     call  2 | 3  4  5    one line must stand below the call
    # and of three lines, which can't be parted:
    #     call  2  3 |         two must
    orphans, widows = style["orphans"], style["widows"]
    before, more = line.number + 1, _count_lines(context, line, orphans + widows)
    for below in range(more + 1):
        if below == more or (before + below >= orphans and more - below >= widows):
            return float(own + below * line.line.height)
    return float(own)


def _count_lines(context: Any, line: LineInProgress, most: int) -> int:
    """Return the number of lines that follow a line in its block, counted as far as ``most``."""
    if line.resume_at is None:
        return 0
    bottom = line.line.position_y + line.line.height
    following = iter_line_boxes(
        context, line.source, bottom, line.bottom_space, line.resume_at, line.block, [], [], None, None
    )
    return sum(1 for _ in zip(range(most), following, strict=False))


def _is_worth_it(context: Any, line: LineInProgress, free: float) -> bool:
    """Return True if the page would have a visible gap without the line with the call."""
    top = line.line.position_y if line.number >= line.block.style["orphans"] else line.top
    return free - top > _SHORT * _text_line(context)


def _more_notes(context: Any, line: LineInProgress) -> bool:
    """Return True if the line calls more notes, which would be late if one before them went on."""
    return any(box.footnote in context.footnotes for box in line.line.descendants() if box.footnote)


def _opens_page(context: Any, line: LineInProgress) -> bool:
    page = context.current_footnote_area.page
    return bool(line.line.position_y < page.content_box_y() + line.line.height / 2)


def _height(context: Any, line: LineInProgress, below: float) -> float:
    """Return the room of a page for its footnotes below a line and so many pixels of text, in pixels."""
    lowest = line.line.position_y + line.line.height + below
    return float(context.current_footnote_area.position_y - line.bottom_space - lowest)


def _fit_rest(context: Any, note: Any) -> bool:
    """Divide a note from the page before if it leaves no lines to the text, and return True if it can't be
    divided."""
    area = context.current_footnote_area
    page = area.page
    line = 0.0 if page.page_type.blank else _text_line(context)
    room = page.height - note_state(context).room.get(context.current_page, _LEFT * line)
    # Rather than go on once more, the note takes a line from those that it would leave.
    if lay_out_area(context, fresh_area(context), room + line, skip(context))[1] is None:
        return False
    return not _divide(context, note, room, *(room + more * line for more in range(1, _LEFT)))


def _text_line(context: Any) -> float:
    """Return the height of a line of the document's own text."""
    style = context.current_footnote_area.page.style
    return float(line_break.strut(style)[0])


def _divide(context: Any, note: Any, *heights: float) -> bool:
    """Divide the last note of the page, so that the notes take the first of ``heights`` (pixels) at most with
    which that is possible. Return True if it was.

    With several heights the note must be divided: if the stylesheets allow it with none of them, it is
    divided anywhere.
    """
    tries = [(height, False) for height in heights]
    if len(heights) > 1:
        tries += [(height, True) for height in heights]
    cuts = (find_cut(context, note, height, anywhere) for height, anywhere in tries)
    cut = next((cut for cut in cuts if cut), None)
    if cut is None:
        return False
    note_state(context).cut = cut
    context._update_footnote_area()
    return True


def _mark_continued(context: Any) -> None:
    """Give the area of footnotes the style that stylesheets have for the rest of a note."""
    area, page = context.current_footnote_area, context.current_footnote_area.page
    kind: PageType = page.page_type._replace(name=CONTINUED, groups=())
    if not hasattr(context, "html"):
        return
    weasyprint.layout.page.set_page_type_computed_styles(kind, context.html, context.style_for)
    style = context.style_for(kind, "@footnote")
    if style is not None:
        area.style = style
        resolve_percentages(area, page)
