"""The facts that a build has beyond what is in the book, when it writes the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from octavo.core.accessibility import Statement
from octavo.core.pagemap import PageMap
from octavo.core.settings import Settings


@dataclass(frozen=True, slots=True)
class OnixFacts:
    """The settings of the build, the accessibility of the EPUB, the pages, and the sizes of finished files
    in bytes by the name of their form ("epub", "pdf"). None, and what is not there, is not known."""

    settings: Settings
    statement: Statement | None = None
    pagemap: PageMap | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
