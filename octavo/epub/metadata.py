"""The package's metadata: EPUB 3.3, section 5.5, with refinements, from the data of the book."""

import datetime
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from octavo.compose.composed_book import ComposedBook
from octavo.core.epoch import source_date
from octavo.core.isbn import isbn_urn
from octavo.core.xhtml import plain
from octavo.source.metadata import Book, Contributor

#: ``id`` of the element that the package names as its unique identifier.
IDENTIFIER_ID = "pub-id"

_BOOKS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-octavo:book")
# The date if neither the book nor the environment gives one: the same in every build.
_NO_DATE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class MetadataElement:
    """An element of the metadata: ``dc:name``, or a property if ``name`` is "meta"."""

    name: str
    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)


def entries(composed: ComposedBook) -> Iterator[MetadataElement]:
    """Yield what describes the book itself, in the order in which it stands in the package."""
    book = composed.book
    yield from _identifiers(composed)
    yield from _titles(composed)
    yield from _contributors(book)
    yield MetadataElement("language", book.language)
    if book.date:
        yield MetadataElement("date", book.date.isoformat())
    if book.publisher:
        yield MetadataElement("publisher", book.publisher.name)
    for name, text in (("rights", book.rights), ("description", book.description)):
        if text:
            yield MetadataElement(name, text)
    if (earlier := book.source_edition) and (earlier.isbn or earlier.identifier):
        yield MetadataElement("source", isbn_urn(earlier.isbn) if earlier.isbn else earlier.identifier or "")
    for subject in book.subjects:
        yield MetadataElement("subject", subject)  # a term of a vocabulary: its signs stay as they are
    if book.edition:
        yield _property("schema:bookEdition", book.edition)
    yield from _series(book)


def identifier(composed: ComposedBook) -> str:
    """Return the identifier of the EPUB, the same in every build.

    It is the URN of its ISBN, else what the book gives, else a URN made from title, contributors and
    language.
    """
    book = composed.book
    if isbn := book.isbn.get("epub"):
        return isbn_urn(isbn)
    if book.identifier:
        return book.identifier.strip()
    seed = "\n".join([book.title, *(f"{c.role} {c.name}" for c in book.contributors), book.language])
    return uuid.uuid5(_BOOKS, seed).urn


def modified(book: Book) -> datetime.datetime:
    """Return the moment of the last change, in UTC: SOURCE_DATE_EPOCH, else the book's date, else a fixed
    one.

    Raise ValueError if SOURCE_DATE_EPOCH is not a number of seconds.
    """
    if moment := source_date():
        return moment
    if book.date:
        return datetime.datetime.combine(book.date, datetime.time(), datetime.UTC)
    return _NO_DATE


def _identifiers(composed: ComposedBook) -> Iterator[MetadataElement]:
    name = identifier(composed)
    yield MetadataElement("identifier", name, {"id": IDENTIFIER_ID})
    if name.startswith("urn:isbn:"):
        code = "15" if len(name) == len("urn:isbn:") + 13 else "02"  # ONIX list 5: ISBN-13, ISBN-10
        yield _refine(IDENTIFIER_ID, "identifier-type", code, "onix:codelist5")


def _titles(composed: ComposedBook) -> Iterator[MetadataElement]:
    subtitle = plain(composed.subtitle) if composed.subtitle is not None else ""
    titles = [("main", composed.plain_title), *([("subtitle", subtitle)] if subtitle else [])]
    for number, (kind, title) in enumerate(titles, 1):
        name = f"title-{number}"
        yield MetadataElement("title", title, {"id": name})
        yield _refine(name, "title-type", kind)
        if len(titles) > 1:
            yield _refine(name, "display-seq", str(number))


def _contributors(book: Book) -> Iterator[MetadataElement]:
    role = book.principal_role
    creators = [c for c in book.contributors if c.role == role]
    others = [c for c in book.contributors if c.role != role]
    yield from _people("creator", creators)
    yield from _people("contributor", others)


def _people(element: str, people: Sequence[Contributor]) -> Iterator[MetadataElement]:
    for number, person in enumerate(people, 1):
        name = f"{element}-{number}"
        yield MetadataElement(element, person.name, {"id": name})
        yield _refine(name, "role", person.role, "marc:relators")
        if person.sort:
            yield _refine(name, "file-as", person.sort)
        yield _refine(name, "display-seq", str(number))


def _series(book: Book) -> Iterator[MetadataElement]:
    if not book.series:
        return
    yield _property("belongs-to-collection", book.series.name, id="series")
    yield _refine("series", "collection-type", "series")
    # A position is a decimal number; a number of another kind ("IV") has no place in it.
    if book.series.number and re.fullmatch(r"\d+(\.\d+)*", book.series.number):
        yield _refine("series", "group-position", book.series.number)


def _property(name: str, text: str, **attributes: str) -> MetadataElement:
    return MetadataElement("meta", text, {"property": name, **attributes})


def _refine(target: str, name: str, text: str, scheme: str | None = None) -> MetadataElement:
    attributes = {"refines": f"#{target}", "property": name}
    return MetadataElement("meta", text, attributes | ({"scheme": scheme} if scheme else {}))
