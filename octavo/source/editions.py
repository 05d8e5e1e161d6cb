"""The editions of a book: checks that they can be made, and the choice of the one that a build asks for."""

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.isbn import isbn13
from octavo.core.page_design import design
from octavo.core.suggestions import listing, suggest
from octavo.source.context import ReadingContext
from octavo.source.metadata import Book
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

_FILE = "book.yaml"


def check_editions(node: YamlNode, context: ReadingContext) -> None:
    """Report editions whose page has no room for text, stylesheets that are not in the book's folder
    ``styles``, and an ISBN that stands for two forms of the book. ``node`` is ``book.yaml``."""
    editions = node.get("editions")
    for name, variant in context.book.editions.items():
        written = editions.get(name) if editions else None
        if written is None:
            continue
        try:
            design(variant.sizes(context.book.trim))
        except ValueError as problem:
            message, _, hint = str(problem).partition("; ")
            context.diagnostics.error("edition-page", written.span, f"edition `{name}`: {message}", hint)
        sheets = written.get("styles")
        for sheet, item in zip(variant.styles, sheets.items() if sheets else (), strict=False):
            context.folder.find(f"styles/{sheet}", item.span)
    _check_isbns(node, context)


def _check_isbns(node: YamlNode, context: ReadingContext) -> None:
    """Report an ISBN that names two forms of the book, and a form with two ISBNs (ISO 2108)."""
    seen: dict[str, str] = {}
    others = context.book.isbn_of_form
    forms = [("isbn", form, isbn) for form, isbn in others.items()]
    forms += [("editions", name, one.isbn) for name, one in context.book.editions.items() if one.isbn]
    for key, form, isbn in forms:
        other = seen.setdefault(isbn13(isbn), form)
        holder = node.get(key)
        inner = holder.get(form) if holder else None
        if other != form:
            span = key_span(inner, "isbn", inner.span if inner else Span(_FILE))
            context.diagnostics.error(
                "isbn-twice",
                span,
                f"`{isbn}` is the ISBN of `{other}` as well as of `{form}`",
                "give each form of the book the ISBN that was registered for it",
            )
        elif key == "editions" and isbn13(others.get(form, isbn)) != isbn13(isbn):
            context.diagnostics.error(
                "isbn-twice",
                key_span(inner, "isbn", Span(_FILE)),
                f"`{form}` has another ISBN under `isbn`",
                "keep the one that was registered for it",
            )


def choose_edition(book: Book, name: str, node: YamlNode, diagnostics: Diagnostics) -> Book:
    """Return the book as the edition ``name`` prints it, or the book itself for "".

    A name that no edition has is reported, and the book itself is returned.
    """
    if not name:
        return book
    if name in book.editions:
        return book.printed_as(name)
    if not book.editions and diagnostics.failed:
        return book  # the editions may have been left out because they are wrong
    if book.editions:
        message = f"the book has no edition `{name}`"
        hint = suggest(name, book.editions, f"write one of {listing(book.editions)} after --edition")
    else:
        message = f"there is no edition `{name}`: the book has no `editions`"
        hint = "build without --edition, or add the key `editions` to book.yaml"
    diagnostics.error("edition-unknown", key_span(node, "editions", Span(_FILE)), message, hint)
    return book
