"""What every check of a book in a reading system is given."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from readers.epub import Epub
from readers.exceptions import split
from readers.results import Finding, Result

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".cache/readers"
NODE = HOME / "node/node_modules"
PAGES = Path(__file__).parent / "pages"


@dataclass
class Unit:
    """One book in one reading system; collects the results.

    ``shots`` is the folder for pictures of what was seen.
    """

    reader: str
    epub: Epub
    shots: Path
    results: list[Result] = field(default_factory=list)
    _since: float = field(default_factory=time.monotonic)

    @property
    def book(self) -> str:
        """The name of the book: that of its file."""
        return self.epub.path.stem

    def add(self, check: str, looked_at: str, findings: Iterable[Finding]) -> None:
        """Keep what a check found; the time since the last one is its."""
        now = time.monotonic()
        wrong, excused = split(self.reader, findings)
        self.results.append(
            Result(self.book, self.reader, check, looked_at, wrong, excused, round(now - self._since, 2))
        )
        self._since = now

    def roots(self) -> dict[str, Path]:
        """The folders that a reading system's page needs on the server."""
        return {"pages": PAGES, "node": NODE, "book": self.epub.path.parent}

    def url(self) -> str:
        """The address of the book on that server."""
        return f"/book/{self.epub.path.name}"


def count(things: Sequence[object], one: str, many: str = "") -> str:
    """``3 pages``, ``1 page``."""
    return f"{len(things):,} {one if len(things) == 1 else many or one + 's'}".replace(",", " ")
