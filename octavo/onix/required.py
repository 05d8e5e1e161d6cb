"""Report of the data without which the trade refuses a record, with what to add to ``book.yaml``."""

from pathlib import Path

from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics, Span
from octavo.onix.dates import YEARS
from octavo.onix.forms import forms
from octavo.source.metadata import Book


def check_required(book: Book, root: Path, diagnostics: Diagnostics) -> None:
    """Report what is missing for a record that booksellers take. ``root`` is the folder of the book."""
    places = {key: place_of(root, key) for key in ("isbn", "publisher", "date")}
    # In a book with errors, what is written and not there has been told to be wrong.
    wrong = {key for key, place in places.items() if diagnostics.failed and place != Span("book.yaml")}
    found = forms(book)
    if not found and "isbn" not in wrong:
        diagnostics.error(
            "onix-identifier-missing",
            places["isbn"],
            "no form of the book has an ISBN, so there is no product to make an ONIX record of",
            "add the ISBNs that were registered for its forms under `isbn`, or give it an `identifier`",
        )
    elif found and not any(form.isbn for form in found):
        diagnostics.warning(
            "onix-isbn-missing",
            place_of(root, "isbn", "identifier"),
            "no form of the book has an ISBN; the ONIX record names the EPUB by its identifier alone",
            "most booksellers take no record without an ISBN: add those of the forms under `isbn`",
        )
    if book.publisher is None and "publisher" not in wrong:
        diagnostics.error(
            "onix-publisher-missing",
            places["publisher"],
            "an ONIX record names the publisher, and the book has none",
            "add `publisher:` with its `name`",
        )
    if book.date.year not in YEARS if book.date else "date" not in wrong:
        said = f"{book.date} is before 1900 or after 2099" if book.date else "the book has none"
        diagnostics.error(
            "onix-date-missing",
            places["date"],
            f"an ONIX record gives the date of publication, and {said}",
            "add `date:`, as in 2026-11-30",
        )
