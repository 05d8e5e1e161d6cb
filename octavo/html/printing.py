"""The sections of the PDF: the same templates, ready for the typesetter."""

from collections.abc import Iterator, Sequence

from octavo.compose.composed_book import ComposedBook, ContentsEntry, Section
from octavo.core.epoch import source_date
from octavo.core.isbn import isbn_urn
from octavo.core.lengths import length_in_points
from octavo.core.page_design import design
from octavo.core.registry import Registry
from octavo.core.settings import Settings
from octavo.core.templating import find
from octavo.elements import ELEMENTS, ElementKind
from octavo.html.cascade import print_sheets
from octavo.html.fonts.packaged import print_fonts
from octavo.html.kinds import furniture
from octavo.html.pages import OutlineEntry, PressSettings, PrintPages, PrintSection
from octavo.html.renderer import Medium, Renderer
from octavo.html.running_heads import running_heads
from octavo.source.manuscript import Kind


def render_print(
    composed: ComposedBook, settings: Settings, *, elements: Registry[ElementKind] = ELEMENTS
) -> PrintPages:
    """Return the whole book for the typesetter.

    Raise jinja2.TemplateError for a template that does not work.
    """
    renderer = Renderer(composed, settings, Medium.PRINT, elements=elements)
    book, variant = composed.book, composed.book.variant
    moment = source_date() or book.date
    printer = None if settings.printer is None else book.printer_named(settings.printer)
    return PrintPages(
        title=composed.plain_title,
        authors=tuple(c.name for c in book.contributors if c.role in {"aut", "edt"}),
        language=book.language,
        trim=(length_in_points(book.trim.width), length_in_points(book.trim.height)),
        sections=tuple(_section(renderer, section) for section in composed.sections),
        outline=tuple(_outline(renderer)),
        stylesheets=print_sheets(settings, elements),
        images=composed.root,
        furniture_template=find(settings, "templates", "print/furniture.html.j2"),
        fonts=print_fonts(),
        description=book.description or "",
        keywords=book.subjects,
        date=moment.isoformat() if moment else None,
        identifier=isbn_urn(book.print_isbn) if variant and book.print_isbn else book.identifier,
        hyphenation=book.hyphenation,
        variants=settings.pdf_variants,
        press=PressSettings.of_printer(printer, composed.root) if printer else None,
        edition_sheet=_edition_sheet(renderer),
        edition_stylesheets=tuple(
            find(settings, "styles", name) for name in (variant.styles if variant else ())
        ),
        inclusive=book.numbering.inclusive,
    )


def _edition_sheet(renderer: Renderer) -> str:
    """Return the stylesheet of the sizes and margins of the edition that is printed; "" for the book as it
    is."""
    book = renderer.composed.book
    if book.variant is None:
        return ""
    page = design(book.variant.sizes(book.trim))
    return renderer.template("print/edition.css.j2").render(page=page, variant=book.variant)


def _section(renderer: Renderer, section: Section) -> PrintSection:
    return PrintSection(
        id=section.id,
        region=section.region,
        starts=section.starts,
        furniture=furniture(section),
        xhtml=_with_namespaces(renderer.section(section)),
        language=section.language or renderer.composed.book.language,
        **running_heads(renderer, section),
    )


def _with_namespaces(xhtml: str) -> str:
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return xhtml.replace("<section ", f"<section {names} ", 1)


def _outline(renderer: Renderer) -> Iterator[OutlineEntry]:
    """Yield the contents as an outline, with the contents pages themselves before it."""
    for section in renderer.composed.sections:
        if section.kind is Kind.CONTENTS:
            yield OutlineEntry(renderer.plain_heading(section), section.id, 1)
    yield from _entries(renderer, renderer.composed.contents)


def _entries(renderer: Renderer, entries: Sequence[ContentsEntry]) -> Iterator[OutlineEntry]:
    for entry in entries:
        yield OutlineEntry(renderer.list_title(entry), entry.target, entry.level)
        yield from _entries(renderer, entry.children)
