"""The rules of the stores, as far as they can be seen in a finished EPUB without them.

What a store refuses fails the check; what it shows badly is advice. The rules are those that were published
when this was written:

- KPG: Kindle Publishing Guidelines, by section.
- KDP: the help pages of Kindle Direct Publishing.
- Apple: Apple Books Asset Guide 5.3, by the title of the section.
- Kobo: Kobo ePub Guidelines (kobolabs/epub-spec), by the title of the section.
- Google: "File formats" in the help of Google Play Books for partners.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from octavo.check.findings import WHOLE, Findings, make_result, run_topic
from octavo.check.result import CheckResult
from octavo.check.source_places import SourceMap
from octavo.check.stores.book import UNREADABLE, Rule, StoreBook, open_store_book
from octavo.check.stores.contents import (
    check_contents_order,
    check_cover_page,
    check_nesting,
    check_page_labels,
    check_place_of_contents,
)
from octavo.check.stores.package import (
    check_cover_named,
    check_description,
    check_encryption,
    check_fonts_shown,
    check_identifier,
    check_metadata,
    check_names,
    check_ncx,
    largest_file,
    least_metadata,
)
from octavo.check.stores.pictures import (
    check_colours,
    check_cover_size,
    check_drawings,
    check_moving_pictures,
    check_raster_in_drawings,
    check_small_pictures,
    check_transparency,
    kinds_of_pictures,
    largest_cover,
    largest_picture,
    most_pixels,
    smallest_cover,
)
from octavo.check.stores.styles import (
    check_bare_div,
    check_body_style,
    check_fixed_sizes,
    check_negative_margins,
    check_positions,
)
from octavo.check.stores.texts import (
    check_alternative_texts,
    check_entities,
    check_formulas,
    check_hidden_text,
    check_interaction,
    check_long_documents,
    check_pictures_per_document,
    check_tables,
    rival_stores,
)
from octavo.core.diagnostics import Diagnostic
from octavo.core.plain_words import plainly

_MB = 1_000_000
_GB = 1_000 * _MB

#: Topic -> the rules that it stands for, each a function in one of the files beside this one.
TOPICS: Mapping[str, tuple[Rule, ...]] = {
    "Package for stores": (
        check_names,
        check_cover_named,
        check_identifier,
        check_ncx,
        check_contents_order,
        check_encryption,
        check_entities,
        check_colours,
        check_metadata,
        check_description,
    ),
    "Kindle": (
        largest_file(refused=650 * _MB),
        least_metadata("title", "language"),
        largest_cover(side=10_000, size=50 * _MB),
        smallest_cover(1_000, 625),
        check_cover_size,
        check_cover_page,
        kinds_of_pictures("JPEG", "PNG", "GIF", "SVG", "BMP"),
        check_moving_pictures,
        check_transparency,
        check_small_pictures,
        check_drawings,
        check_alternative_texts,
        check_hidden_text,
        check_interaction,
        check_formulas,
        check_tables,
        check_nesting,
        check_place_of_contents,
        check_page_labels,
        check_fonts_shown,
        check_body_style,
        check_fixed_sizes,
        check_negative_margins,
        check_positions,
        rival_stores("Kindle"),
    ),
    "Apple Books": (
        largest_file(refused=2 * _GB, advised=_GB),
        most_pixels(5_600_000),
        smallest_cover(1_400, 1_400),
        kinds_of_pictures("JPEG", "PNG", "SVG"),
        check_raster_in_drawings,
        rival_stores("Apple Books"),
    ),
    "Kobo and Google Play": (
        largest_file(refused=2 * _GB, advised=_GB),
        largest_picture(5 * _MB),
        largest_cover(side=7_200, size=2 * _GB),
        smallest_cover(640, 640),
        check_pictures_per_document,
        check_long_documents,
        check_bare_div,
    ),
}


def check_stores(path: Path, sources: Mapping[str, str] | None = None) -> tuple[CheckResult, ...]:
    """Check a finished EPUB against the rules of the stores; returns one result for each topic.

    ``sources`` as for ``check_epub``. A file that cannot be read gives one failed result.
    """
    start = time.monotonic()
    try:
        book = open_store_book(path, SourceMap(sources or {}))
    except UNREADABLE as error:
        fault = WHOLE.fault("finished-unreadable", f"the file cannot be read: {plainly(error)}")
        return (make_result("Package for stores", path, [fault], "", time.monotonic() - start),)
    return tuple(run_topic(name, path, partial(_judge, book, rules)) for name, rules in TOPICS.items())


def _judge(book: StoreBook, rules: tuple[Rule, ...]) -> Findings:
    found = dict.fromkeys(_with_source(one, book) for rule in rules for one in rule(book))
    return Findings(tuple(found), f"{len(rules)} rules")


def _with_source(found: Diagnostic, book: StoreBook) -> Diagnostic:
    """Return a diagnostic about a line of a stylesheet with that of the book's own one, if it is."""
    if found.span or not (found.place and found.place.line):
        return found
    return replace(found, span=book.texts.sources.find(found.place.document, found.place.line))
