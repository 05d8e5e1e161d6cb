"""Pages made one by one, examined, and made again if they must be corrected.

WeasyPrint makes a page from its box tree and from where the page before it ended, so what was changed in the
boxes that come later costs one page and not the whole document. A ``Proofreader`` looks at each page as soon
as it is made, changes boxes that begin on it or behind it, and says from which page on to begin again:

    made      1  2  3           a picture opens page 3, and left a gap at the foot of page 2
    read            3 -> 2      the picture is moved behind the next paragraph; again from page 2
    made      1  2' 3' 4 ...
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

from weasyprint.layout.page import remake_page

from octavo.typeset.weasyprint.note_areas import note_state
from octavo.typeset.weasyprint.patches.page_making import made_by


class Proofreader(Protocol):
    """Looks at the pages of one document while they are made."""

    def begin(self, root_box: Any) -> None:
        """Take the box tree from which the pages will be made."""

    def read(self, pages: list[Any], context: Any) -> int | None:
        """Look at the last of the page boxes made so far.

        Return None if it may stay, else the index of the first page that must be made again, since boxes
        from there on were changed.
        """


def proofread(reader: Proofreader | None) -> AbstractContextManager[None]:
    """Return a context in which ``reader``, if any, sees the pages of the documents that are laid out."""
    if reader is None:
        return nullcontext()

    def make_pages(context: Any, root_box: Any, html: Any) -> list[Any]:
        reader.begin(root_box)
        return _make_pages(context, root_box, html, reader)

    return made_by(make_pages)


def _make_pages(context: Any, root_box: Any, html: Any, reader: Proofreader) -> list[Any]:
    made: list[Any] = []
    before: list[_StateBefore] = []
    context.rendered_notes = []
    context.html = html
    while True:
        index = len(made)
        # The state in which this page begins, in case that it has to be made again.
        before[index:] = [_StateBefore(context)]
        context.page_maker[index][-1].update(
            content_changed=False, pages_wanted=False, anchors=[], content_lookups=[]
        )
        note_state(context).line = None
        page, resume_at = _make_page(index, context, root_box, html)
        made.append(page)
        again = reader.read(made, context)
        if again is not None:
            # ``page_maker`` has an entry for each page, with the place at which it begins: that of the page
            # to be made again stays, since what comes before it has not changed.
            del made[again:]
            del context.page_maker[again + 1 :]
            before[again].restore(context)
        elif resume_at is None and not context.reported_footnotes:
            break
    del context.page_maker[len(made) + 1 :]
    context.broken_out_of_flow.clear()
    return made


def _make_page(index: int, context: Any, root_box: Any, html: Any) -> tuple[Any, Any]:
    """Make a page, and return it with the place where the text goes on. One that belongs to notes alone is
    made like those on which WeasyPrint sets the notes that are left when the text has come to its end."""
    if index + 1 not in note_state(context).alone:
        page, resume_at = remake_page(index, context, root_box, html)
        return page, resume_at
    # Without a place at which the text goes on WeasyPrint sets notes alone. The text then goes on at the next
    # page, where it would have gone on at this one.
    resume_at, *now = context.page_maker[index]
    context.page_maker[index] = (None, *now)
    page, _ = remake_page(index, context, root_box, html)
    context.page_maker[index] = (resume_at, *now)
    _, *following = context.page_maker[index + 1]
    context.page_maker[index + 1] = (resume_at, *following)
    return page, resume_at


class _StateBefore:
    """All that WeasyPrint carries from one page to the next beside the place where the text goes on.

    Footnotes not yet set, footnotes that are late or go on, and boxes out of the flow that are broken.
    """

    def __init__(self, context: Any) -> None:
        self._footnotes = list(context.footnotes)
        self._late = list(context.reported_footnotes)
        self._broken = dict(context.broken_out_of_flow)
        self._notes = note_state(context).state()

    def restore(self, context: Any) -> None:
        context.footnotes = list(self._footnotes)
        context.reported_footnotes = list(self._late)
        context.broken_out_of_flow = dict(self._broken)
        note_state(context).restore(self._notes)
