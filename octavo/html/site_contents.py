"""The links from page to page of the site: contents at the side, the pages before and behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from octavo.compose.composed_book import ContentsEntry, Section
from octavo.core.titles import for_lists
from octavo.core.xhtml import Element, classes, copy, drop, inner, local
from octavo.html.renderer import Renderer

#: A target in the page, and what is said there, as XHTML.
Subhead = tuple[str, Markup]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SUBHEAD = "subhead-1"

#: Contents of more divisions are folded at the side: those inside another are shown near the page alone.
_MANY = 30


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A division as a link names it: ``target`` is "#" and its id, ``title`` XHTML; ``number`` may be ""."""

    target: str
    number: str
    title: Markup


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A division in the contents at the side, with those in it; ``subheads`` are given for the page that is
    shown, which is ``current``."""

    target: str
    number: str
    title: Markup
    kind: str
    current: bool
    subheads: tuple[Subhead, ...]
    children: tuple["SiteEntry", ...]


class Names:
    """The names of the divisions of a book in links."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._entries: Mapping[str, ContentsEntry] = {
            entry.target: entry for entry in _all(renderer.composed.contents)
        }
        self._folded = sum(entry.kind != "subhead" for entry in self._entries.values()) > _MANY

    def link(self, section: Section) -> SiteLink:
        """Return a division as the contents name it; one that is not there by its label."""
        if entry := self._entries.get(section.id):
            return SiteLink(
                f"#{section.id}", self._renderer.list_number(entry), self._renderer.list_heading(entry)
            )
        return SiteLink(f"#{section.id}", "", Markup("{}").format(self._renderer.label(section)))

    def contents(self, current: str, subheads: Sequence[Subhead]) -> tuple[SiteEntry, ...]:
        """Return the contents for the page of the division ``current`` ("" for another page), which has
        ``subheads``.

        In long contents a division is shown with those inside it only if it holds the page.
        """
        return self._level(self._renderer.composed.contents, current, tuple(subheads))

    def _level(
        self, entries: Iterable[ContentsEntry], current: str, subheads: tuple[Subhead, ...]
    ) -> tuple[SiteEntry, ...]:
        return tuple(
            SiteEntry(
                target=f"#{entry.target}",
                number=self._renderer.list_number(entry),
                title=self._renderer.list_heading(entry),
                kind=entry.kind,
                current=entry.target == current,
                subheads=subheads if entry.target == current else (),
                children=()
                if self._folded and not any(one.target == current for one in _all([entry]))
                else self._level(entry.children, current, subheads),
            )
            for entry in entries
            if entry.kind != "subhead"
        )


def _all(entries: Iterable[ContentsEntry]) -> Iterator[ContentsEntry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def holders(section: Section, by_id: Mapping[str, Section]) -> list[Section]:
    """Return the divisions that hold a division, the outermost first."""
    found: list[Section] = []
    above = section.parent
    while above is not None:
        found.insert(0, by_id[above])
        above = by_id[above].parent
    return found


def subheads_of(section: Element) -> list[Subhead]:
    """Return the first level of subheads of a division that have ids, for the list of what is on its page."""
    found = []
    for node in section.iter("{*}*"):
        if local(node) in _HEADINGS and node.get("id") and _SUBHEAD in classes(node):
            twin = for_lists(copy(node))
            for formula in list(twin.iter("{*}math")):  # as large as a line of the side column is high
                drop(formula)
            found.append((f"#{node.get('id')}", Markup(inner(twin))))
    return found


def begin_with_first_level(section: Element) -> bool:
    """Give the first heading of a page the first level, and all others as many levels less; False for a
    page without headings."""
    headings = [node for node in section.iter("{*}*") if local(node) in _HEADINGS]
    if not headings:
        return False
    above = _HEADINGS[local(headings[0])] - 1
    for node in headings if above else ():
        level = max(1, _HEADINGS[local(node)] - above)
        node.tag = str(node.tag).replace(local(node), f"h{level}")
    return True
