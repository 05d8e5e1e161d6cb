"""Block 6 of a product: its availability, suppliers and prices."""

from collections.abc import Iterator
from decimal import Decimal

from octavo.core.xhtml import Element
from octavo.onix.codes import AVAILABILITY, AVAILABILITY_OF_STATUS, PRICE_TYPES, SUPPLIER_ROLES
from octavo.onix.dates import published, status, written
from octavo.onix.elements import group, leaf, website
from octavo.onix.forms import Form
from octavo.onix.territories import territory
from octavo.source.metadata import Book
from octavo.source.trade import Price, Sales, Supplier

_EXPECTED = "08"  # list 166
_FREE, _TO_BE_ANNOUNCED, _ASK_SUPPLIER = "01", "02", "04"  # list 57
_VALUE_ADDED_TAX = "01"  # list 171
_ZERO_RATED = "Z"  # list 62
_SUPPLIERS_SITE = "36"  # list 73
_NOT_YET = "10"  # list 65


def product_supply(form: Form, book: Book) -> Element | None:
    """Return the supply of a form; None if the book says nothing of it."""
    trade = book.trade
    if book.publisher is None or not (trade.prices or trade.availability or trade.supplier):
        return None
    sales = trade.sales or Sales()
    availability = (
        AVAILABILITY[trade.availability] if trade.availability else AVAILABILITY_OF_STATUS[status(book)]
    )
    return group(
        "ProductSupply",
        group("Market", territory(sales.territory, sales.without)),
        group(
            "SupplyDetail",
            _supplier(trade.supplier or Supplier(name=book.publisher.name)),
            leaf("ProductAvailability", availability),
            _expected(book) if availability == _NOT_YET else None,
            _prices(form, book, sales),
        ),
    )


def _supplier(supplier: Supplier) -> Element:
    return group(
        "Supplier",
        leaf("SupplierRole", SUPPLIER_ROLES[supplier.role]),
        leaf("SupplierName", supplier.name),
        leaf("EmailAddress", supplier.email),
        website(_SUPPLIERS_SITE, supplier.url),
    )


def _expected(book: Book) -> Element | None:
    day = published(book)
    if day is None:
        return None
    date = leaf("Date", written(day), dateformat="00")
    return group("SupplyDate", leaf("SupplyDateRole", _EXPECTED), date)


def _prices(form: Form, book: Book, sales: Sales) -> Iterator[Element | None]:
    """Yield the prices of this form or, in their place, why there are none."""
    prices = [price for price in book.trade.prices if not price.forms or form.name in price.forms]
    for price in prices:
        yield _price(price, sales)
    if not prices:
        unknown = _TO_BE_ANNOUNCED if status(book) == "forthcoming" else _ASK_SUPPLIER
        yield leaf("UnpricedItemType", unknown)


def _price(price: Price, sales: Sales) -> Element:
    amount = Decimal(price.amount)
    where = territory(price.territory or sales.territory, price.without if price.territory else sales.without)
    if not amount:
        return group("Price", leaf("UnpricedItemType", _FREE), where)
    return group(
        "Price",
        leaf("PriceType", PRICE_TYPES[price.type, price.tax]),
        leaf("PriceAmount", price.amount),
        _tax(price.tax_percent),
        leaf("CurrencyCode", price.currency),
        where,
    )


def _tax(percent: float | None) -> Element | None:
    if percent is None:
        return None
    return group(
        "Tax",
        leaf("TaxType", _VALUE_ADDED_TAX),
        leaf("TaxRateCode", _ZERO_RATED if percent == 0 else None),
        leaf("TaxRatePercent", f"{percent:.6g}"),
    )
