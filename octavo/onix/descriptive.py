"""Block 1 of a product: what it is. Form, titles, people, edition, language, extent, subjects, readers."""

import re
from collections.abc import Iterator

from octavo.compose.composed_book import ComposedBook
from octavo.core.lengths import length_in_points
from octavo.core.settings import PdfVariant
from octavo.core.xhtml import Element, plain
from octavo.onix import accessibility
from octavo.onix.build_facts import OnixFacts
from octavo.onix.codes import PRODUCT_FORMS, PROTECTIONS
from octavo.onix.contributors import contributors
from octavo.onix.elements import Content, group, leaf
from octavo.onix.extents import extents, measures, trim_detail
from octavo.onix.forms import Form
from octavo.onix.languages import languages
from octavo.onix.subjects import audience, subjects
from octavo.source.metadata import Book

_SINGLE = "00"  # list 2
# List 175.
_EPUB, _PDF, _PDF_A = "E101", "E107", "E108"
_REFLOWABLE, _FIXED, _OFFLINE, _FOLIOS = "E200", "E201", "E202", "E205"
_VERSION, _EPUB_3_3 = "15", "101F"  # lists 79 and 220
_TEXT, _PICTURES, _FORMULAS = "10", "07", "48"  # list 81
_PRODUCT, _COLLECTION = "01", "02"  # list 149
_PUBLISHERS = "10"  # list 148
_TITLE_ORDER = "02"  # list 197
_DISTINCTIVE = "01"  # list 15
_ILLUSTRATED, _PLAIN = "02", "01"  # list 152
# List 21: type of 14 to 19 points, and of 20 points and more.
_LARGE_PRINT, _ULTRA_LARGE_PRINT = ("LTE", 14.0), ("ULP", 20.0)


def descriptive_detail(form: Form, composed: ComposedBook, known: OnixFacts, text_language: str) -> Element:
    """Return the description of the product. ``text_language`` is the code of the language of the book's
    own words."""
    book = composed.book
    return group(
        "DescriptiveDetail",
        leaf("ProductComposition", _SINGLE),
        leaf("ProductForm", PRODUCT_FORMS[form.name if form.digital else form.binding]),
        _details(form, known),
        _features(form, book, known),
        _contents(form, composed, known),
        measures(form),
        _protection(form, book),
        _collection(book),
        _title(composed),
        contributors(book.contributors, text_language),
        _edition(form, book),
        languages(book.language, known.statement.facts.languages if known.statement else ()),
        extents(form, composed, known),
        _illustrations(composed),
        subjects(book),
        audience(book),
    )


def _details(form: Form, known: OnixFacts) -> Content:
    if form.name == "epub":
        return [leaf("ProductFormDetail", code) for code in (_EPUB, _REFLOWABLE, _OFFLINE)]
    if form.name == "pdf":
        archive = PdfVariant.PDFA_2A in known.settings.pdf_variants
        kinds = (_PDF_A if archive else _PDF, _FIXED, _OFFLINE, _FOLIOS)
        return [leaf("ProductFormDetail", code) for code in kinds]
    return trim_detail(form.trim) if form.trim and form.binding == "paperback" else None


def _features(form: Form, book: Book, known: OnixFacts) -> Iterator[Element | None]:
    if form.name == "epub":
        yield group(
            "ProductFormFeature",
            leaf("ProductFormFeatureType", _VERSION),
            leaf("ProductFormFeatureValue", _EPUB_3_3),
        )
        yield from accessibility.of_epub(known.statement, book.publisher.name if book.publisher else "")
    elif form.name == "pdf":
        yield from accessibility.of_pdf(known.settings)


def _contents(form: Form, composed: ComposedBook, known: OnixFacts) -> Iterator[Element | None]:
    """Yield what is in the files: list 81 has no sense for a printed book."""
    if form.digital:
        yield leaf("PrimaryContentType", _TEXT)
        yield leaf("ProductContentType", _PICTURES) if composed.pictures else None
        if known.statement and known.statement.facts.formulas:
            yield leaf("ProductContentType", _FORMULAS)


def _protection(form: Form, book: Book) -> Element | None:
    return leaf(
        "EpubTechnicalProtection", PROTECTIONS.get(book.trade.protection or "") if form.digital else ""
    )


def _collection(book: Book) -> Element:
    if book.series is None:
        return group("NoCollection")
    number = book.series.number
    ordered = number is not None and re.fullmatch(r"[1-9][0-9]*(\.[1-9][0-9]*)*", number)
    sequence = group(
        "CollectionSequence",
        leaf("CollectionSequenceType", _TITLE_ORDER),
        leaf("CollectionSequenceNumber", number),
    )
    part = group("TitleElement", leaf("TitleElementLevel", _PRODUCT), leaf("PartNumber", number))
    return group(
        "Collection",
        leaf("CollectionType", _PUBLISHERS),
        sequence if ordered else None,
        group(
            "TitleDetail",
            leaf("TitleType", _DISTINCTIVE),
            group(
                "TitleElement", leaf("TitleElementLevel", _COLLECTION), leaf("TitleText", book.series.name)
            ),
            part if number else None,
        ),
    )


def _title(composed: ComposedBook) -> Element:
    subtitle = plain(composed.subtitle) if composed.subtitle is not None else None
    return group(
        "TitleDetail",
        leaf("TitleType", _DISTINCTIVE),
        group(
            "TitleElement",
            leaf("TitleElementLevel", _PRODUCT),
            # No word is cut off as an article: which words are articles depends on the language.
            leaf("TitleText", composed.plain_title),
            leaf("Subtitle", subtitle),
        ),
    )


def _edition(form: Form, book: Book) -> Iterator[Element | None]:
    """Large print by the size of its type; and what is printed on the copyright page."""
    size = length_in_points(form.variant.type_size) if form.variant else 0.0
    kinds = [code for code, least in (_ULTRA_LARGE_PRINT, _LARGE_PRINT) if size >= least]
    if kinds:
        yield leaf("EditionType", kinds[0])
    yield leaf("EditionStatement", book.edition)
    if form.variant and form.variant.statement:
        yield leaf("EditionStatement", form.variant.statement)


def _illustrations(composed: ComposedBook) -> Iterator[Element | None]:
    count = len(composed.pictures)
    yield leaf("Illustrated", _ILLUSTRATED if count else _PLAIN)
    yield leaf("NumberOfIllustrations", count or None)
