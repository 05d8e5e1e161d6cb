"""Cases in text files, so that anyone can add one: a title, the input, what is expected.

Each part ends with a line that holds a single dot::

    A note that nothing calls
    .
    === chapters/one.md
    Text.

    [^a]: A note.
    .
    chapters/one.md:3:1 error note-unused
    .

In the cases of whole books, ``=== path`` begins a file. A book without book.yaml gets one that
names its chapters in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token

from octavo.core.codes.catalogue import codes
from octavo.core.diagnostics import Diagnostics
from octavo.source import read
from octavo.source.manuscript import Manuscript
from octavo.source.tokens import FAULTY

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One case; ``str`` of it names it in pytest's output."""

    file: str
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"


def read_cases(pattern: str) -> list[Case]:
    """The cases of all fixture files whose names match a pattern."""
    return read_cases_in(FIXTURES, pattern)


def read_cases_in(folder: Path, pattern: str) -> list[Case]:
    """The cases of all files of a folder whose names match a pattern."""
    return [case for path in sorted(folder.glob(pattern)) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    parts: list[str] = [""]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == ".":
            parts.append("")
        else:
            parts[-1] += line + "\n"
    assert len(parts) % 3 == 1, f"{path.name}: a case lacks a line with a dot"
    for at in range(0, len(parts) - 1, 3):
        yield Case(path.name, parts[at].strip(), parts[at + 1], parts[at + 2])


def write_book(root: Path, text: str) -> Path:
    """Write the files of a case into a folder."""
    files: dict[str, str] = {}
    name = ""
    for line in text.splitlines(keepends=True):
        if line.startswith("=== "):
            name = line[4:].strip()
            files[name] = ""
        else:
            files[name] += line
    if "book.yaml" not in files:
        chapters = [file for file in files if file.endswith(".md") and not file.startswith("notes/")]
        lists = "".join(f"  - {file}\n" for file in chapters)
        files["book.yaml"] = f"title: A Book\nbody:\n{lists}back: [notes]\n"
    for file, content in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def read_book(root: Path) -> tuple[Manuscript | None, Diagnostics]:
    """Read a book; every code that it reports must be in the catalogue, every hint must say something."""
    diagnostics = Diagnostics()
    manuscript = read(root, diagnostics)
    for found in diagnostics:
        assert found.code in codes(), f"{found.code} is not in the catalogue"
        assert found.hint, f"{found.code} has no hint"
    return manuscript, diagnostics


def good_book(root: Path, text: str) -> Manuscript:
    """Read a book that has no fault."""
    manuscript, diagnostics = read_book(write_book(root, text))
    assert [str(found) for found in diagnostics] == []
    assert manuscript is not None
    return manuscript


def listed(diagnostics: Diagnostics) -> str:
    """Diagnostics as the cases write them: place, severity, code."""
    return "".join(f"{found.span or '-'} {found.severity} {found.code}\n" for found in diagnostics)


def outline(tokens: Sequence[Token], indent: int = 0) -> str:
    """Tokens as the cases write them: type, attributes, what the token holds, and @ its place."""
    lines = []
    for token in tokens:
        if token.nesting == -1:
            indent -= 2
            continue
        held = [f"{key}={value!r}" for key, value in sorted({**token.attrs, **_meta(token)}.items())]
        if token.type == "hr":
            held.append(token.markup)
        if token.content and not token.children:
            held.append(repr(token.content))
        place = token.meta.get("span")
        where = f" @{place.line}:{place.column}" if place else ""
        name = token.type.removesuffix("_open")
        if token.type != "inline":
            lines.append(" ".join([" " * indent + name, *held]) + where + "\n")
        lines.append(outline(token.children or [], indent + (0 if token.type == "inline" else 2)))
        if token.meta.get("caption"):
            lines.append(outline(token.meta["caption"], indent + 2))
        if token.nesting == 1:
            indent += 2
    return "".join(lines)


def _meta(token: Token) -> dict[str, object]:
    return {
        key: value for key, value in token.meta.items() if key not in ("span", "caption", "column", FAULTY)
    }
