"""Builds the examples of the catalogue of codes, and returns what was said of them.

A ``book.yaml`` without ``body`` gets a title, its chapters (one, if the example has none), and notes at its
end. A file whose name is
followed by a size, ``images/pier.png (400 x 640 pixels)``, is a picture of that size; with the word CMYK, in
printing colors.
"""

import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from octavo.check.epub.checks import check_epub
from octavo.check.result import CheckResult
from octavo.check.stores.checks import check_stores
from octavo.cli.main import main
from octavo.compose import compose
from octavo.core.codes.catalogue import CHAPTER, Code, files_of
from octavo.core.codes.checks import CHECKS
from octavo.core.diagnostics import Diagnostics, Span
from octavo.source import read

#: Commands that build nothing, and what makes the others quicker.
_WITHOUT_BUILD = ("--import", "--index-from", "--lint")
_QUICKLY = ("--no-check", "--no-cache", "--jobs", "1")
_PICTURE = re.compile(r"(.+) \((\d+) x (\d+) pixels(, CMYK)?\)")
_LINE = re.compile(r"(?:(\S+):(\d+):\d+: )?(error|warning|note)\[([a-z0-9-]+)\]: (.*)")


class Told(NamedTuple):
    """A message: its code and severity, and its file and line ("" and 0 if it has no place)."""

    code: str
    severity: str
    file: str
    line: int
    message: str

    @property
    def place(self) -> str:
        """The place as the catalogue writes it: "file:line", or nothing."""
        return f"{self.file}:{self.line}" if self.file else ""


def told(code: Code, example: str, folder: Path) -> list[Told]:
    """Return what is said of an example of a code, which is written into an empty folder."""
    write_example(code, example, folder)
    if not code.command:
        return _said_of_source(folder)
    said = _said_by_command(code.command, folder)
    return [*said, *_said_by_checks(folder / "output")] if code.name in CHECKS else said


def write_example(code: Code, example: str, folder: Path) -> None:
    """Write the files of an example into a folder, with those beside it."""
    files = {**(files_of(code.beside) if code.beside else {}), **files_of(example)}
    if not code.command.startswith("--import"):
        _complete(files)
    for name, text in files.items():
        if picture := _PICTURE.fullmatch(name):
            path = folder / picture[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = "CMYK" if picture[4] else "RGB"
            size = int(picture[2]), int(picture[3])
            Image.linear_gradient("L").resize(size).convert(mode).save(path)
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _complete(files: dict[str, str]) -> None:
    book = files.get("book.yaml", "")
    if re.search(r"^body:", book, re.MULTILINE):
        return
    chapters = [name for name in files if re.fullmatch(r"chapters/.+\.md", name)]
    if not chapters:
        chapters = [CHAPTER]
        files[CHAPTER] = "The harbor froze.\n"
    lines = [] if re.search(r"^title:", book, re.MULTILINE) else ["title: A Book"]
    lines += ["body:", *(f"  - {name}" for name in chapters)]
    if not re.search(r"^back:", book, re.MULTILINE):
        lines.append("back: [notes]")
    files["book.yaml"] = book + "\n".join(lines) + "\n"


def _said_of_source(folder: Path) -> list[Told]:
    diagnostics = Diagnostics()
    manuscript = read(folder, diagnostics)
    if manuscript is not None:
        compose(manuscript, diagnostics)
    return [
        Told(one.code, one.severity, place.file, place.line, one.message)
        for one in diagnostics
        for place in [one.span or Span("", 0)]
    ]


def _said_by_command(command: str, folder: Path) -> list[Told]:
    out, errors = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(errors):
        main([*command.split(), *(() if command.startswith(_WITHOUT_BUILD) else _QUICKLY)])
    found = [_LINE.search(line) for line in errors.getvalue().splitlines()]
    return [Told(one[4], one[3], one[1] or "", int(one[2] or 0), one[5]) for one in found if one]


def _said_by_checks(output: Path) -> list[Told]:
    """Return what the checks say that need no other program, of the files of a build."""
    results: list[CheckResult] = []
    for path in output.glob("*.epub"):
        results += (*check_epub(path), *check_stores(path))
    return [Told(one.code, one.severity, "", 0, one.message) for each in results for one in each.diagnostics]
