"""Subjects and audience: Thema, BISAC, headings, keywords, and for whom the book is."""

from collections.abc import Iterator

from octavo.core.xhtml import Element
from octavo.onix.codes import AUDIENCES, SUBJECT_SCHEMES, THEMA_QUALIFIERS
from octavo.onix.elements import group, leaf
from octavo.source.metadata import Book
from octavo.source.trade import Ages

_THEMA, _BISAC, _KEYWORDS, _OWN = "93", "10", "20", "24"  # list 27
_ONIX_AUDIENCE = "01"  # list 29
_INTEREST_AGE = "17"  # list 30
_FROM, _TO = "03", "04"  # list 31


def subjects(book: Book) -> Iterator[Element | None]:
    """Codes with the main one of each scheme first, then headings, then all keywords in one element."""
    trade = book.trade
    thema = [code for code in trade.thema if code[0] not in THEMA_QUALIFIERS]
    for scheme, codes in ((_THEMA, thema), (_BISAC, list(trade.bisac))):
        for place, code in enumerate(codes):
            yield _coded(scheme, code, main=place == 0)
    for code in trade.thema:
        if qualifier := THEMA_QUALIFIERS.get(code[0]):
            yield _coded(qualifier, code)
    for heading in book.subjects:
        yield _heading(heading, book)
    if trade.keywords:
        # One element with semicolons is what list 27 asks for.
        yield group(
            "Subject",
            leaf("SubjectSchemeIdentifier", _KEYWORDS),
            leaf("SubjectHeadingText", "; ".join(trade.keywords)),
        )


def _coded(scheme: str, code: str, *, main: bool = False) -> Element:
    return group(
        "Subject",
        group("MainSubject") if main else None,
        leaf("SubjectSchemeIdentifier", scheme),
        leaf("SubjectCode", code),
    )


def _heading(heading: str, book: Book) -> Element | None:
    scheme = SUBJECT_SCHEMES.get(book.trade.subject_scheme or "")
    text = leaf("SubjectHeadingText", heading)
    if text is None:
        return None
    # Headings of no named scheme are the publisher's own, which need a name.
    name = None if scheme else (book.publisher.name if book.publisher else book.title)
    return group(
        "Subject", leaf("SubjectSchemeIdentifier", scheme or _OWN), leaf("SubjectSchemeName", name), text
    )


def audience(book: Book) -> Iterator[Element | None]:
    """For whom the book is, the main readers first, and for which ages."""
    several = len(book.trade.audience) > 1
    for place, name in enumerate(book.trade.audience):
        yield group(
            "Audience",
            group("MainAudience") if several and place == 0 else None,
            leaf("AudienceCodeType", _ONIX_AUDIENCE),
            leaf("AudienceCodeValue", AUDIENCES[name]),
        )
    if book.trade.ages:
        yield _ages(book.trade.ages)


def _ages(ages: Ages) -> Element:
    ends = ((_FROM, ages.youngest), (_TO, ages.oldest))
    parts = [
        part
        for precision, age in ends
        if age is not None
        for part in (leaf("AudienceRangePrecision", precision), leaf("AudienceRangeValue", age))
    ]
    return group("AudienceRange", leaf("AudienceRangeQualifier", _INTEREST_AGE), parts)
