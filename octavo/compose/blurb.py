"""The blurb of a book is what the shops are told of it, where book.yaml says nothing else."""

from octavo.compose.draft import Draft
from octavo.source.manuscript import Kind
from octavo.source.metadata import Book
from octavo.xhtml import plain


def described(draft: Draft) -> Book:
    """The book's data, with the text of its blurb for a missing description."""
    book = draft.manuscript.book
    if book.description:
        return book
    blurbs = (one.body for one in draft.sections if one.division.kind is Kind.BLURB and one.body is not None)
    text = " ".join(plain(block) for body in blurbs for block in body)
    return book.model_copy(update={"description": text}) if text else book
