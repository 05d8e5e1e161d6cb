"""``trade:`` of ``book.yaml``: what the book trade is told, beside what the book says of itself.

Its words stand for codes of ONIX for Books, which ``octavo.onix`` knows; codes of other schemes (Thema,
BISAC) are written as they are.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from octavo.source.trade_values import (
    Amount,
    Bisac,
    Country,
    Currency,
    Email,
    Keyword,
    Place,
    Thema,
    check_once,
    check_world,
)
from octavo.source.values import Isbn, Model, WebAddress

Audience = Literal[
    "general",
    "children",
    "teenage",
    "education",
    "pre-primary",
    "primary",
    "lower-secondary",
    "upper-secondary",
    "tertiary",
    "scholarly",
    "adult-education",
    "language-learning",
]
Availability = Literal[
    "available",
    "in-stock",
    "to-order",
    "print-on-demand",
    "forthcoming",
    "temporarily-unavailable",
    "out-of-stock",
    "reprinting",
    "not-available",
]
PriceKind = Literal["recommended", "fixed", "agency", "net"]
Protection = Literal["none", "watermark", "drm"]
Relation = Literal[
    "replaces",
    "replaced-by",
    "companion",
    "other-language",
    "includes",
    "part-of",
    "same-collection",
    "same-author",
    "similar",
]
Status = Literal[
    "forthcoming",
    "active",
    "postponed",
    "cancelled",
    "out-of-stock",
    "out-of-print",
    "inactive",
    "withdrawn",
]
SubjectScheme = Literal["lcsh", "csh", "rvm", "rameau", "mesh"]
SupplierRole = Literal[
    "publisher",
    "publisher-direct",
    "exclusive-distributor",
    "non-exclusive-distributor",
    "distributor",
    "wholesaler",
    "print-on-demand",
    "retailer",
]
Territory = Annotated[tuple[Place, ...], AfterValidator(check_world), AfterValidator(check_once)]
Countries = Annotated[tuple[Country, ...], AfterValidator(check_once)]


class Sender(Model):
    """The sender of the record."""

    name: str = Field(min_length=1, description="The name of the sender; without one, the publisher's.")
    contact: str | None = Field(default=None, description="A person to ask about the record.")
    email: Email | None = Field(default=None, description="An e-mail address for questions about the record.")


class Ages(Model):
    """The ages for which a book is meant."""

    youngest: Annotated[int, Field(ge=0, le=99)] | None = Field(
        default=None, alias="from", description="From this age, in years."
    )
    oldest: Annotated[int, Field(ge=0, le=99)] | None = Field(
        default=None, alias="to", description="Up to this age, in years."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.youngest is None and self.oldest is None:
            raise ValueError("no age is given; write for example {from: 8, to: 12}")
        if self.youngest is not None and self.oldest is not None and self.youngest >= self.oldest:
            raise ValueError(f"`from: {self.youngest}` is not below `to: {self.oldest}`; exchange the ages")
        return self


class Copyright(Model):
    """Whose the copyright is, since when."""

    year: Annotated[int, Field(ge=1700, le=2099)] = Field(description="The year of the notice: 2026.")
    person: str | None = Field(default=None, min_length=1, description="The holder, if a person.")
    body: str | None = Field(default=None, min_length=1, description="The holder, if a company or society.")


class Sales(Model):
    """The countries in which the book may be sold."""

    territory: Territory = Field(
        default=("WORLD",), description="Countries by their codes of two letters (ISO 3166-1), or WORLD."
    )
    without: Countries = Field(
        default=(), alias="except", description="With WORLD: the countries in which it may not be sold."
    )
    exclusive: bool = Field(
        default=True, description="Whether the publisher alone has the right to sell it there."
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        _check_exceptions(self.territory, self.without)
        return self


class Price(Model):
    """A price, with its buyers and countries."""

    amount: Amount = Field(description="The amount, with a point: 12.50. 0 for free of charge.")
    currency: Currency = Field(description="The currency by its code of three letters (ISO 4217): EUR.")
    type: PriceKind = Field(
        default="recommended",
        description="recommended, fixed (by law), agency (set by the publisher) or net (for the trade).",
    )
    tax: Literal["included", "excluded"] = Field(
        default="included", description="Whether value added tax or sales tax is in the amount."
    )
    tax_percent: Annotated[float, Field(ge=0, le=100)] | None = Field(
        default=None, alias="tax-percent", description="The rate of the tax in percent: 7."
    )
    territory: Territory = Field(
        default=(), description="Where the price holds; if not given, where the book may be sold."
    )
    without: Countries = Field(
        default=(), alias="except", description="With WORLD: the countries in which the price does not hold."
    )
    forms: Annotated[tuple[str, ...], AfterValidator(check_once)] = Field(
        default=(),
        description="The forms that have the price: epub, pdf, paperback, hardback, or names of editions. "
        "If not given, all.",
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        _check_exceptions(self.territory, self.without)
        return self


class Supplier(Model):
    """From whom booksellers get the book."""

    name: str = Field(min_length=1, description="The name of the supplier.")
    role: SupplierRole = Field(default="publisher", description="What the supplier is to the publisher.")
    email: Email | None = Field(default=None, description="An e-mail address for orders.")
    url: WebAddress | None = Field(default=None, description="Web address, with https://.")


class Safety(Model):
    """The person or body answerable for the safety of the printed book in the EU (Regulation (EU)
    2023/988)."""

    name: str = Field(min_length=1, description="The company or person.")
    email: Email = Field(description="An e-mail address.")
    street: str = Field(min_length=1, description="Street and number, or another postal address.")
    place: str = Field(min_length=1, description="City or town.")
    postcode: str | None = Field(default=None, min_length=1, description="Postal code.")
    country: Country = Field(description="The country by its code of two letters (ISO 3166-1): DE.")


class Related(Model):
    """Another book, and what it is to this one."""

    relation: Relation = Field(description="What this book is, or has, in the other one.")
    isbn: Isbn = Field(description="The ISBN of the other book.")


class Trade(Model):
    """The data that only the book trade needs, for the ONIX record."""

    sender: Sender | None = Field(default=None, description="Who sends the record, if not the publisher.")
    imprint: str | None = Field(
        default=None,
        min_length=1,
        description="The brand under which the book appears, if not the publisher.",
    )
    status: Status | None = Field(
        default=None, description="What has become of the book; if not given, it follows from its date."
    )
    audience: Annotated[tuple[Audience, ...], AfterValidator(check_once)] = Field(
        default=(), description="For whom the book is, the main readers first."
    )
    ages: Ages | None = Field(default=None, description="For which ages, in a book for children.")
    thema: Annotated[tuple[Thema, ...], AfterValidator(check_once)] = Field(
        default=(), description="Thema codes of subjects, the main one first, and of qualifiers: NHD, 1DTA."
    )
    bisac: Annotated[tuple[Bisac, ...], AfterValidator(check_once)] = Field(
        default=(), description="BISAC subject codes, the main one first: HIS032000."
    )
    keywords: Annotated[tuple[Keyword, ...], AfterValidator(check_once)] = Field(
        default=(), description="Words for which a reader may search."
    )
    subject_scheme: SubjectScheme | None = Field(
        default=None,
        alias="subject-scheme",
        description="Where the headings under `subjects` come from: lcsh, csh, rvm, rameau or mesh.",
    )
    short_description: str | None = Field(
        default=None,
        alias="short-description",
        min_length=1,
        max_length=350,
        description="In up to 350 characters; if not given, the first sentences of `description`.",
    )
    copyright: Copyright | None = Field(default=None, description="Year and holder of the copyright.")
    sales: Sales | None = Field(default=None, description="Where the book may be sold.")
    availability: Availability | None = Field(
        default=None, description="Whether it can be had; if not given, it follows from the status."
    )
    supplier: Supplier | None = Field(
        default=None, description="From whom booksellers get the book, if not from the publisher."
    )
    prices: tuple[Price, ...] = Field(default=(), description="Prices, for forms and countries.")
    protection: Protection | None = Field(
        default=None, description="How the files that are sold are protected against copying."
    )
    cover: WebAddress | None = Field(
        default=None, description="Where on the web the picture of the cover lies, as JPEG, PNG, GIF or TIFF."
    )
    safety: Safety | None = Field(
        default=None, description="Who answers for the safety of the printed book in the European Union."
    )
    related: tuple[Related, ...] = Field(default=(), description="Other books that have to do with this one.")


def _check_exceptions(territory: tuple[str, ...], without: tuple[str, ...]) -> None:
    """Raise ValueError if exceptions are made from a list of countries."""
    if without and territory != ("WORLD",):
        raise ValueError(
            "`except` goes with `territory: [WORLD]` alone; leave these countries out of the list"
        )
