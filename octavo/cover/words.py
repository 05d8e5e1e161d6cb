"""The words of covers, and the other data that their templates are given."""

import re
from collections.abc import Sequence
from typing import Any

from octavo.compose.composed_book import ComposedBook
from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.cover.fitting import fit, missing
from octavo.cover.outline import outline
from octavo.cover.runs import Run, plain, runs
from octavo.languages.capitals import capitals
from octavo.languages.terms import load_terms
from octavo.source.metadata import Book


def words(composed: ComposedBook, settings: Settings | None) -> dict[str, Any]:
    """Return what all templates of covers are given; the head of ``cover.html.j2`` explains it.

    Raise jinja2.TemplateSyntaxError for terms that can't be read.
    """
    book = composed.book
    title = runs(composed.title)
    return {
        "language": book.language,
        "title": title,
        "subtitle": runs(composed.subtitle),
        "short_title": (Run(composed.short_title),) if book.short_title else title,
        "role": book.principal_role,
        "names": names_by_role(book),
        "publisher": book.publisher.name if book.publisher else "",
        "series": book.series.name if book.series else "",
        "series_number": (book.series.number or "") if book.series else "",
        "initial": outline(initial(title, book.language), italic=True),
        "terms": load_terms(settings, book.language, composed.languages),
        "fit": fit,
        "run": Run,
        "caps": lambda text: caps(text, book.language),
        "plain": plain,
    }


def alternative(composed: ComposedBook) -> str:
    """Return what a front cover says, as one line of plain text without words of any language added."""
    book = composed.book
    title = composed.plain_title
    if composed.subtitle is not None:
        title = f"{title}: {' '.join(plain(runs(composed.subtitle)).split())}"
    people = names_by_role(book)
    names = [name for role in (book.principal_role, "edt", "trl") for name in people.get(role, ())]
    publisher = [book.publisher.name] if book.publisher else []
    return ", ".join([title, *dict.fromkeys(names), *publisher])


def names_by_role(book: Book) -> dict[str, tuple[str, ...]]:
    """Names of contributors by MARC role."""
    roles = dict.fromkeys(contributor.role for contributor in book.contributors)
    return {role: tuple(c.name for c in book.contributors if c.role == role) for role in roles}


def initial(title: Sequence[Run], language: str) -> str:
    """Return the letter that stands for a title: that of its first word with more than three letters (not
    of an article), or else of its first word; "" for a title without letters."""
    found = re.findall(r"[^\W\d_]+", plain(title))
    telling = [word for word in found if len(word) > 3]
    chosen: str = (telling or found or [""])[0]
    return capitals(chosen[:1], language)[:1]


def caps(text: Sequence[Run], language: str) -> tuple[Run, ...]:
    """Return the same runs in the capitals of a language."""
    return tuple(Run(capitals(run.text, language), run.italic) for run in text)


def check_characters(composed: ComposedBook, diagnostics: Diagnostics) -> None:
    """Warn of letters in the titles or in a name that the font of the covers lacks."""
    names = [Run(contributor.name) for contributor in composed.book.contributors]
    lacking = missing((*runs(composed.title), *runs(composed.subtitle), *names))
    if lacking:
        diagnostics.warning(
            "cover-characters",
            place_of(composed.root, "title"),
            f"the font of the cover has no letters for {lacking[:20]}",
            "give a cover picture (`cover:`), or a templates/cover.html.j2 that uses a font of the book's",
        )
