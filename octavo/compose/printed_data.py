"""The data of the book as they are printed: what ``book.yaml`` says, in the signs of its language.

Covers, copyright page, metadata and site take their words from here, so that all of them say the same.
"""

from collections.abc import Mapping
from typing import Any

from octavo.compose.draft import Draft
from octavo.compose.typography import set_line, set_type
from octavo.core.invisible_signs import without_invisible
from octavo.core.titles import for_lists
from octavo.core.xhtml import Element, element, plain
from octavo.elements.builder import build_inline
from octavo.source.manuscript import Kind
from octavo.source.metadata import Book, Contributor
from octavo.source.text import Text


def set_inline(text: Text | None, draft: Draft) -> Element:
    """Return a title or another line of ``book.yaml`` as a span of inline XHTML; empty for None.

    It stands in many places, so it calls no notes.
    """
    node = build_inline(draft.elements, text, None) if text else element("span")
    set_type(node, draft.language, draft.languages)
    return for_lists(node)


def printed_line(text: str, draft: Draft, language: str | None = None) -> str:
    """Return a plain text of ``book.yaml`` on one line, in the signs of a language, or else of the book's."""
    return without_invisible(set_line(text, language or draft.language, draft.languages))


def printed_data(draft: Draft) -> Book:
    """Return the book's data with texts and names as plain text in printed signs.

    The description is what ``book.yaml`` says, or else the text of the blurb. Titles stay as they were
    written: the composed book has them. So do subjects, which are terms of a vocabulary.
    """
    book = draft.manuscript.book
    lines = {key: plain(set_inline(text, draft)) for key, text in draft.manuscript.lines.items()}
    changes: dict[str, Any] = {key: lines[key] for key in ("rights", "edition") if key in lines}
    description = lines.get("description") or _blurb(draft)
    if description:
        changes["description"] = description
    if book.series and "series" in lines:
        changes["series"] = book.series.model_copy(update={"name": lines["series"]})
    if book.publisher:
        changes["publisher"] = book.publisher.model_copy(update=_names(book.publisher.name, draft))
    changes["contributors"] = tuple(_set_person(person, draft) for person in book.contributors)
    if book.trade.short_description:
        text = printed_line(book.trade.short_description, draft)
        changes["trade"] = book.trade.model_copy(update={"short_description": text})
    return book.model_copy(update=changes)


def _names(name: str, draft: Draft) -> Mapping[str, str]:
    # Plain spaces: catalogues compare names.
    return {"name": " ".join(printed_line(name, draft).split())}


def _set_person(person: Contributor, draft: Draft) -> Contributor:
    changes = dict(_names(person.name, draft))
    if person.sort:
        changes["sort"] = _names(person.sort, draft)["name"]
    if person.biography:
        changes["biography"] = printed_line(person.biography, draft)
    return person.model_copy(update=changes)


def _blurb(draft: Draft) -> str:
    blurbs = (one.body for one in draft.sections if one.division.kind is Kind.BLURB and one.body is not None)
    return " ".join(plain(block) for body in blurbs for block in body)
