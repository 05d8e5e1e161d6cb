"""The documents of the EPUB: one for each division, the navigation document and the NCX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup

from octavo.compose.edition import ContentsEntry, Edition, Section
from octavo.html.assets import pictures, stylesheets
from octavo.html.documents import ids_of, link, parse_document, write_document
from octavo.html.kinds import REGIONS, meaning
from octavo.html.names import file_names, link_places
from octavo.html.pages import Document, EbookPages
from octavo.html.renderer import Medium, Renderer
from octavo.locators import fill, folios_of
from octavo.pagemap import PageMap
from octavo.settings import Settings
from octavo.source.manuscript import Kind, Region
from octavo.xhtml import Element

NAV = "nav.xhtml"
COVER = "text/cover.xhtml"  # written by the epub stage
_SHEETS = ("base.css", "epub.css")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A line of the landmarks: where the parts of the book that a reader may jump to begin."""

    epub_type: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class NavPoint:
    """A line of the NCX; ``order`` counts from 1 in reading order."""

    order: int
    title: str
    href: str
    children: tuple["NavPoint", ...]


def render_ebook(edition: Edition, settings: Settings, pagemap: PageMap | None = None) -> EbookPages:
    """The whole book as XHTML for e-readers, which quotes the pages of ``pagemap``.

    Raises jinja2.TemplateError and lxml.etree.XMLSyntaxError for a template that does not work.
    """
    renderer = Renderer(edition, settings, Medium.EBOOK, paged=pagemap is not None)
    names = file_names(edition, "text", ".xhtml")
    names.update({section.id: NAV for section in edition.sections if section.kind is Kind.CONTENTS})
    trees = {
        names[section.id]: parse_document(_page(renderer, section))
        for section in edition.sections
        if section.kind is not Kind.CONTENTS
    }
    if pagemap is not None:
        folios = folios_of(pagemap, edition.book.numbering.inclusive)
        for tree in trees.values():
            fill(tree, folios)
    places = link_places(names, {name: ids_of(tree) for name, tree in trees.items()})
    trees[NAV] = parse_document(_nav(renderer, edition, names))
    assets, shown_at = pictures(edition.root, trees.values())
    sources: dict[str, str] = {}
    documents = {name: _document(tree, name, places, shown_at, sources) for name, tree in trees.items()}
    order = list(dict.fromkeys(names.values()))
    if NAV not in order:
        order.insert(_front(edition), NAV)
    return EbookPages(
        documents=tuple(documents[name] for name in order),
        ncx=_ncx(renderer, edition, names).encode(),
        assets=(*stylesheets(settings, *_SHEETS), *assets),
        start=names[_start(edition).id],
        sources=sources,
    )


def _front(edition: Edition) -> int:
    """Where the contents go in a book that does not say: after the pages before the first real text."""
    early = {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.DEDICATION, Kind.EPIGRAPH}
    return sum(1 for _ in takewhile(lambda section: section.kind in early, edition.sections))


def _start(edition: Edition) -> Section:
    return next((s for s in edition.sections if s.region is Region.BODY), edition.sections[0])


def _page(renderer: Renderer, section: Section) -> str:
    return renderer.template("epub/page.xhtml.j2").render(
        document_title=renderer.label(section),
        stylesheets=[f"../styles/{name}" for name in _SHEETS],
        body_type=REGIONS[section.region],
        content=Markup(renderer.section(section)),
    )


def _nav(renderer: Renderer, edition: Edition, names: dict[str, str]) -> str:
    return renderer.template("epub/nav.xhtml.j2").render(
        stylesheets=[f"styles/{name}" for name in _SHEETS],
        landmarks=list(_landmarks(renderer, edition, names)),
    )


def _landmarks(renderer: Renderer, edition: Edition, names: dict[str, str]) -> Iterator[Landmark]:
    terms, seen = renderer.terms, set()
    yield Landmark("cover", COVER, terms["cover"])
    yield Landmark("toc", f"{NAV}#toc", terms["contents"])  # not "#toc": that may be an id of the book
    yield Landmark("bodymatter", names[_start(edition).id], terms["start"])
    for section in edition.sections:
        kind = meaning(section).epub_type
        useful = (
            section.region is not Region.BODY
            and section.parent is None
            and kind not in {"", "toc", "chapter"}
        )
        if useful and kind not in seen:
            seen.add(kind)
            yield Landmark(kind, names[section.id], renderer.label(section))


def _document(
    tree: Element, name: str, places: dict[str, str], shown_at: dict[str, str], sources: dict[str, str]
) -> Document:
    link(tree, name, places, shown_at)
    title = tree.findtext("{*}head/{*}title") or ""
    return Document(name, title, write_document(tree, name, sources), ("nav",) if name == NAV else ())


def _ncx(renderer: Renderer, edition: Edition, names: dict[str, str]) -> str:
    holders = {section.id: names[section.id] for section in edition.sections}
    points = list(_points(renderer, edition.contents, holders, iter(range(1, 1_000_000)), ""))
    return renderer.template("epub/toc.ncx.j2").render(points=points, depth=_depth(edition.contents))


def _points(
    renderer: Renderer,
    entries: Sequence[ContentsEntry],
    holders: dict[str, str],
    order: Iterator[int],
    holder: str,
) -> Iterator[NavPoint]:
    for entry in entries:
        number = next(order)
        file = holders.get(entry.target, holder)
        href = file if entry.target in holders else f"{file}#{entry.target}"
        children = tuple(_points(renderer, entry.children, holders, order, file))
        yield NavPoint(number, renderer.list_title(entry), href, children)


def _depth(entries: Sequence[ContentsEntry]) -> int:
    return max((1 + _depth(entry.children) for entry in entries), default=0)
