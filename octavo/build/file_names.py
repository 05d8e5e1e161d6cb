"""The names of the files of a build, and of those of its editions."""

from collections.abc import Iterable
from pathlib import Path

from octavo.core.book_places import place_within
from octavo.core.diagnostics import Diagnostics
from octavo.formats.format import Format


def file_name(slug: str, edition: str) -> str:
    """Return the name that all files of a build begin with: ``my-book``, or ``my-book-large-print`` for an
    edition."""
    return f"{slug}-{edition}" if edition else slug


def check_file_names(
    editions: Iterable[str], formats: Iterable[Format], book: Path, diagnostics: Diagnostics
) -> None:
    """Report an edition one of whose files would have the name of another file of the book.

    An edition named ``print`` is one: its ``my-book-print.pdf`` is the file for the press. So is
    ``large-print`` beside an edition ``large``.
    """
    results = [(each.result, each.name) for each in formats]
    owners = {file.casefold(): ("", name) for file, name in results}
    for edition in editions:
        for file, format_name in results:
            name = file.replace("<slug>", file_name("<slug>", edition))
            other, other_format = owners.setdefault(name.casefold(), (edition, format_name))
            if other == edition:
                continue
            whose = f"the edition `{other}`" if other else "the book itself"
            file = name.replace("<slug>", "SLUG")
            diagnostics.error(
                "edition-name",
                place_within(book, "editions", edition),
                f"the edition `{edition}` and {whose} would both have a file {file}, made by --{format_name} "
                f"and --{other_format}",
                "give the edition another name",
            )
            break
