"""The table of contents: divisions and subheads, as deep as the book asks."""

from collections.abc import Iterator

from octavo.compose.composed_book import ContentsEntry
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.printed_data import set_inline
from octavo.core.titles import for_lists
from octavo.core.xhtml import (
    classes,
    local,
    plain,
)
from octavo.source.manuscript import Kind, Region

#: Divisions that stand before the contents or carry no title worth listing.
_LEFT_OUT = frozenset(
    {
        Kind.HALF_TITLE,
        Kind.TITLE_PAGE,
        Kind.COPYRIGHT,
        Kind.DEDICATION,
        Kind.EPIGRAPH,
        Kind.CONTENTS,
        Kind.COLOPHON,
        Kind.BLURB,
    }
)


def collect_contents(draft: Draft) -> None:
    """Fill in ``draft.contents``. A division too deep to be listed lists nothing under it either.

    If nothing can be listed, the beginning of the text is, by its title or that of the book, for the sake of
    readers' programs, which ask for one entry at least; a page of contents is then left out, which is told.
    """
    draft.contents = tuple(_children(draft, None, 1))
    if draft.contents:
        return
    draft.contents = tuple(_beginning(draft))
    for section in [one for one in draft.sections if one.division.kind is Kind.CONTENTS]:
        draft.sections.remove(section)
        draft.diagnostics.warning(
            "contents-empty",
            section.division.span,
            "no division has a title or a number, so the contents would list nothing and are left out",
            "give the divisions titles, or take `contents` out of book.yaml",
        )


def _beginning(draft: Draft) -> Iterator[ContentsEntry]:
    """Yield the entry of the first division of the body; nothing if none of its files could be read."""
    first = next((one for one in draft.sections if one.division.region is Region.BODY), None)
    if first is None:
        return
    title = for_lists(first.title)
    if not plain(title):
        title = for_lists(set_inline(draft.manuscript.title, draft))
    yield ContentsEntry(
        target=first.id,
        kind=first.division.kind.value,
        number=first.number,
        title=title,
        plain=plain(title),
        level=1,
        region=Region.BODY,
    )


def _children(draft: Draft, parent: SectionDraft | None, level: int) -> list[ContentsEntry]:
    depth = draft.manuscript.book.contents.depth
    entries = []
    for section in draft.sections:
        division = section.division
        early = division.kind is Kind.BOOKS_BY and division.region is Region.FRONT
        if section.parent is not parent or division.kind in _LEFT_OUT or early:
            continue
        if not division.listed:
            entries += _children(draft, section, level)
            continue
        entry = _entry(draft, section, level, depth) if level <= depth else None
        # A division without title and number has nothing to be listed by, unless others stand in it, or its
        # kind has a title of its own.
        titled = division.kind.is_generated or division.kind is Kind.BOOKS_BY
        if entry and (entry.plain or entry.number or entry.children or titled):
            entries.append(entry)
    return entries


def _entry(draft: Draft, section: SectionDraft, level: int, depth: int) -> ContentsEntry:
    below = [*_subheads(section, level + 1, depth), *_children(draft, section, level + 1)]
    title = for_lists(section.title)
    return ContentsEntry(
        target=section.id,
        kind=section.division.kind.value,
        number=section.number,
        title=title,
        plain=plain(title),
        level=level,
        region=section.division.region,
        children=tuple(below),
    )


def _subheads(section: SectionDraft, level: int, depth: int) -> list[ContentsEntry]:
    """Return the entries of subheads of the first rank, without those in a quotation or a sidebar.

    A contents list that goes deeper helps nobody; the subheads of a quotation belong to it, and not to the
    book.
    """
    if section.body is None or level > depth:
        return []
    found = []
    for node in section.body.iter("{*}h2", "{*}h3", "{*}h4", "{*}h5", "{*}h6"):
        inside = next(node.iterancestors("{*}blockquote", "{*}aside", "{*}li", "{*}dd"), None)
        first = int(local(node)[1]) == section.level + 1
        if first and inside is None and "unlisted" not in classes(node):
            title = for_lists(node)
            region = section.division.region
            found.append(ContentsEntry(node.get("id", ""), "subhead", "", title, plain(title), level, region))
    return found
