"""The books that are spoiled: those of the tests, the catalogue and the starter, and some by chance."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from fuzz.book import files_of
from fuzz.writing import make_book
from octavo.core.codes import catalogue

Files = Mapping[str, bytes]
_ROOT = Path(__file__).resolve().parents[2]
_BOOK = "book.yaml"
#: No file of a fixture is taken whole that has more bytes.
_MOST = 30_000
#: So much of a chapter of the sample is taken.
_PASSAGE = 8_000
#: Books by chance, small ones.
_BY_CHANCE = 60


def _folder(root: Path) -> Files:
    """Return the files of a folder, but for those of tests about it."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.stat().st_size <= _MOST and "golden" not in path.as_posix()
    }


def _fixtures() -> Iterator[Files]:
    """Yield the complete small books of the tests."""
    for path in sorted((_ROOT / "tests").rglob(_BOOK)):
        yield _folder(path.parent)


def _plain() -> Iterator[Files]:
    """Yield a book of a sentence, for what is added to it."""
    yield {
        _BOOK: b"title: A Mill\nlanguage: en\nbody: [chapters/one.md]\nback: [bibliography, index, notes]\n",
        "chapters/one.md": b"# Rye\n\nThe harbor froze.\n",
    }


def _starter() -> Iterator[Files]:
    yield _folder(_ROOT / "starter")


def _chapters() -> Iterator[Files]:
    """Yield chapters of the sample, each as a book."""
    sample = _ROOT / "book"
    data = {
        name: text
        for name, text in _folder(sample).items()
        if name.endswith((".svg", "glossary.yaml", ".csv"))
    }
    for path in sorted((sample / "chapters").rglob("*.md")):
        yield _whole({**data, "chapters/one.md": path.read_bytes()[:_PASSAGE]})
    for path in sorted((sample / "tables").glob("*.yaml")):
        text = f"::: {{.table #{path.stem}}}\n:::\n".encode()
        yield _whole({**data, "chapters/one.md": text, f"tables/{path.name}": path.read_bytes()})


def _examples() -> Iterator[Files]:
    """Yield the examples of the catalogue of codes, good and bad."""
    for code in catalogue.codes().values():
        for example in (code.bad, code.good):
            texts = {**catalogue.files_of(code.beside), **catalogue.files_of(example)}
            files = {name.partition(" (")[0]: text.encode() for name, text in texts.items()}
            yield files if code.command.startswith("--import") else _whole(files)


def _cases(*patterns: str) -> Iterator[Files]:
    """Yield the books in text files of the tests: a title, the book, what is expected, with dots between."""
    for pattern in patterns:
        for path in sorted((_ROOT / "tests").glob(pattern)):
            parts = re.split(r"^\.\n", path.read_text("utf-8"), flags=re.MULTILINE)
            for text in parts[1::3]:
                files = {name: one.encode() for name, one in catalogue.files_of(text).items()}
                yield files if "projects" in path.parts else _whole(files)


def _constructs() -> Iterator[Files]:
    """Yield the constructs of Markdown that the manual lists, several to a chapter."""
    for path in sorted((_ROOT / "tests/constructs").glob("*.yaml")):
        written = [str(one["write"]) for one in YAML(typ="safe").load(path)["constructs"] if "write" in one]
        for at in range(0, len(written), 3):
            yield _whole({"chapters/one.md": "\n\n".join(written[at : at + 3]).encode()})


def _by_chance() -> Iterator[Files]:
    for seed in range(_BY_CHANCE):
        yield files_of(make_book(seed, seed % 2))


def _whole(files: Files) -> Files:
    """Return the files of a book, with a title and a list of its chapters if these are missing."""
    found = dict(files)
    book = found.get(_BOOK, b"").decode("utf-8", "replace")
    if re.search(r"^body:", book, re.MULTILINE):
        return found
    chapters = [name for name in found if name.startswith("chapters/") and name.endswith((".md", ".qmd"))]
    if not chapters:
        chapters = ["chapters/one.md"]
        found["chapters/one.md"] = b"The harbor froze.\n"
    lines = [] if re.search(r"^title:", book, re.MULTILINE) else ["title: A Book"]
    lines += ["body:", *(f"  - {name}" for name in chapters)]
    if not re.search(r"^back:", book, re.MULTILINE):
        lines.append("back: [notes]")
    found[_BOOK] = (book + "\n".join(lines) + "\n").encode()
    return found


def _projects() -> Iterator[Files]:
    """Yield projects of other tools: those of the tests, and of the catalogue."""
    yield from _cases("projects/fixtures/*.txt")
    for code in catalogue.codes().values():
        if code.command.startswith("--import"):
            for example in (code.bad, code.good):
                texts = {**catalogue.files_of(code.beside), **catalogue.files_of(example)}
                yield {name: text.encode() for name, text in texts.items()}


#: Where books come from, and how many of ten are taken from there.
PLAIN = "plain"
_SOURCES: Mapping[str, tuple[int, Callable[[], Iterator[Files]]]] = {
    PLAIN: (30, _plain),
    "fixture": (18, _fixtures),
    "by chance": (18, _by_chance),
    "example": (12, _examples),
    "case": (12, lambda: _cases("source/fixtures/*.txt", "lint/fixtures/*.txt", "compose/fixtures/*/*.txt")),
    "construct": (6, _constructs),
    "sample": (3, _chapters),
    "starter": (1, _starter),
}
SOURCES: Sequence[str] = tuple(_SOURCES)
WEIGHTS: Sequence[int] = tuple(weight for weight, _ in _SOURCES.values())


@cache
def books(source: str) -> Sequence[Files]:
    """Return the books from a source."""
    return tuple(_SOURCES[source][1]())


@cache
def projects() -> Sequence[Files]:
    """Return projects of other tools."""
    return tuple(_projects())
