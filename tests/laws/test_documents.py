"""The law of the documents: each file, module and name of Octavo that they mention is there."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.laws.package import PACKAGE, ROOT, modules

DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "templates/*.md", "styles/*.md", "tests/**/*.md", "bench/**/*.md")
    for path in ROOT.glob(pattern)
    if path.name != "CHANGELOG.md" and "golden" not in path.parts  # the past has other names
    if path.parent != ROOT / "docs" / "chapters" / "codes"  # the files of example books
)
#: A path that begins with a folder of the repository, or with a room of the package as in `core/xhtml.py`.
_PATH = re.compile(r"(?<![\w./-])(?P<top>[a-z_]+)/[\w./*-]*[\w*/]")
#: A module, or a name in one, after its package: octavo.core.xhtml.Node.
_NAME = re.compile(rf"\b{PACKAGE}(?:\.\w+)+")
#: No file of the repository, but one that a reader makes (NAME and TAG stand for a name), or a build.
_MADE = re.compile(r"^output/|\b[A-Z]{2,}\b(?<!README)|\btimetable\b|\bwidths\.css$")
#: In examples ``octavo`` is the object that registers the parts of an extension.
_EXAMPLES = f"{PACKAGE}.build.registration"
#: The group of entry points, which is no module.
_GROUP = f"{PACKAGE}.extensions"


def test_files_in_documents_exist() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: there is no {name}"
        for path in DOCUMENTS
        for line, name in missing_paths(path.read_text("utf-8"), path.parent)
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_in_documents_docstrings_and_templates_exist() -> None:
    paths = [*DOCUMENTS, *modules().values(), *ROOT.glob("templates/**/*.j2"), *ROOT.glob("styles/**/*.css")]
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: there is no {name}"
        for path in paths
        for line, name in missing_names(path.read_text("utf-8"))
    ]
    assert not wrong, "\n".join(wrong)


def test_missing_files_are_found() -> None:
    text = """\
Look into `octavo/core/xhtml.py`, `core/xhtml.py`, [the tests](tests/) and `styles/elements/*.css`.
There are no `octavo/core/html5.py`, `core/html5.py`, [page](docs/chapters/nothing.md), `styles/*.sass`.
A site is at https://example.org/octavo/nothing.py; `my-book/styles/print.css` is the book's own.
You make `octavo/elements/NAME.py` and `tests/elements/timetable`. One reads and/or writes.
"""
    assert list(missing_paths(text, ROOT)) == [
        (2, "octavo/core/html5.py"),
        (2, "core/html5.py"),
        (2, "docs/chapters/nothing.md"),
        (2, "styles/*.sass"),
    ]


def test_missing_names_are_found() -> None:
    text = """\
``octavo.core.xhtml.drop`` and ``octavo.core`` are there, ``octavo.check.epub`` too.
``octavo.core.html5``, ``octavo.core.xhtml.fell``, octavo.making.
The group ``octavo.extensions``; ``octavo.typeset.weasyprint.engine.Engine.typeset`` is a method.
"""
    assert list(missing_names(text)) == [
        (2, "octavo.core.html5"),
        (2, "octavo.core.xhtml.fell"),
        (2, "octavo.making"),
    ]


def missing_paths(text: str, folder: Path) -> Iterator[tuple[int, str]]:
    """Yield the paths in a document that lead to no file or folder, each with its line.

    A path may begin at the root of the repository, at the package, at the templates or styles, or at the
    document's own folder. Only those count whose first part is a folder there.
    """
    starts = (ROOT, ROOT / PACKAGE, ROOT / "templates", ROOT / "styles", folder)
    for number, line in enumerate(text.splitlines(), 1):
        for found in _PATH.finditer(line):
            path = found[0]
            known = any((start / found["top"]).is_dir() for start in starts)
            if known and not _MADE.search(path) and not any(_exists(start, path) for start in starts):
                yield number, path


def _exists(start: Path, path: str) -> bool:
    return any(start.glob(path)) if "*" in path else (start / path).exists()


def missing_names(text: str) -> Iterator[tuple[int, str]]:
    """Yield the dotted names of the package that no module has, each with its line."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in _NAME.finditer(line):
            if found[0] != _GROUP and not _is_known(found[0].split(".")):
                yield number, found[0]


def _is_known(parts: list[str]) -> bool:
    """Return True if the longest part of a name that is a module has the word that follows in its source."""
    lengths = (length for length in range(len(parts), 0, -1) if ".".join(parts[:length]) in modules())
    length = next(lengths, 0)
    if length == len(parts):
        return True
    source = modules()[".".join(parts[:length]) if length > 1 else _EXAMPLES].read_text("utf-8")
    return re.search(rf"\b{re.escape(parts[length])}\b", source) is not None
