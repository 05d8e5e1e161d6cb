"""The forms in which the book is sold; each is a product with a record of its own."""

from dataclasses import dataclass

from octavo.core.isbn import isbn13
from octavo.core.settings import Settings
from octavo.source.edition_options import Trim, Variant
from octavo.source.metadata import Book

_DIGITAL = ("epub", "pdf")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the book: ``name`` is "epub", "pdf", "paperback", "hardback" or the name of an edition.

    ``isbn`` has 13 figures; it is "" if the form is named by ``identifier``, a URN or other URI, alone.
    ``trim`` is None for files; ``binding`` is "paperback", "hardback" or, if nobody says, "book".
    """

    name: str
    isbn: str
    identifier: str
    trim: Trim | None = None
    binding: str = ""
    variant: Variant | None = None

    @property
    def digital(self) -> bool:
        """True if it is a file."""
        return self.trim is None

    @property
    def urn(self) -> str:
        """The name of the form, and of its record, for good."""
        return f"urn:isbn:{self.isbn}" if self.isbn else self.identifier

    def has_pages_of(self, settings: Settings) -> bool:
        """Return True if the pages that this build sets are those of the form."""
        if settings.edition:
            return self.name == settings.edition
        return self.variant is None and self.name != "epub"


def forms(book: Book) -> tuple[Form, ...]:
    """Return all forms with an ISBN, files first. A book that has none, but an identifier, is one EPUB."""
    isbns = {name: isbn13(isbn) for name, isbn in book.isbn_of_form.items()}
    identifier = (book.identifier or "").strip()
    if "epub" not in isbns and identifier.lower().startswith("urn:isbn:"):
        isbns["epub"] = isbn13(identifier)
    isbns |= {name: isbn13(one.isbn) for name, one in book.editions.items() if one.isbn}
    if not isbns and identifier:
        return (Form("epub", "", identifier),)
    order = [name for name in (*_DIGITAL, "paperback", "hardback", *book.editions) if isbns.get(name)]
    return tuple(_form(name, isbns[name], book) for name in dict.fromkeys(order))


def _form(name: str, isbn: str, book: Book) -> Form:
    if name in _DIGITAL:
        return Form(name, isbn, "")
    variant = book.editions.get(name)
    trim = (variant.trim if variant else None) or book.trim
    named = name if name in ("paperback", "hardback") else "book"
    return Form(name, isbn, "", trim, (variant.binding if variant else None) or named, variant)
