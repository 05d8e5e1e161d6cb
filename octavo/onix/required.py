"""What the trade refuses a record without: reported, with what to add to ``book.yaml``."""

from pathlib import Path

from octavo.book_places import place_of
from octavo.diagnostics import Diagnostics
from octavo.onix.dates import YEARS
from octavo.onix.forms import forms
from octavo.source.metadata import Book


def check_required(book: Book, root: Path, diagnostics: Diagnostics) -> None:
    """Report what is missing for a record that booksellers take. ``root`` is the folder of the book."""
    found = forms(book)
    if not found:
        diagnostics.error(
            "onix-identifier-missing",
            place_of(root, "isbn"),
            "no form of the book has an ISBN, so there is no product to make an ONIX record of",
            "add the ISBNs that were registered for its forms under `isbn`, or give it an `identifier`",
        )
    elif not any(form.isbn for form in found):
        diagnostics.warning(
            "onix-isbn-missing",
            place_of(root, "isbn", "identifier"),
            "no form of the book has an ISBN; the ONIX record names the EPUB by its identifier alone",
            "most booksellers take no record without an ISBN: add those of the forms under `isbn`",
        )
    if book.publisher is None:
        diagnostics.error(
            "onix-publisher-missing",
            place_of(root, "publisher"),
            "an ONIX record names the publisher, and the book has none",
            "add `publisher:` with its `name`",
        )
    if book.date is None or book.date.year not in YEARS:
        said = "the book has none" if book.date is None else f"{book.date} is before 1900 or after 2099"
        diagnostics.error(
            "onix-date-missing",
            place_of(root, "date"),
            f"an ONIX record gives the date of publication, and {said}",
            "add `date:`, as in 2026-11-30",
        )
