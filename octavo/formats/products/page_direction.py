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
