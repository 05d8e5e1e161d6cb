"""The NCX: contents and page list for reading systems that know EPUB 2 only (OPF 2.0.1, section 2.4.1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from octavo.compose.composed_book import ContentsEntry
from octavo.core.xhtml import Element
from octavo.html.page_places import named
from octavo.html.pages import PageMarker
from octavo.html.renderer import Renderer


@dataclass(frozen=True, slots=True)
class NavPoint:
    """A line of the contents. ``number`` counts the lines from 1; ``order`` counts all that the NCX leads to,
    in reading order."""

    number: int
    order: int
    title: str
    href: str
    children: tuple["NavPoint", ...]


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A line of the page list. ``order`` counts together with the lines of the contents."""

    page: PageMarker
    order: int


def render_ncx(
    renderer: Renderer,
    trees: Mapping[str, Element],
    names: Mapping[str, str],
    page_list: Sequence[PageMarker],
) -> str:
    """Return the NCX. ``trees`` are the documents by their names, in reading order; ``names`` those of the
    divisions, by their ids."""
    contents = renderer.composed.contents
    hrefs = dict(_hrefs(contents, names, ""))
    order = _play_order(trees, [*hrefs.values(), *(page.href for page in page_list)])
    points = list(_points(renderer, contents, hrefs, order, iter(range(1, 1_000_000))))
    return renderer.template("epub/toc.ncx.j2").render(
        points=points,
        depth=_depth(contents),
        pages=[PageTarget(page, order[page.href]) for page in page_list],
        highest=max((page.number or 0 for page in page_list), default=0),
    )


def _hrefs(
    entries: Sequence[ContentsEntry], names: Mapping[str, str], holder: str
) -> Iterator[tuple[str, str]]:
    """Yield the path of each entry of the contents, by its target. ``holder`` is the document above it."""
    for entry in entries:
        file = names.get(entry.target, holder)
        yield entry.target, file if entry.target in names else f"{file}#{entry.target}"
        yield from _hrefs(entry.children, names, file)


def _play_order(trees: Mapping[str, Element], hrefs: Sequence[str]) -> dict[str, int]:
    """Return numbers from 1 for all places, in reading order; what leads to one place has one number."""
    ranks: dict[str, tuple[int, ...]] = {}
    wanted = {href: href.partition("#") for href in hrefs}
    for number, (name, tree) in enumerate(trees.items()):
        fragments = {fragment: href for href, (file, _, fragment) in wanted.items() if file == name}
        if set(fragments) - {""}:
            for place, node in enumerate(named(tree)):
                if href := fragments.get(node.get("id", "")):
                    ranks[href] = (number, place)
        if "" in fragments:
            ranks[fragments[""]] = (number,)
    last = (len(trees),)
    ordered = sorted(wanted, key=lambda href: ranks.get(href, last))
    return {href: number for number, href in enumerate(ordered, start=1)}


def _points(
    renderer: Renderer,
    entries: Sequence[ContentsEntry],
    hrefs: Mapping[str, str],
    order: Mapping[str, int],
    numbers: Iterator[int],
) -> Iterator[NavPoint]:
    for entry in entries:
        number, href = next(numbers), hrefs[entry.target]
        children = tuple(_points(renderer, entry.children, hrefs, order, numbers))
        yield NavPoint(number, order[href], renderer.list_title(entry), href, children)


def _depth(entries: Sequence[ContentsEntry]) -> int:
    return max((1 + _depth(entry.children) for entry in entries), default=0)
