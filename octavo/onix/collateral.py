"""Block 2 of a product: what is said of it to readers and booksellers, and the picture of its cover."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import Element
from octavo.onix.codes import PICTURES
from octavo.onix.elements import Content, address, group, leaf, legal, unless_empty
from octavo.onix.prose import blocks, contents_list, shortened
from octavo.source.manuscript import Kind

_SHORT, _DESCRIPTION, _CONTENTS, _BLURB = "02", "03", "04", "05"  # list 153
_EVERYBODY = "00"  # list 154
_XHTML, _PLAIN = "05", "06"  # list 34
_FRONT_COVER, _IMAGE, _LINKABLE, _FILE_FORMAT = "01", "03", "01", "01"  # lists 158, 159, 161, 162


def collateral_detail(composed: ComposedBook, text_language: str) -> Element | None:
    """Descriptions, contents, blurb and cover, as far as the book has them."""
    return unless_empty(
        group("CollateralDetail", _texts(composed, text_language), _cover(composed.book.trade.cover))
    )


def _texts(composed: ComposedBook, text_language: str) -> Iterator[Element | None]:
    book = composed.book
    description = book.description or ""
    short = book.trade.short_description or shortened(description, book.language)
    yield _text(_SHORT, _plain(short, text_language))
    yield _text(_DESCRIPTION, _plain(description, text_language))
    yield _text(_CONTENTS, _marked([contents_list(composed.contents)], text_language))
    blurb = [
        block
        for section in composed.sections
        if section.kind is Kind.BLURB and section.body is not None
        for block in blocks(section.body)
    ]
    yield _text(_BLURB, _marked(blurb, text_language))


def _text(kind: str, text: Element | None) -> Element | None:
    if text is None:
        return None
    return group("TextContent", leaf("TextType", kind), leaf("ContentAudience", _EVERYBODY), text)


def _plain(text: str, text_language: str) -> Element | None:
    return leaf("Text", legal(text), language=text_language, textformat=_PLAIN)


def _marked(parts: Content, text_language: str) -> Element | None:
    return unless_empty(group("Text", parts, language=text_language, textformat=_XHTML))


def _cover(url: str | None) -> Element | None:
    if url is None:
        return None
    ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    return group(
        "SupportingResource",
        leaf("ResourceContentType", _FRONT_COVER),
        leaf("ContentAudience", _EVERYBODY),
        leaf("ResourceMode", _IMAGE),
        group(
            "ResourceVersion",
            leaf("ResourceForm", _LINKABLE),
            _file_format(PICTURES.get(ending)),
            leaf("ResourceLink", address(url)),
        ),
    )


def _file_format(code: str | None) -> Element | None:
    if code is None:
        return None
    return group(
        "ResourceVersionFeature",
        leaf("ResourceVersionFeatureType", _FILE_FORMAT),
        leaf("FeatureValue", code),
    )
