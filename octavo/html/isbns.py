"""The ISBNs of all forms of the book, as a copyright page lists them."""

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.source.metadata import Book


@dataclass(frozen=True, slots=True)
class ListedIsbn:
    """An ISBN as written, and what the form of the book is called that has it: "large print"."""

    number: str
    label: str


def listed_isbns(book: Book, terms: Mapping[str, str]) -> tuple[ListedIsbn, ...]:
    """Return the editions that are printed, in their order in ``book.yaml``, then the other forms by name.

    The list is the same in each of the editions, and in the e-book.
    """
    others = book.isbn_of_form
    numbers = {name: one.isbn or others.get(name) for name, one in book.editions.items()}
    numbers |= {form: isbn for form, isbn in sorted(others.items()) if form not in numbers}
    return tuple(ListedIsbn(isbn, _label(book, name, terms)) for name, isbn in numbers.items() if isbn)


def _label(book: Book, name: str, terms: Mapping[str, str]) -> str:
    variant = book.editions.get(name)
    return (variant.label if variant else None) or terms.get(name) or name.replace("-", " ")
