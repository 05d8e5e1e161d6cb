"""Languages whose words are not divided in print, for want of patterns."""

import pyphen

from octavo.compose.composed_book import ComposedBook
from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.languages import cldr, language
from octavo.languages.tags import parts_of, script_of

#: Scripts whose words are divided at the ends of lines.
_DIVIDED = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})


def check_hyphenation(composed: ComposedBook, settings: Settings, diagnostics: Diagnostics) -> None:
    """Report each language of the book and its divisions for which there are no patterns of hyphenation."""
    book = composed.book.language
    places = {one.language: one.span for one in reversed(composed.sections) if one.language}
    for tag, place in {book: place_of(settings.book, "language"), **places}.items():
        script = script_of(parts_of(tag)) or cldr.likely_script(tag)
        if script in _DIVIDED and pyphen.language_fallback(tag.replace("-", "_")) is None:
            name = language(tag, composed.languages).name
            diagnostics.note(
                "hyphenation-missing",
                place,
                f"no patterns of hyphenation are known for {name} (`{tag}`): words are not divided in print",
                "where lines get too loose, type soft hyphens, or set the text ragged (`--alignment: left` "
                "in print.css)",
            )
