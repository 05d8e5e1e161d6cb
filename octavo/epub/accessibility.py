"""Accessibility metadata (EPUB Accessibility 1.1, section 2) that is true of the content."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateNotFound

from octavo.epub.content import Facts
from octavo.epub.metadata import Entry
from octavo.source.metadata import Book
from octavo.source.values import isbn_urn

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entries(book: Book, facts: Facts, templates: Environment) -> Iterator[Entry]:
    """Access modes, features, hazards, and a sentence for readers.

    The cover is not counted as content: a book whose only picture it is can be read as text alone.
    """
    yield _schema("accessMode", "textual")
    if facts.pictures:
        yield _schema("accessMode", "visual")
        yield _schema("accessModeSufficient", "textual,visual")
    if facts.pictures == facts.described:
        yield _schema("accessModeSufficient", "textual")
    for feature in features(facts):
        yield _schema("accessibilityFeature", feature)
    yield _schema("accessibilityHazard", "unknown" if facts.moving else "none")
    yield _summary(book, facts, templates)
    if facts.page_list:
        yield Entry("meta", page_break_source(book), {"property": "pageBreakSource"})


def features(facts: Facts) -> tuple[str, ...]:
    """The values of ``accessibilityFeature`` that hold, in the order of the vocabulary's chapters."""
    held = {
        "alternativeText": facts.pictures == facts.described,
        "displayTransformability": not facts.fixed_type,
        "index": facts.index,
        "MathML": facts.mathml,
        "pageBreakMarkers": facts.page_list and facts.page_breaks,
        "pageNavigation": facts.page_list,
        "readingOrder": True,  # the spine has one
        "structuralNavigation": facts.headings,
        "tableOfContents": facts.contents,
        "unlocked": True,  # Octavo locks nothing
    }
    return tuple(name for name, holds in held.items() if holds)


def page_break_source(book: Book) -> str:
    """The edition whose pages the page list counts: the URN of its ISBN, or "none"."""
    return isbn_urn(book.print_isbn) if book.print_isbn else "none"


def _summary(book: Book, facts: Facts, templates: Environment) -> Entry:
    """The summary in the book's language where there is a template for it, else in English."""
    language = book.language.split("-")[0].lower()
    try:
        template = templates.get_template(f"epub/summary.{language}.txt.j2")
    except TemplateNotFound:
        language, template = "en", templates.get_template("epub/summary.en.txt.j2")
    text = " ".join(template.render(facts=facts).split())
    attributes = {"property": "schema:accessibilitySummary", _XML_LANG: language}
    return Entry("meta", text, attributes)


def _schema(name: str, value: str) -> Entry:
    return Entry("meta", value, {"property": f"schema:{name}"})
