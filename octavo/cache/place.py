"""The place of the cache, and the size to which it may grow."""

import os

from octavo.cache.key import sealing_key
from octavo.cache.store import Store
from octavo.cache.user_folders import cache_folder
from octavo.core.settings import Settings

#: The environment variable for the size, in MiB; 0 is no cache at all.
SIZE = "OCTAVO_CACHE_SIZE"
_USUAL = 1024
_MIB = 1 << 20


def open_store(settings: Settings) -> Store | None:
    """Return the cache of a build, or None if it is to have none.

    It lies in the user's own folder for caches, unless the settings name another. Raise ValueError if
    OCTAVO_CACHE_SIZE is not a number or OCTAVO_CACHE_KEY no secret.
    """
    size = _size()
    if not settings.cache or not size:
        return None
    folder = settings.cache_folder or cache_folder()
    try:
        return Store(folder, size, sealing_key(settings.book))
    except OSError as problem:
        return Store(folder, size, b"", f"{problem.filename}: {problem.strerror or problem}")


def _size() -> int:
    text = os.environ.get(SIZE) or str(_USUAL)
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ValueError(f"{SIZE} is {text!r}; it is a number of MiB, and 0 for no cache")
    return int(text) * _MIB
