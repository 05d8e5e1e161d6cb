"""The names of the files of a build, and of those of its editions."""

from collections.abc import Iterable
from pathlib import Path

from octavo.core.book_places import place_of
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
    owners = {file.replace("<slug>", "<slug>"): ("", name) for file, name in results}
    for edition in editions:
        for file, format_name in results:
            name = file.replace("<slug>", file_name("<slug>", edition))
            other, other_format = owners.setdefault(name, (edition, format_name))
            if other == edition:
                continue
            whose = f"of the edition `{other}`" if other else "of the book as it is"
            diagnostics.error(
                "edition-name",
                place_of(book, "editions", edition),
                f"the edition `{edition}` would have a file of the name of the --{other_format} file {whose}: "
                f"{name.replace('<slug>', 'SLUG')}",
                "give the edition another name",
            )
            break
