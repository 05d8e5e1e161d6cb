"""The names of the files: one for each division, fit for every file system and reading system."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping

from octavo.compose.composed_book import ComposedBook

#: Names that stand for something else in a folder, whatever their suffix.
_RESERVED = frozenset({"index", "nav", "cover", "pages", "search", "con", "prn", "aux", "nul"})

_LONGEST = 80  # characters of a file's name


def file_names(composed: ComposedBook, folder: str, suffix: str) -> dict[str, str]:
    """Return a path for each division by its id: ASCII, and no two alike without regard to case.

    See EPUB 3.3, section 4.2.3. A name has 80 characters at most, and some more if another has them too.
    ``folder`` may be "".
    """
    taken = set(_RESERVED)
    names: dict[str, str] = {}
    for section in composed.sections:
        letters = unicodedata.normalize("NFKD", section.id).encode("ascii", "ignore").decode()
        wanted = re.sub(r"[^A-Za-z0-9._-]+", "-", letters)[:_LONGEST].strip(".-_") or "division"
        name, count = wanted, 1
        while name.lower() in taken:
            count += 1
            name = f"{wanted}-{count}"
        taken.add(name.lower())
        names[section.id] = posixpath.join(folder, f"{name}{suffix}")
    return names


def link_places(names: Mapping[str, str], ids: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the path to which each id leads.

    ``names`` are the files of the divisions, ``ids`` those that each file holds. A division is its whole
    file; anything else is a fragment of one.
    """
    places = {identifier: f"{name}#{identifier}" for name, found in ids.items() for identifier in found}
    places.update(names)
    return places
