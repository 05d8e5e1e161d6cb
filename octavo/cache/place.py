"""The place of the cache, and the size to which it may grow."""

import os
from pathlib import Path

from octavo.cache.store import Store
from octavo.core.settings import Settings

#: The environment variable for the size, in MiB; 0 is no cache at all.
SIZE = "OCTAVO_CACHE_SIZE"
#: The name of the folder, beside the output folder.
NAME = ".octavo-cache"
_USUAL = 1024
_MIB = 1 << 20


def open_store(settings: Settings) -> Store | None:
    """Return the cache of a build, or None if it is to have none.

    Raise ValueError if OCTAVO_CACHE_SIZE is not a number.
    """
    size = _size()
    if not settings.cache or not size:
        return None
    return Store(cache_folder(settings.book, settings.output), size)


def cache_folder(book: Path, output: Path) -> Path:
    """Return ``.octavo-cache`` beside the output folder, or the user's own cache folder if that would be
    inside the book: a book that comes from elsewhere must not bring a cache along."""
    beside = output.resolve().parent
    if not beside.is_relative_to(book.resolve()):
        return beside / NAME
    home = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (home if home.is_absolute() else Path("~/.cache").expanduser()) / "octavo"


def _size() -> int:
    text = os.environ.get(SIZE) or str(_USUAL)
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ValueError(f"{SIZE} is {text!r}; it is a number of MiB, and 0 for no cache")
    return int(text) * _MIB
