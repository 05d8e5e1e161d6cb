"""Checks of ``trade:`` against the rest of ``book.yaml``."""

from octavo.core.diagnostics import Diagnostics
from octavo.core.isbn import isbn13
from octavo.core.suggestions import listing, suggest
from octavo.source.context import ReadingContext
from octavo.source.metadata import Book
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

#: What a name of the cover's picture may end in. A web address may go on after it.
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff")


def check_trade(node: YamlNode, context: ReadingContext) -> None:
    """Report prices of forms that the book does not have, forms of the book that are named as other books,
    and a cover that is no picture. ``node`` is ``book.yaml``."""
    trade = node.get("trade")
    if trade is None:
        return
    _check_forms(trade, context.book, context.diagnostics)
    _check_related(trade, context.book, context.diagnostics)
    cover = context.book.trade.cover
    if cover and not cover.lower().split("?")[0].split("#")[0].endswith(PICTURES):
        context.diagnostics.error(
            "trade-cover",
            key_span(trade, "cover", trade.span),
            f"`{cover}` does not end like the address of a picture",
            f"write the address of the picture itself, which ends in {listing(PICTURES)}",
        )


def _check_forms(trade: YamlNode, book: Book, diagnostics: Diagnostics) -> None:
    known = list(dict.fromkeys(("epub", "pdf", "paperback", "hardback", *book.editions)))
    for price, written in zip(book.trade.prices, _items(trade, "prices"), strict=False):
        for form, item in zip(price.forms, _items(written, "forms"), strict=False):
            if form not in known:
                hint = suggest(form, known, f"write one of {listing(known)}")
                message = f"the book has no form `{form}` that could have a price"
                diagnostics.error("trade-form", item.span, message, hint)


def _check_related(trade: YamlNode, book: Book, diagnostics: Diagnostics) -> None:
    own = {isbn13(isbn): form for form, isbn in book.isbn_of_form.items()}
    own |= {isbn13(one.isbn): name for name, one in book.editions.items() if one.isbn}
    for related, written in zip(book.trade.related, _items(trade, "related"), strict=False):
        if form := own.get(isbn13(related.isbn)):
            diagnostics.error(
                "trade-own-isbn",
                key_span(written, "isbn", written.span),
                f"`{related.isbn}` is the ISBN of this book, as `{form}`",
                "take it out: the forms of a book are related to each other without it",
            )


def _items(node: YamlNode, key: str) -> list[YamlNode]:
    found = node.get(key)
    return found.items() if found is not None else []
