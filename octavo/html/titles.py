"""Titles of documents: each has its own (WCAG 2, criterion 2.4.2), though divisions may share theirs."""

from collections.abc import Callable

from octavo.compose.composed_book import ComposedBook, Section


def part_of(composed: ComposedBook, section: Section, label: Callable[[Section], str]) -> str:
    """Return what tells a division from others with its title: the title of the one that holds it.

    It is "" if no other has its title, or nothing holds it.
    """
    own = label(section)
    holder = next((one for one in composed.sections if one.id == section.parent), None)
    if holder is None or sum(label(one) == own for one in composed.sections) < 2:
        return ""
    return label(holder)
