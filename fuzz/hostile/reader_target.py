"""Feeds the reader of books from Atheris, which changes its input so that ever more of the code is reached.

It is no dependency: ``pip install atheris`` (Linux), and then, with a folder for the inputs that it finds::

    python -m fuzz.hostile.reader_target corpus -max_total_time=600

``--write-corpus`` instead of options fills the folder with the texts of the fixtures to begin with. An
input is a chapter, or, if its first byte says so, another file of a book. An exception that is no diagnostic
stops it, and the input is kept as ``crash-...``.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from fuzz.hostile.books import SOURCES, books
from fuzz.hostile.cases import write_files

#: The files that an input may be, by its first byte.
_FILES = (
    "chapters/one.md",
    "book.yaml",
    "works.bib",
    "works.json",
    "own.csl",
    "index.yaml",
    "glossary.yaml",
    "tables/a.yaml",
    "images/a.svg",
)
_BOOK = b"title: A Mill\nlanguage: en\nbody: [chapters/one.md]\nback: [bibliography, notes]\n"
#: What names a file in book.yaml.
_NAMING = {
    "works.bib": b"bibliography: works.bib\n",
    "works.json": b"bibliography: works.json\n",
    "own.csl": b"bibliography: works.json\ncitations: {style: own.csl}\n",
}
_WORKS = b'[{"id": "rye", "type": "book", "title": "Rye", "author": [{"family": "Sample"}], "issued": {"raw": "1905"}}]'
_CHAPTER = b"# Rye\n\nOf rye [@rye, p. 1].\n\n![A mill](images/a.svg)\n\n::: {.table #tbl-a}\n:::\n"


def book_of(data: bytes) -> dict[str, bytes]:
    """Return the files of the book that an input is read as."""
    name = _FILES[data[0] % len(_FILES)] if data else _FILES[0]
    given = {"works.json": _WORKS} if name == "own.csl" else {}
    return {"book.yaml": _BOOK + _NAMING.get(name, b""), "chapters/one.md": _CHAPTER, **given, name: data[1:]}


def read_input(data: bytes) -> None:
    """Read and compose the book of an input. Raise what the reader raises."""
    from octavo.compose import compose
    from octavo.core.diagnostics import Diagnostics
    from octavo.source import read

    with tempfile.TemporaryDirectory(prefix="octavo-reader-") as name:
        folder = Path(name) / "book"
        write_files(book_of(data), folder)
        diagnostics = Diagnostics()
        manuscript = read(folder, diagnostics)
        if manuscript is not None:
            compose(manuscript, diagnostics)


def write_corpus(folder: Path) -> int:
    """Write inputs to begin with, and return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    found: set[bytes] = set()
    for source in SOURCES:
        for files in books(source):
            for name, data in files.items():
                suffix = name.rpartition(".")[2]
                kind = next(
                    (
                        at
                        for at, one in enumerate(_FILES)
                        if one == name or (at != 1 and one.endswith(f".{suffix}"))
                    ),
                    None,
                )
                if kind is not None and len(data) < 5_000:
                    found.add(bytes([kind]) + data)
    for data in found:
        (folder / hashlib.sha256(data).hexdigest()[:20]).write_bytes(data)
    return len(found)


def main(arguments: list[str]) -> None:
    """Run Atheris until it is stopped, or its options say so."""
    if arguments[1:2] == ["--write-corpus"]:
        print(f"{write_corpus(Path(arguments[2]))} inputs")
        return
    import atheris

    with atheris.instrument_imports(include=["octavo", "markdown_it", "mdit_py_plugins", "pybtex"]):
        import octavo.compose
        import octavo.source  # noqa: F401
    atheris.Setup(arguments, read_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
