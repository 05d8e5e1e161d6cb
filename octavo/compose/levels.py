"""Subheads: their levels under the division's own heading, and an id for each."""

from octavo.compose.draft import Draft
from octavo.core.slugs import anchor_slug
from octavo.core.xhtml import XHTML, Element, local, plain, set_attribute
from octavo.source.manuscript import Kind, Region

_HEADINGS = tuple(f"{{{XHTML}}}h{n}" for n in range(1, 7))


def set_levels(draft: Draft) -> None:
    """Set the levels of subheads so that none is skipped, whatever was written.

    A subhead stands one level below the last one before it that was written with fewer marks, or directly
    under the title if there is none.
    """
    for section in draft.sections:
        if section.body is not None:
            _set_levels(draft, section.body, section.id, section.level)
            division = section.division
            if division.kind is Kind.BOOKS_BY and division.region is Region.FRONT:
                _lower(section.body)


def _set_levels(draft: Draft, body: Element, section: str, level: int) -> None:
    open_heads: list[tuple[int, int]] = []  # the heads that hold the next one: level as written, and as set
    for heading in body.iter(*_HEADINGS):
        written = int(local(heading)[1])
        while open_heads and open_heads[-1][0] >= written:
            open_heads.pop()
        new = (open_heads[-1][1] if open_heads else level) + 1
        open_heads.append((written, new))
        heading.tag = f"{{{XHTML}}}h{min(new, 6)}"  # XHTML has six; the class tells the others apart
        set_attribute(heading, "class", f"{heading.get('class', '')} subhead-{new - level}".strip())
        if not heading.get("id"):
            heading.set("id", draft.unique(f"{section}--{anchor_slug(plain(heading)) or 'subhead'}"))


def _lower(body: Element) -> None:
    """Make the subheads of a list of books before the text plain: none of its headings is in the contents."""
    for heading in list(body.iter(*_HEADINGS)):
        heading.tag = f"{{{XHTML}}}p"
