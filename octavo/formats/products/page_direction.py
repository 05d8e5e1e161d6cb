"""The direction of pages: they are set from left to right only."""

from octavo.compose.composed_book import ComposedBook
from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.languages import direction


def check_direction(composed: ComposedBook, settings: Settings, diagnostics: Diagnostics) -> None:
    """Report a book in a language that runs from right to left."""
    if direction(composed.book.language) == "rtl":
        diagnostics.error(
            "pages-right-to-left",
            place_of(settings.book, "language"),
            f"the language `{composed.book.language}` runs from right to left, and pages are set from "
            "left to right only",
            "make the e-book and the site, which run as the language does: --epub --web",
        )
        return
    divisions = [one for one in composed.sections if one.language and direction(one.language) == "rtl"]
    if divisions:
        many = f", the first of {len(divisions)}," if len(divisions) > 1 else ""
        diagnostics.warning(
            "pages-right-to-left",
            divisions[0].span,
            f"this division in `{divisions[0].language}`{many} is set from right to left, but on pages of a "
            "book that runs from left to right: indents, notes, tables and running heads stand as there",
            "look at its pages",
        )
