"""The message: a header, and a record of each form of the book."""

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import Element
from octavo.onix.build_facts import OnixFacts
from octavo.onix.collateral import collateral_detail
from octavo.onix.dates import notification, sent, written
from octavo.onix.descriptive import descriptive_detail
from octavo.onix.elements import group, leaf
from octavo.onix.forms import Form, forms
from octavo.onix.identifiers import identifiers
from octavo.onix.languages import language_code
from octavo.onix.publishing import publishing_detail
from octavo.onix.related import related_material
from octavo.onix.supply import product_supply
from octavo.source.metadata import Book

_PUBLISHER = "01"  # list 3


def message(composed: ComposedBook, known: OnixFacts) -> Element:
    """Return the whole message. Without any product it says so, as the schema demands."""
    products = forms(composed.book)
    return group(
        "ONIXMessage",
        _header(composed),
        [_product(form, products, composed, known) for form in products] or group("NoProduct"),
        release="3.1",
    )


def _header(composed: ComposedBook) -> Element:
    book = composed.book
    moment = sent(book)
    return group(
        "Header",
        _sender(book, composed.plain_title),
        leaf("SentDateTime", written(moment) if moment else "19700101"),
        leaf("DefaultLanguageOfText", language_code(book.language)),
    )


def _sender(book: Book, title: str) -> Element:
    sender = book.trade.sender
    name = sender.name if sender else book.publisher.name if book.publisher else title
    return group(
        "Sender",
        leaf("SenderName", name),
        leaf("ContactName", sender.contact) if sender else None,
        leaf("EmailAddress", sender.email) if sender else None,
    )


def _product(form: Form, products: tuple[Form, ...], composed: ComposedBook, known: OnixFacts) -> Element:
    book = composed.book
    text_language = language_code(book.language)
    return group(
        "Product",
        leaf("RecordReference", form.urn),
        leaf("NotificationType", notification(book)),
        leaf("RecordSourceType", _PUBLISHER) if book.trade.sender is None else None,
        leaf("RecordSourceName", book.publisher.name) if book.publisher else None,
        identifiers(form),
        descriptive_detail(form, composed, known, text_language),
        collateral_detail(composed, text_language),
        publishing_detail(form, book),
        related_material(form, products, known, book.trade.related),
        product_supply(form, book),
    )
