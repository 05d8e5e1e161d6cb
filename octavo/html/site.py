"""The book as a small static site: one page for each division, readable from a folder without a server."""

import posixpath

from markupsafe import Markup

from octavo.compose.edition import Edition, Section
from octavo.html.assets import pictures, stylesheets
from octavo.html.documents import ids_of, link, parse_document, write_document
from octavo.html.names import file_names, link_places
from octavo.html.pages import Document, EbookPages
from octavo.html.renderer import Medium, Renderer
from octavo.locators import fill, folios_of
from octavo.pagemap import PageMap
from octavo.settings import Settings
from octavo.source.manuscript import Kind

_SHEETS = ("base.css", "epub.css", "site.css")
_INDEX = "index.html"
#: Divisions that say nothing that the index page does not say.
_LEFT_OUT = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.CONTENTS})


def render_site(edition: Edition, settings: Settings, pagemap: PageMap | None = None) -> EbookPages:
    """The book as web pages, which quote the pages of ``pagemap``; ``index.html`` holds the title and the
    contents.

    Raises jinja2.TemplateError and lxml.etree.XMLSyntaxError for a template that does not work.
    """
    renderer = Renderer(edition, settings, Medium.SITE, paged=pagemap is not None)
    shown = [section for section in edition.sections if section.kind not in _LEFT_OUT]
    places = file_names(edition, "", ".html")
    names = [_INDEX, *(places[section.id] for section in shown)]
    trees = {_INDEX: parse_document(_page(renderer, None, names, 0))}
    for place, section in enumerate(shown, start=1):
        trees[names[place]] = parse_document(_page(renderer, section, names, place))
    if pagemap is not None:
        folios = folios_of(pagemap, edition.book.numbering.inclusive)
        for tree in trees.values():
            fill(tree, folios)
    own = {**dict.fromkeys(places, _INDEX), **{section.id: places[section.id] for section in shown}}
    targets = link_places(own, {name: ids_of(tree) for name, tree in trees.items()})
    assets, shown_at = pictures(edition.root, trees.values())
    sources: dict[str, str] = {}
    documents = []
    for name, tree in trees.items():
        link(tree, name, targets, shown_at)
        title = tree.findtext("{*}head/{*}title") or ""
        # without an XML declaration, since browsers read these files as HTML
        data = write_document(tree, name, sources).partition(b"\n")[2]
        documents.append(Document(name, title, data))
    return EbookPages(
        documents=tuple(documents),
        ncx=b"",
        assets=(*stylesheets(settings, *_SHEETS), *assets),
        start=_INDEX,
        sources=sources,
    )


def _page(renderer: Renderer, section: Section | None, names: list[str], place: int) -> str:
    title = renderer.label(section) if section else ""
    return renderer.template("site/page.html.j2").render(
        document_title=title,
        stylesheets=[f"styles/{name}" for name in _SHEETS],
        content=Markup(renderer.section(section)) if section else None,
        previous=names[place - 1] if place else None,
        following=names[place + 1] if place + 1 < len(names) else None,
        index=posixpath.basename(_INDEX),
    )
