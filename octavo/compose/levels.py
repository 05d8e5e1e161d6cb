"""Subheads: their levels under the division's own heading, and an id for each."""

import re
import unicodedata

from octavo.compose.draft import Draft
from octavo.xhtml import XHTML, Element, local, plain, set_attribute

_HEADINGS = tuple(f"{{{XHTML}}}h{n}" for n in range(1, 7))


def set_levels(draft: Draft) -> None:
    """The highest subhead of a file comes directly under its title, whatever marks it was written
    with; none goes deeper than its parent's level plus one, so that no level is skipped."""
    taken = {section.id for section in draft.sections}
    for section in draft.sections:
        if section.body is not None:
            taken.update(node.get("id", "") for node in section.body.iter() if node.get("id"))
    for section in draft.sections:
        if section.body is not None:
            _set_levels(section.body, section.id, section.level, taken)


def _set_levels(body: Element, section: str, level: int, taken: set[str]) -> None:
    headings = list(body.iter(*_HEADINGS))
    if not headings:
        return
    written = sorted({int(local(h)[1]) for h in headings})
    depth = {old: level + 1 + rank for rank, old in enumerate(written)}
    previous = level
    for heading in headings:
        new = min(depth[int(local(heading)[1])], previous + 1, 6)
        heading.tag = f"{{{XHTML}}}h{new}"
        set_attribute(heading, "class", f"{heading.get('class', '')} subhead-{new - level}".strip())
        if not heading.get("id"):
            heading.set("id", _unique(f"{section}--{slug(plain(heading)) or 'subhead'}", taken))
        previous = new


def slug(text: str) -> str:
    """Letters and digits of a text in lower case, joined by hyphens; fit for an id."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")


def _unique(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name)
    return name
