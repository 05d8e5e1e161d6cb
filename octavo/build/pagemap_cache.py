"""The page map of the printed book, kept for an e-book that is made without it."""

from contextlib import suppress

from octavo.build.book_state import book_state
from octavo.build.build_cache import pagemap_key
from octavo.build.toolchain import BUILT_IN, Toolchain
from octavo.cache.codec import Codec
from octavo.cache.store import Store
from octavo.core.pagemap import PageMap
from octavo.core.settings import Settings

_CODEC = Codec(PageMap)


class PageMapCache:
    """The page map of one book, in the edition that the settings name, in a store.

    Make it before the book is read: a book that is changed while it is built keeps nothing.
    """

    def __init__(self, settings: Settings, store: Store, toolchain: Toolchain = BUILT_IN) -> None:
        self._settings, self._store, self._toolchain = settings, store, toolchain
        self._key = self._key_now()

    def find(self) -> PageMap | None:
        """Return the page map of the book as it is now; None if it was not typeset so, or too long ago."""
        data = self._store.get(self._key) if self._key else None
        with suppress(ValueError):
            return _CODEC.decode(data) if data else None
        return None

    def keep(self, pagemap: PageMap) -> None:
        """Keep the page map, unless the book was changed meanwhile."""
        if self._key and self._key == self._key_now():
            self._store.put(self._key, _CODEC.encode(pagemap))

    def _key_now(self) -> str | None:
        state = book_state(self._settings, self._toolchain)
        return pagemap_key(state, self._settings) if state else None
