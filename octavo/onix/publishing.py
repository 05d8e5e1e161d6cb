"""Block 4 of a product: its publisher, place, date and rights, and where it may be sold."""

from collections.abc import Iterator

from octavo.core.territories import WORLD
from octavo.core.xhtml import Element
from octavo.onix.codes import STATUSES
from octavo.onix.dates import published, status, written
from octavo.onix.elements import Content, group, leaf, website
from octavo.onix.forms import Form
from octavo.onix.territories import territory
from octavo.source.metadata import Book, Publisher
from octavo.source.trade import Safety

_PUBLISHER = "01"  # list 45
_WEBSITE = "01"  # list 73
_SAFETY = "10"  # list 198
_PUBLICATION = "01"  # list 163
_EXCLUSIVE, _NOT_EXCLUSIVE, _NOT_FOR_SALE = "01", "02", "03"  # list 46


def publishing_detail(form: Form, book: Book) -> Element | None:
    """Return publisher, status, date, copyright and rights; None if the book has no publisher."""
    if book.publisher is None:
        return None
    return group(
        "PublishingDetail",
        group("Imprint", leaf("ImprintName", book.trade.imprint or book.publisher.name)),
        _publisher(book.publisher),
        leaf("CityOfPublication", book.publisher.place),
        _safety(book.trade.safety) if not form.digital else None,
        leaf("PublishingStatus", STATUSES[status(book)]),
        _date(book),
        _copyright(book),
        _rights(book),
    )


def _publisher(publisher: Publisher) -> Element:
    return group(
        "Publisher",
        leaf("PublishingRole", _PUBLISHER),
        leaf("PublisherName", publisher.name),
        website(_WEBSITE, publisher.url),
    )


def _safety(safety: Safety | None) -> Element | None:
    if safety is None:
        return None
    return group(
        "ProductContact",
        leaf("ProductContactRole", _SAFETY),
        leaf("ProductContactName", safety.name),
        leaf("EmailAddress", safety.email),
        leaf("StreetAddress", safety.street),
        leaf("LocationName", safety.place),
        leaf("PostalCode", safety.postcode),
        leaf("CountryCode", safety.country),
    )


def _date(book: Book) -> Element | None:
    day = published(book)
    if day is None:
        return None
    date = leaf("Date", written(day), dateformat="00")
    return group("PublishingDate", leaf("PublishingDateRole", _PUBLICATION), date)


def _copyright(book: Book) -> Element | None:
    notice = book.trade.copyright
    if notice is None:
        return None
    owners: Content = [
        group("CopyrightOwner", leaf(name, owner))
        for name, owner in (("PersonName", notice.person), ("CorporateName", notice.body))
        if owner
    ]
    return group("CopyrightStatement", leaf("CopyrightYear", notice.year), owners)


def _rights(book: Book) -> Iterator[Element | None]:
    """Yield the territories in which the book may be sold, and that it may not be sold elsewhere."""
    sales = book.trade.sales
    if sales is None:
        return
    kind = _EXCLUSIVE if sales.exclusive else _NOT_EXCLUSIVE
    yield group("SalesRights", leaf("SalesRightsType", kind), territory(sales.territory, sales.without))
    if sales.without:
        yield group("SalesRights", leaf("SalesRightsType", _NOT_FOR_SALE), territory(sales.without))
    elif WORLD not in sales.territory:
        yield leaf("ROWSalesRightsType", _NOT_FOR_SALE)
