"""The book as a static site: a page for each division, readable from a folder without a server and without
scripts; with a search, which a server must bring."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from octavo.compose.composed_book import ComposedBook, Section
from octavo.core.diagnostics import Diagnostics
from octavo.core.pagemap import PageMap
from octavo.core.registry import Registry
from octavo.core.settings import RESOURCES, Settings
from octavo.core.vocabulary import PAGEFIND, PAGEFIND_PAGES
from octavo.core.xhtml import Element, outer, parse
from octavo.elements import ELEMENTS, ElementKind
from octavo.html.cascade import screen_sheets, style_sources
from octavo.html.documents import ids_of, link, parse_document, write_document
from octavo.html.fonts import font_assets, sheet_names
from octavo.html.inline_styles import styles_to_classes
from octavo.html.languages import mark_languages
from octavo.html.names import file_names, link_places
from octavo.html.page_breaks import Home, mark_pages
from octavo.html.pages import Asset, EbookPages, PageKind, PageMarker, RenderedDocument
from octavo.html.pictures import pictures
from octavo.html.renderer import Medium, Renderer
from octavo.html.site_contents import Names, SiteLink, begin_with_first_level, holders, subheads_of
from octavo.languages import direction
from octavo.locators import fill, folios_of
from octavo.source.manuscript import Kind

_SHEETS = ("base.css", "epub.css", "site.css")
_WIDTHS = "styles/widths.css"
_INDEX, _PAGES, _SEARCH = "index.html", "pages.html", "search.html"

#: Divisions that say nothing that the index page does not say.
_LEFT_OUT = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.CONTENTS})

#: What a word counts in the search, in divisions that repeat what stands elsewhere or explain it.
_WEIGHTS = {
    **dict.fromkeys((Kind.LIST_OF_TABLES, Kind.LIST_OF_FIGURES, Kind.LIST_OF_LISTINGS), "0.2"),
    **dict.fromkeys((Kind.INDEX, Kind.COPYRIGHT), "0.2"),
    **dict.fromkeys((Kind.BIBLIOGRAPHY, Kind.BOOKS_BY, Kind.NOTES), "0.5"),
}


def render_site(
    composed: ComposedBook,
    settings: Settings,
    pagemap: PageMap | None = None,
    search: bool = False,
    diagnostics: Diagnostics | None = None,
    *,
    elements: Registry[ElementKind] = ELEMENTS,
) -> EbookPages:
    """Return the book as web pages, which quote the pages of ``pagemap``.

    ``index.html`` holds the title and the contents. With ``search`` there is a page for it, whose index
    ``octavo.html.search`` makes. Problems of fonts and pictures are reported. Raise jinja2.TemplateError or
    lxml.etree.XMLSyntaxError for a template that does not work.
    """
    return _Site(composed, settings, pagemap, search, elements).render(diagnostics)


class _Site:
    def __init__(
        self,
        composed: ComposedBook,
        settings: Settings,
        pagemap: PageMap | None,
        search: bool,
        elements: Registry[ElementKind],
    ) -> None:
        self._composed, self._settings, self._pagemap, self._search = composed, settings, pagemap, search
        self._renderer = Renderer(
            composed, settings, Medium.SITE, paged=pagemap is not None, elements=elements
        )
        self._elements = elements
        self._names = Names(self._renderer)
        self._by_id = {section.id: section for section in composed.sections}
        self._shown = [section for section in composed.sections if section.kind not in _LEFT_OUT]
        self._places = file_names(composed, "", ".html")
        self._cover = composed.book.cover or ""
        site = composed.book.site
        #: The address of the site's folder, with a slash; "" if the publisher gives none.
        self._address = f"{site.url.rstrip('/')}/" if site and site.url else ""

    def render(self, diagnostics: Diagnostics | None) -> EbookPages:
        """Return all pages, and what goes with them."""
        trees = {_INDEX: self._index()}
        for place, section in enumerate(self._shown):
            trees[self._places[section.id]] = self._division(place, section)
        if self._search:
            trees[_SEARCH] = self._tree("search", finders=self._finders())
        breaks = self._mark_pages(trees)
        if breaks:
            kinds = ([one for one in breaks if one.kind is kind] for kind in PageKind)
            groups = [[(one.href, one.label) for one in group] for group in kinds if group]
            trees[_PAGES] = self._tree("pages", groups=groups)
        return self._written(trees, breaks, diagnostics)

    def _tree(self, page: str, section: Section | None = None, **more: object) -> Element:
        """Return a page from the template of its kind, parsed."""
        here = self._places[section.id] if section else f"{page}.html"
        text = self._renderer.template(f"site/{'page' if section else page}.html.j2").render(
            page="text" if section else page,
            here=here,
            section=section,
            sheets=[*(f"styles/{name}" for name in sheet_names(self._composed.book, *_SHEETS)), _WIDTHS],
            search=self._search,
            has_pages=bool(self._pagemap and self._pagemap.turns),
            authors=self._authors(section),
            direction=direction(self._composed.book.language),
            address=self._address,
            **{"nav": (), **more},
        )
        return parse_document(text)

    def _authors(self, section: Section | None) -> list[str]:
        """Return the authors of a page: the author of its division, or else the authors of the book."""
        if section and section.author:
            return [section.author]
        people = self._composed.book.contributors
        for role in ("aut", "edt"):
            if found := [one.name for one in people if one.role == role]:
                return found
        return []

    def _index(self) -> Element:
        first = f"#{self._shown[0].id}" if self._shown else ""
        return self._tree("index", first=first, cover=self._cover)

    def _division(self, place: int, section: Section) -> Element:
        """Return the page of a division: its headings begin with the first level, as those of any page do."""
        node = parse(self._renderer.section(section))[0]
        headed = begin_with_first_level(node)
        before = self._shown[place - 1] if place else None
        behind = self._shown[place + 1] if place + 1 < len(self._shown) else None
        return self._tree(
            "page",
            section,
            label=self._renderer.label(section),
            within=self._renderer.label(self._by_id[section.parent]) if section.parent else "",
            content=Markup(outer(node)[0]),
            unheaded=not headed,
            nav=self._names.contents(section.id, subheads_of(node)),
            way=[self._names.link(one) for one in holders(section, self._by_id)],
            previous=self._names.link(before) if before else None,
            following=self._names.link(behind) if behind else None,
            printed=self._printed(section),
            weight=_WEIGHTS.get(section.kind, "1"),
        )

    def _printed(self, section: Section) -> tuple[str, str] | None:
        """Return the labels of the first and the last printed page of a division, as far as they are
        known."""
        if self._pagemap is None or section.id not in self._pagemap.positions:
            return None
        pages = [self._pagemap.positions[section.id].page]
        pages += [t.page for t in self._pagemap.turns if t.place and t.place.section == section.id]
        return self._pagemap.pages[min(pages)].label, self._pagemap.pages[max(pages)].label

    def _finders(self) -> list[SiteLink]:
        """Return the links to what finds things without scripts: the indexes of the book."""
        return [self._names.link(one) for one in self._shown if one.kind is Kind.INDEX]

    def _mark_pages(self, trees: dict[str, Element]) -> tuple[PageMarker, ...]:
        """Write the pages of the printed book into the pages, and mark their beginnings."""
        if self._pagemap is None:
            return ()
        folios = folios_of(self._pagemap, self._composed.book.numbering.inclusive)
        for tree in trees.values():
            fill(tree, folios)
        homes = {one.id: self._home(one) for one in self._composed.sections}
        breaks = mark_pages(trees, homes, self._pagemap, epub=False, in_order=False)
        if self._search:
            for name, tree in trees.items():
                _tell_search(tree, [one for one in breaks if one.document == name])
        return breaks

    def _home(self, section: Section) -> Home:
        """Return the place of a division; those that have no page of their own are a part of the index
        page."""
        if section.kind in _LEFT_OUT:
            return Home(_INDEX, "site:toc" if section.kind is Kind.CONTENTS else "site:title")
        return Home(self._places[section.id], section.id)

    def _written(
        self, trees: dict[str, Element], breaks: tuple[PageMarker, ...], diagnostics: Diagnostics | None
    ) -> EbookPages:
        """Return the pages with their links, and their stylesheets, pictures, scripts and the list of them
        all."""
        own = {
            **dict.fromkeys(self._places, _INDEX),
            **{one.id: self._places[one.id] for one in self._shown},
        }
        targets = link_places(own, {name: ids_of(tree) for name, tree in trees.items()})
        widths = styles_to_classes(trees.values(), _WIDTHS)
        sheets = screen_sheets(self._settings, self._elements, "site.css")
        styles = font_assets(
            trees.values(), self._composed.book, self._settings, sheets, diagnostics, web=True
        )
        options = self._composed.book.ebook.pictures
        images, shown_at = pictures(
            self._composed.root, trees.values(), options, diagnostics, self._settings.jobs
        )
        self._set_cover_address(trees[_INDEX], shown_at)
        _tell_titles_apart(trees.values())
        sources = style_sources(sheets)
        documents = []
        for name, tree in trees.items():
            link(tree, name, targets, shown_at)
            mark_languages(tree)
            title = tree.findtext("{*}head/{*}title") or ""
            # without an XML declaration, since browsers read these files as HTML
            data = write_document(tree, name, sources, keep=PAGEFIND).partition(b"\n")[2]
            documents.append(RenderedDocument(name, title, data))
        return EbookPages(
            documents=tuple(documents),
            ncx=b"",
            assets=(*styles, widths, *images, *self._more(list(trees))),
            start=_INDEX,
            sources=sources,
            page_list=breaks,
        )

    def _set_cover_address(self, index: Element, shown_at: Mapping[str, str]) -> None:
        """Give the address of the cover's picture to those who show it beside a link to the book."""
        for node in index.iter("{*}meta"):
            if node.get("property") == "og:image":
                node.set("content", self._address + shown_at.get(self._cover, self._cover))

    def _script(self) -> bytes:
        """Return the script of the search: Octavo's or an extension's, never one of the book's own."""
        folders = (*self._settings.template_folders, RESOURCES / "templates")
        return next(p.read_bytes() for folder in folders if (p := folder / "site/search.js").is_file())

    def _more(self, names: list[str]) -> list[Asset]:
        """Return the sign of the site; its script, and the list of its pages, if it has them."""
        icon = self._renderer.template("site/icon.svg.j2").render()
        parse_document(icon)
        found = [Asset("icon.svg", "image/svg+xml", icon.encode())]
        if self._search:
            found.append(Asset("search.js", "text/javascript", self._script()))
        if self._address:
            text = self._renderer.template("site/sitemap.xml.j2").render(names=names, address=self._address)
            found.append(Asset("sitemap.xml", "application/xml", text.encode()))
        return found


def _tell_search(tree: Element, breaks: Sequence[PageMarker]) -> None:
    """Write the marks of printed pages and their labels for pagefind, which keeps them for the script."""
    for main in tree.iter("{*}main"):
        if main.get(PAGEFIND_PAGES) is not None:
            main.set(PAGEFIND_PAGES, " ".join(f"{one.id} {one.label}" for one in breaks))


def _tell_titles_apart(trees: Iterable[Element]) -> None:
    """Number the titles of pages that are called the same, for want of names of their own."""
    taken: set[str] = set()
    for tree in trees:
        for node in tree.iterfind("{*}head/{*}title"):
            title, count = node.text or "", 1
            while (node.text or "") in taken:
                count += 1
                node.text = f"{title} ({count})"
            taken.add(node.text or "")
