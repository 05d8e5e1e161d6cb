"""The input of a format: the book, the settings, the staging folder, and what the formats of one build
share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from octavo.core.diagnostics import Diagnostics
from octavo.core.failures import UnfinishedError
from octavo.core.progress import Progress
from octavo.core.registry import Registry
from octavo.core.settings import Settings

if TYPE_CHECKING:
    from octavo.cache.store import Store
    from octavo.compose.composed_book import ComposedBook
    from octavo.core.pagemap import PageMap
    from octavo.drawing import Drawer
    from octavo.elements import ElementKind
    from octavo.typeset.pool import Workers

T = TypeVar("T")


class KnownPages(Protocol):
    """The page map of the book as it was last typeset."""

    def find(self) -> "PageMap | None":
        """Return the page map of the book as it is now, or None if none is known."""

    def keep(self, pagemap: "PageMap") -> None:
        """Keep the page map of the book that this build has typeset."""


@dataclass(frozen=True, slots=True)
class BuildTools:
    """The processes and caches of one build.

    ``drawer`` draws single pages as pictures. ``workers`` typeset; None if no format of the build is
    typeset. ``layouts`` keeps gatherings that were laid out, ``pagemaps`` the page map; both are None in a
    build without a cache.
    """

    drawer: "Drawer"
    workers: "Workers | None" = None
    layouts: "Store | None" = None
    pagemaps: KnownPages | None = None


@dataclass(frozen=True, slots=True)
class BuildContext:
    """One build of one book, as its formats see it.

    ``folder`` is the staging folder that finished files are written to, ``slug`` the name that they all begin
    with: that of the book, and of the edition if one is printed, so that those of two editions can lie in
    one folder. ``elements`` are the kinds of element that the book may have. ``typesets`` is True if one of
    the formats that are asked for is typeset. ``sizes`` has the sizes in bytes of the files that are
    finished, by the names of their formats.
    """

    settings: Settings
    diagnostics: Diagnostics
    progress: Progress
    composed: "ComposedBook"
    folder: Path
    slug: str
    tools: BuildTools
    elements: "Registry[ElementKind]"
    typesets: bool = False
    sizes: dict[str, int] = field(default_factory=dict)
    _products: dict[object, Any] = field(default_factory=dict)

    def once(self, make: Callable[["BuildContext"], T]) -> T:
        """Return what ``make`` makes of this context. It is called the first time only, so that formats can
        share what takes long: the typeset pages, the pages of the e-book. Raise UnfinishedError, each time,
        if it does.
        """
        if make not in self._products:
            try:
                self._products[make] = make(self)
            except UnfinishedError as error:
                self._products[make] = error
        made = self._products[make]
        if isinstance(made, UnfinishedError):
            raise made
        return cast(T, made)
