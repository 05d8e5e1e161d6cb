"""Running heads over printed notes: to which pages of the text the notes on a page belong."""

from collections.abc import Sequence

from markupsafe import Markup

from octavo.core.inclusive_numbers import Inclusive
from octavo.core.pagemap import NoteKind, PageMap
from octavo.locators.folios import Folios
from octavo.typeset.placing import Leaf


def note_heads(leaves: Sequence[Leaf], pagemap: PageMap, style: str) -> dict[int, Markup]:
    """Return the heads of those pages, by their index, whose division has patterns for them and on which a
    note stands, be it the rest of one from the page before.

    A note belongs to the page of its first call; one that is called in another note has no page of its own.
    ``style`` is how inclusive numbers are shortened (``octavo.core.inclusive_numbers.Inclusive``).
    """
    divisions = {leaf.page.index: leaf.division for leaf in leaves if leaf.division is not None}
    over_notes = {index for index, division in divisions.items() if division.notes_to_page}
    if not over_notes:
        return {}
    called: dict[int, set[int]] = {}
    for note in pagemap.notes:
        if note.kind is NoteKind.ENDNOTE and note.calls and note.calls[0] not in over_notes:
            for page in range(note.page, note.last + 1):
                called.setdefault(page, set()).add(note.calls[0])
    folios = Folios([page.label for page in pagemap.pages], {}, Inclusive(style))
    heads = {}
    for index in sorted(over_notes & called.keys()):
        division, pages = divisions[index], called[index]
        pattern = division.notes_to_pages if len(pages) > 1 else division.notes_to_page
        heads[index] = Markup(pattern.replace("%", folios.reach(pages)))
    return heads
