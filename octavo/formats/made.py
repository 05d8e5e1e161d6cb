"""A finished file, as its format hands it to the build and to the checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from octavo.core.accessibility import Statement


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file of one format, or a folder of files, in the staging folder.

    ``pages`` and ``documents`` say how long it is, in the unit that the format has. ``sources`` maps
    "text/chapter.xhtml:12", a line in the file, to "chapters/x.md:30:1", for the messages of checks.
    ``statement`` is what the file says of its accessibility. A format whose checks must know more than
    stands in the file has a subclass of its own.
    """

    path: Path
    pages: int | None = None
    documents: int | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    statement: Statement | None = None
