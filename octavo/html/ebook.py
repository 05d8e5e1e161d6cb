"""The documents of the EPUB: one for each division, the navigation document and the NCX."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup

from octavo.compose.composed_book import ComposedBook, Section
from octavo.core.diagnostics import Diagnostics
from octavo.core.pagemap import PageMap
from octavo.core.registry import Registry
from octavo.core.settings import Settings
from octavo.core.xhtml import Element, parse
from octavo.elements import ELEMENTS, ElementKind
from octavo.html.cascade import screen_sheets, style_sources
from octavo.html.documents import ids_of, link, parse_document, write_document
from octavo.html.fonts import font_assets, sheet_names
from octavo.html.kinds import REGIONS, meaning
from octavo.html.names import file_names, link_places
from octavo.html.ncx import render_ncx
from octavo.html.page_breaks import Home, mark_pages
from octavo.html.pages import EbookPages, PageMarker, RenderedDocument
from octavo.html.pictures import pictures
from octavo.html.renderer import Medium, Renderer
from octavo.html.source_pages import source_pages
from octavo.html.titles import part_of
from octavo.locators import fill, folios_of
from octavo.source.manuscript import Kind, Region

NAV = "nav.xhtml"
COVER = "text/cover.xhtml"  # written by the epub stage
_SHEETS = ("base.css", "epub.css")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A line of the landmarks: a part of the book to which a reader may jump."""

    epub_type: str
    href: str
    title: str


def render_ebook(
    composed: ComposedBook,
    settings: Settings,
    pagemap: PageMap | None = None,
    diagnostics: Diagnostics | None = None,
    *,
    elements: Registry[ElementKind] = ELEMENTS,
) -> EbookPages:
    """Return the whole book as XHTML for e-readers, which quotes the pages of ``pagemap``.

    Problems of fonts and pictures are reported. Raise jinja2.TemplateError or lxml.etree.XMLSyntaxError for a
    template that does not work.
    """
    renderer = Renderer(composed, settings, Medium.EBOOK, paged=pagemap is not None, elements=elements)
    names = file_names(composed, "text", ".xhtml")
    names.update({section.id: NAV for section in composed.sections if section.kind is Kind.CONTENTS})
    trees = {
        names[section.id]: parse_document(_page(renderer, section))
        for section in composed.sections
        if section.kind is not Kind.CONTENTS
    }
    if pagemap is not None:
        folios = folios_of(pagemap, composed.book.numbering.inclusive)
        for tree in trees.values():
            fill(tree, folios)
    places = link_places(names, {name: ids_of(tree) for name, tree in trees.items()})
    trees[NAV] = parse_document(_nav(renderer, composed, names))
    order = list(dict.fromkeys(names.values()))
    if NAV not in order:
        order.insert(_front(composed), NAV)
    in_order = {name: trees[name] for name in order}
    page_list = _mark(composed, pagemap, in_order, names)
    if page_list:
        trees[NAV][-1].extend(parse(_page_list(renderer, page_list)))
    earlier = source_pages(in_order, breaks=not page_list)
    if earlier:
        trees[NAV][-1].extend(parse(_source_pages(renderer, earlier, only=not page_list)))
    options = composed.book.ebook.pictures
    assets, shown_at = pictures(composed.root, trees.values(), options, diagnostics, settings.jobs)
    sheets = screen_sheets(settings, elements)
    styles = font_assets(trees.values(), composed.book, settings, sheets, diagnostics)
    sources = style_sources(sheets)
    documents = {name: _document(tree, name, places, shown_at, sources) for name, tree in trees.items()}
    return EbookPages(
        documents=tuple(documents[name] for name in order),
        ncx=render_ncx(renderer, in_order, names, page_list or earlier).encode(),
        assets=(*styles, *assets),
        start=names[_start(composed).id],
        sources=sources,
        page_list=page_list,
    )


def _mark(
    composed: ComposedBook, pagemap: PageMap | None, trees: Mapping[str, Element], names: Mapping[str, str]
) -> tuple[PageMarker, ...]:
    """Mark the beginnings of the printed pages; those of the printed contents in the contents of the
    e-book."""
    if pagemap is None:
        return ()
    homes = {
        one.id: Home(NAV, "toc") if one.kind is Kind.CONTENTS else Home(names[one.id], one.id)
        for one in composed.sections
    }
    return mark_pages(trees, homes, pagemap)


def _front(composed: ComposedBook) -> int:
    """Return the place of the contents in a book that does not say: after the pages before the first real
    text."""
    early = {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.DEDICATION, Kind.EPIGRAPH}
    return sum(1 for _ in takewhile(lambda section: section.kind in early, composed.sections))


def _start(composed: ComposedBook) -> Section:
    return next((s for s in composed.sections if s.region is Region.BODY), composed.sections[0])


def _page(renderer: Renderer, section: Section) -> str:
    return renderer.template("epub/page.xhtml.j2").render(
        document_title=renderer.label(section),
        document_part=part_of(renderer.composed, section, renderer.label),
        stylesheets=[f"../styles/{name}" for name in sheet_names(renderer.composed.book, *_SHEETS)],
        body_type=REGIONS[section.region],
        language=section.language or renderer.composed.book.language,
        content=Markup(renderer.section(section)),
    )


def _nav(renderer: Renderer, composed: ComposedBook, names: dict[str, str]) -> str:
    return renderer.template("epub/nav.xhtml.j2").render(
        stylesheets=[f"styles/{name}" for name in sheet_names(composed.book, *_SHEETS)],
        landmarks=list(_landmarks(renderer, composed, names)),
    )


def _page_list(renderer: Renderer, page_list: Sequence[PageMarker]) -> str:
    return renderer.template("epub/page-list.xhtml.j2").render(page_list=page_list).strip()


def _source_pages(renderer: Renderer, pages: Sequence[PageMarker], *, only: bool) -> str:
    edition = renderer.composed.book.source_edition
    name = edition.name if edition else renderer.terms["page-list"]
    template = renderer.template("epub/source-pages.xhtml.j2")
    return template.render(pages=pages, name=name[:1].upper() + name[1:], only=only).strip()


def _landmarks(renderer: Renderer, composed: ComposedBook, names: dict[str, str]) -> Iterator[Landmark]:
    terms, seen = renderer.terms, set()
    yield Landmark("cover", COVER, terms["cover"])
    yield Landmark("toc", f"{NAV}#toc", terms["contents"])  # not "#toc": that may be an id of the book
    yield Landmark("bodymatter", names[_start(composed).id], terms["start"])
    for section in composed.sections:
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
) -> RenderedDocument:
    link(tree, name, places, shown_at)
    title = tree.findtext("{*}head/{*}title") or ""
    return RenderedDocument(name, title, write_document(tree, name, sources), ("nav",) if name == NAV else ())
