"""The package's metadata: EPUB 3.3, section 5.5, with refinements, from the data of the book."""

import datetime
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from octavo.compose.composed_book import Edition
from octavo.core.epoch import source_date
from octavo.core.xhtml import plain
from octavo.source.metadata import Book, Contributor
from octavo.source.values import isbn_urn

#: ``id`` of the element that the package names as its unique identifier.
IDENTIFIER_ID = "pub-id"

_BOOKS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-octavo:book")
# Where neither the book nor the environment gives a date: the same in every build.
_NO_DATE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An element of the metadata: ``dc:name`` or, where ``name`` is "meta", a property."""

    name: str
    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)


def entries(edition: Edition) -> Iterator[Entry]:
    """What describes the book itself, in the order in which it stands in the package."""
    book = edition.book
    yield from _identifiers(edition)
    yield from _titles(edition)
    yield from _contributors(book)
    yield Entry("language", book.language)
    if book.date:
        yield Entry("date", book.date.isoformat())
    if book.publisher:
        yield Entry("publisher", book.publisher.name)
    for name, text in (("rights", book.rights), ("description", book.description)):
        if text:
            yield Entry(name, text)
    for subject in book.subjects:
        yield Entry("subject", subject)  # a term of a vocabulary, where signs have their own sense
    if book.edition:
        yield _property("schema:bookEdition", book.edition)
    yield from _series(book)


def identifier(edition: Edition) -> str:
    """The identifier of the EPUB, the same in every build.

    The URN of its ISBN, else what the book gives, else a URN made from title, contributors and language.
    """
    book = edition.book
    if isbn := book.isbn.get("epub"):
        return isbn_urn(isbn)
    if book.identifier:
        return book.identifier.strip()
    seed = "\n".join([book.title, *(f"{c.role} {c.name}" for c in book.contributors), book.language])
    return uuid.uuid5(_BOOKS, seed).urn


def modified(book: Book) -> datetime.datetime:
    """When the EPUB was last changed, in UTC: SOURCE_DATE_EPOCH, else the book's date, else a fixed one.

    Raises ValueError where SOURCE_DATE_EPOCH is not a number of seconds.
    """
    if moment := source_date():
        return moment
    if book.date:
        return datetime.datetime.combine(book.date, datetime.time(), datetime.UTC)
    return _NO_DATE


def _identifiers(edition: Edition) -> Iterator[Entry]:
    name = identifier(edition)
    yield Entry("identifier", name, {"id": IDENTIFIER_ID})
    if name.startswith("urn:isbn:"):
        code = "15" if len(name) == len("urn:isbn:") + 13 else "02"  # ONIX list 5: ISBN-13, ISBN-10
        yield _refine(IDENTIFIER_ID, "identifier-type", code, "onix:codelist5")


def _titles(edition: Edition) -> Iterator[Entry]:
    subtitle = plain(edition.subtitle) if edition.subtitle is not None else ""
    titles = [("main", edition.plain_title), *([("subtitle", subtitle)] if subtitle else [])]
    for number, (kind, title) in enumerate(titles, 1):
        name = f"title-{number}"
        yield Entry("title", title, {"id": name})
        yield _refine(name, "title-type", kind)
        if len(titles) > 1:
            yield _refine(name, "display-seq", str(number))


def _contributors(book: Book) -> Iterator[Entry]:
    role = book.principal_role
    creators = [c for c in book.contributors if c.role == role]
    others = [c for c in book.contributors if c.role != role]
    yield from _people("creator", creators)
    yield from _people("contributor", others)


def _people(element: str, people: Sequence[Contributor]) -> Iterator[Entry]:
    for number, person in enumerate(people, 1):
        name = f"{element}-{number}"
        yield Entry(element, person.name, {"id": name})
        yield _refine(name, "role", person.role, "marc:relators")
        if person.sort:
            yield _refine(name, "file-as", person.sort)
        yield _refine(name, "display-seq", str(number))


def _series(book: Book) -> Iterator[Entry]:
    if not book.series:
        return
    yield _property("belongs-to-collection", book.series.name, id="series")
    yield _refine("series", "collection-type", "series")
    # A position is a decimal number; a number of another kind ("IV") has no place in it.
    if book.series.number and re.fullmatch(r"\d+(\.\d+)*", book.series.number):
        yield _refine("series", "group-position", book.series.number)


def _property(name: str, text: str, **attributes: str) -> Entry:
    return Entry("meta", text, {"property": name, **attributes})


def _refine(target: str, name: str, text: str, scheme: str | None = None) -> Entry:
    attributes = {"refines": f"#{target}", "property": name}
    return Entry("meta", text, attributes | ({"scheme": scheme} if scheme else {}))
