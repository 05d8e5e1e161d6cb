"""The date of the record, and what follows from it for a book that is not out yet."""

import datetime

from octavo.core.epoch import source_date
from octavo.source.metadata import Book

#: The years that a date in a message can have.
YEARS = range(1900, 2100)
#: Statuses of a book that is not available yet.
_BEFORE = frozenset({"forthcoming", "postponed", "cancelled"})
_HALF_A_YEAR = datetime.timedelta(days=183)
_EARLY, _ADVANCE, _CONFIRMED = "01", "02", "03"  # list 1


def published(book: Book) -> datetime.date | None:
    """Return the date of publication; None for a year that no date in a message can have."""
    return book.date if book.date and book.date.year in YEARS else None


def sent(book: Book) -> datetime.datetime | datetime.date | None:
    """Return the moment at which the record counts as sent: SOURCE_DATE_EPOCH (UTC), else the book's date,
    so that the same book makes the same record; None without either.

    Raise ValueError if SOURCE_DATE_EPOCH is not a number of seconds.
    """
    return source_date() or published(book)


def written(moment: datetime.datetime | datetime.date) -> str:
    """Return a date or moment in the form of list 55, code 00 or 13: 20261130, 20261130T1200Z."""
    return moment.strftime("%Y%m%dT%H%M%SZ" if isinstance(moment, datetime.datetime) else "%Y%m%d")


def status(book: Book) -> str:
    """Return the publishing status of the book: what it says itself, or what its date says."""
    if book.trade.status:
        return book.trade.status
    return "forthcoming" if _days_ahead(book) > datetime.timedelta(0) else "active"


def notification(book: Book) -> str:
    """Return the code of list 1: confirmed once the book is out; before, advance, or early by half a year."""
    if status(book) not in _BEFORE:
        return _CONFIRMED
    return _EARLY if _days_ahead(book) > _HALF_A_YEAR else _ADVANCE


def _days_ahead(book: Book) -> datetime.timedelta:
    moment = sent(book)
    date = published(book)
    if date is None or moment is None:
        return datetime.timedelta(0)
    return date - (moment.date() if isinstance(moment, datetime.datetime) else moment)
