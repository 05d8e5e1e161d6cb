"""The element books and the sample book, built into EPUB and PDF once in a run for all who read them."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from octavo.build.build import build
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings

ROOT = Path(__file__).parents[1]
ELEMENTS = ROOT / "tests" / "elements"
SAMPLE = ROOT / "book"


@dataclass(frozen=True)
class BuiltBook:
    """A finished build: its folder, the files in it by format, and what was said of the book.

    Other tests look at the same files: one that changes them makes a copy first.
    """

    folder: Path
    files: Mapping[str, Path]
    diagnostics: tuple[str, ...]


class BuiltBooks:
    """Builds books when they are asked for. The processes of a run share a folder, and so what is in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, book: Path) -> BuiltBook:
        """Return the build of the book in a folder; the first to ask for it makes it, others wait."""
        home = self._folder / book.name
        said = home / "said.json"
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / "lock"):
            if not said.exists():
                said.write_text(json.dumps(_build(book, home / "output")), "utf-8")
        files, diagnostics = json.loads(said.read_text("utf-8"))
        folder = home / "output"
        return BuiltBook(folder, {form: folder / name for form, name in files.items()}, tuple(diagnostics))


def shared_folder(base: Path) -> Path:
    """Return a folder that all processes of a run have; ``base`` is pytest's folder of this process."""
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built-books"


def _build(book: Path, output: Path) -> tuple[dict[str, str], list[str]]:
    """Build a book without checks; return the names of its files by format, and its diagnostics."""
    diagnostics = Diagnostics()
    asked = Settings(book, output, frozenset({"epub", "pdf"}), CheckLevel.NONE, jobs=1)
    made = build(asked, diagnostics, Progress())
    assert made.published, [str(found) for found in diagnostics]
    assert made.report
    files = {one.format: one.name for one in made.report.files}
    assert files.keys() == {"epub", "pdf"}
    return files, [str(found) for found in diagnostics]
