"""A look into a book's folders ``templates`` and ``styles``: plain files of the book may lie there alone.

What leads out of the book's folder is not read. If nobody said so, a house style that is shared by a link
would be passed over in silence.
"""

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.core.walk import walk_readable

_FOLDERS = ("templates", "styles")
#: Entries that are looked at; a folder with more is no folder of templates.
_MOST = 20_000


def check_own_folders(folder: Folder, diagnostics: Diagnostics) -> None:
    """Report links in the folders that lead out of the book's folder, or nowhere, and what is neither a file
    nor a folder."""
    for name in _FOLDERS:
        for path in _entries(folder.root / name):
            place = path.relative_to(folder.root).as_posix()
            kind = path.lstat().st_mode
            if stat.S_ISLNK(kind):
                _check_link(place, path, folder, diagnostics)
            elif not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
                diagnostics.error(
                    "path-outside",
                    Span(place),
                    f"`{place}` is neither a file nor a folder",
                    "take it out of the book's folder",
                )


def _check_link(place: str, path: Path, folder: Folder, diagnostics: Diagnostics) -> None:
    if not path.exists():
        diagnostics.error(
            "file-missing", Span(place), f"the link `{place}` leads nowhere", "correct the link, or remove it"
        )
    elif not folder.holds(path):
        diagnostics.error(
            "path-outside",
            Span(place),
            f"the link `{place}` leads out of the book's folder, so it is not read",
            "put a copy of what it leads to in its place",
        )


def _entries(top: Path) -> Iterator[Path]:
    """Yield a folder, if it is there, and what is below it; no link is followed."""
    if not os.path.lexists(top):
        return
    yield top
    if top.is_dir() and not top.is_symlink():
        yield from (Path(entry.path) for entry in islice(walk_readable(top), _MOST))
