"""The sections of the PDF: the same templates, ready for the typesetter."""

from collections.abc import Iterator, Sequence

import rendercv_fonts
from markupsafe import escape

from octavo.compose.edition import ContentsEntry, Edition, Section
from octavo.html.kinds import furniture
from octavo.html.pages import OutlineEntry, PrintPages, PrintSection
from octavo.html.renderer import Medium, Renderer
from octavo.settings import Settings
from octavo.source.manuscript import Kind
from octavo.templating import find

_POINTS = {"pt": 1.0, "in": 72.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54}
_SHEETS = ("fonts.css", "base.css", "print.css")
_FAMILIES = ("EB Garamond", "Source Sans 3")


def points(length: str) -> float:
    """A length of ``book.yaml`` ("6in", "148mm") in points. Raises KeyError for an unknown unit."""
    return round(float(length[:-2]) * _POINTS[length[-2:]], 3)


def render_print(edition: Edition, settings: Settings) -> PrintPages:
    """The whole book for the typesetter. Raises jinja2.TemplateError for a template that does not work."""
    renderer = Renderer(edition, settings, Medium.PRINT)
    book = edition.book
    return PrintPages(
        title=edition.plain_title,
        authors=tuple(c.name for c in book.contributors if c.role in {"aut", "edt"}),
        language=book.language,
        trim=(points(book.trim.width), points(book.trim.height)),
        sections=tuple(_section(renderer, section) for section in edition.sections),
        outline=tuple(_outline(renderer)),
        stylesheets=tuple(find(settings, "styles", name) for name in _SHEETS),
        images=edition.root,
        furniture_template=find(settings, "templates", "print/furniture.html.j2"),
        fonts=tuple(sorted(f for name in _FAMILIES for f in rendercv_fonts.path_of[name].glob("*.ttf"))),
        description=book.description or "",
        keywords=book.subjects,
        date=book.date.isoformat() if book.date else None,
        identifier=book.identifier,
        hyphenation=book.hyphenation,
    )


def _section(renderer: Renderer, section: Section) -> PrintSection:
    return PrintSection(
        id=section.id,
        region=section.region,
        starts=section.starts,
        furniture=furniture(section),
        xhtml=_with_namespaces(renderer.section(section)),
        language=renderer.edition.book.language,
        verso=str(escape(renderer.edition.short_title)),
        recto=str(escape(_running_title(renderer, section))),
    )


def _with_namespaces(xhtml: str) -> str:
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return xhtml.replace("<section ", f"<section {names} ", 1)


def _running_title(renderer: Renderer, section: Section) -> str:
    """The selection's title on its own pages and on those of its chapters; elsewhere the division's own."""
    by_id = {s.id: s for s in renderer.edition.sections}
    parent = by_id.get(section.parent or "")
    if parent and parent.kind is Kind.SELECTION:
        section = parent
    return section.heading.short or renderer.plain_heading(section)


def _outline(renderer: Renderer) -> Iterator[OutlineEntry]:
    """The contents as an outline, with the contents pages themselves before it."""
    for section in renderer.edition.sections:
        if section.kind is Kind.CONTENTS:
            yield OutlineEntry(renderer.plain_heading(section), section.id, 1)
    yield from _entries(renderer, renderer.edition.contents)


def _entries(renderer: Renderer, entries: Sequence[ContentsEntry]) -> Iterator[OutlineEntry]:
    for entry in entries:
        yield OutlineEntry(renderer.list_title(entry), entry.target, entry.level)
        yield from _entries(renderer, entry.children)
