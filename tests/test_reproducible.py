"""The same source gives the same bytes, wherever, whenever and however often it is built.

The real command builds one book that has a little of everything, on two machines that differ in whatever a
process can see of its machine: folder and its depth, home, user's umask, time zone, locale, seed of hashes,
number of processors, times of the files, and what the cache holds.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from octavo.formats import FORMATS
from tests.books import write_book
from tests.built_books import BuiltBooks

pytestmark = pytest.mark.engine

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build.py"
#: The sample book, and a book for each kind of element.
BOOKS = (ROOT / "book", *sorted(path.parent for path in ROOT.glob("tests/elements/*/book.yaml")))
TURKISH = "tr_TR.UTF-8"
OPTIONS = tuple(f"--emit={one.name}" if one.for_programs else f"--{one.name}" for one in FORMATS)
MADE = {
    *("same.epub", "same.pdf", "same-print.pdf", "same-cover.pdf", "same.onix.xml", "same-html", "same-web"),
    *("same-composed.json", "same-xhtml", "pagemap.json", "accessibility.html", "SHA256SUMS"),
}
#: Another state of the book's data: a chapter without the rest, quickly built.
SHORT = """
title: The Same Book
slug: same
date: 2024-02-29
body: [chapters/one.md, chapters/two.md]
"""
#: What tells how long a build took, and so differs.
REPORT = "report.json"

BOOK = {
    "book.yaml": """
title: The *Same* Book
slug: same
subtitle: Twice
language: en
contributors:
  - {name: Ann Author, sort: "Author, Ann", role: aut}
  - {name: Ed Editor, sort: "Editor, Ed", role: edt}
publisher: {name: A Press, place: Town}
date: 2024-02-29
isbn: {epub: "978-0-306-40615-7", paperback: "978-3-16-148410-0"}
description: A book that is built again and again.
subjects: [Tests]
trim: {width: 4.5in, height: 7in}
citations: {style: chicago-notes-bibliography-subsequent-ibid, series: endnotes}
notes:
  - {id: endnotes, place: book-end, marks: decimal, numbering: book}
  - {id: footnotes, place: page-foot, marks: symbols, numbering: chapter}
front: [title-page, copyright, contents, list-of-figures]
body: [chapters/one.md, chapters/two.md]
back: [notes, glossary, bibliography, index]
""",
    "chapters/one.md": """# Things *Seen* {#sec-one}

Words with a note,[^a] of [paper]{.index} and [small capitals]{.smallcaps} and **bold** ones [@doe2001, p. 4].
*See* @sec-two; \u201cquoted\u201d words and [\u041c\u043e\u0441\u043a\u0432\u0430]{lang=ru} stand.[^foot]

![A photograph of noise](images/photo.jpg){#fig-photo alt="Noise in many colours"}

![A drawing](images/sheet.svg){#fig-sheet alt="A sheet of paper"}

| Thing | Number |
|:------|-------:|
| One   |   1.25 |
| Two   |  22.50 |

: Two things {#tbl-two}

[^a]: A note on [paper]{.index} with $x^2 + \\frac{1}{2}$ in it.
[^foot]: {series=footnotes} At the foot of the page.
""",
    "chapters/two.md": """# Formulas {#sec-two}

$$
\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}
$$ {#eq-sum}

Text with @eq-sum, @tbl-two and a [drawing]{.index} [@roe1999; @doe2001], on a folio.

> A quotation.[^b]

![A line drawing](images/line.png){#fig-line alt="A black line"}

[^b]: Another note [@roe1999, p. 7].
""",
    "glossary.yaml": """
terms:
  - {term: Folio, definition: The number of a page.}
""",
    "bibliography.yaml": """
- {id: doe2001, type: book, title: A Title, author: [{family: Doe, given: Jane}], issued: 2001, publisher: P}
- {id: roe1999, type: book, title: Another, author: [{family: Roe, given: Rick}], issued: 1999, publisher: Q}
""",
    "images/sheet.svg": """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40">
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#999"/>
</linearGradient></defs><rect x="5" y="5" width="50" height="30" fill="url(#g)" stroke="#000"/>
<text x="8" y="20" font-family="EB Garamond" font-size="6">figs in it</text></svg>
""",
}


@dataclass(frozen=True)
class Machine:
    """A place to build at: where the book lies, the environment of the command, and the mask of new files."""

    book: Path
    environment: Mapping[str, str]
    umask: int

    @property
    def output(self) -> Path:
        """Where files appear."""
        return self.book.parent / "output"

    def build(self, *options: str, **environment: str) -> dict[str, str]:
        """Run the command; returns the digests of all files that it made, but for the report."""
        shutil.rmtree(self.output, ignore_errors=True)
        command = [sys.executable, str(BUILD), "--book", str(self.book), "--output", str(self.output)]
        done = subprocess.run(
            [*command, "--no-check", *options],
            env={**self.environment, **environment},
            cwd=self.book.parent,
            umask=self.umask,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return digests(self.output)


def digests(output: Path) -> dict[str, str]:
    """The digests of all files that a build made, but for the report."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in output.rglob("*")
        if path.is_file() and path.name != REPORT
    }


def photograph(path: Path) -> None:
    """A picture of noise, large enough to be made smaller for e-readers; the same in every run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = random.Random(1)
    small = Image.frombytes("RGB", (60, 45), bytes(noise.randrange(256) for _ in range(60 * 45 * 3)))
    small.resize((3000, 2250), Image.Resampling.BICUBIC).save(path, quality=80)


def rich_book(folder: Path) -> Path:
    """A book with a little of everything."""
    book = write_book(folder, BOOK)
    photograph(book / "images" / "photo.jpg")
    line = Image.new("L", (700, 500), 255)
    line.paste(0, (100, 240, 600, 260))
    line.save(book / "images" / "line.png")
    return book


def machine(folder: Path, source: Path, umask: int, born: int, **environment: str) -> Machine:
    """A machine with a copy of a book that was written at ``born`` (seconds since 1970), and a home."""
    book = folder / "book"
    shutil.copytree(source, book, ignore=shutil.ignore_patterns("golden"))
    for number, path in enumerate(sorted(book.rglob("*"))):
        os.utime(path, (born, born + number))
    home = folder / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "JAVA_HOME") if name in os.environ}
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "TMPDIR": str(home), **environment}
    return Machine(book, {**kept, **own}, umask)


def _locales(folder: Path) -> Path:
    """A folder with a Turkish locale, where the machine can make one: its capitals are not those of English.
    Without it the variables still say what some libraries read of them."""
    if program := shutil.which("localedef"):
        target = folder / "locales" / TURKISH
        target.parent.mkdir()
        subprocess.run([program, "-i", "tr_TR", "-f", "UTF-8", target], capture_output=True, check=False)
    return folder / "locales"


def unlike(folder: Path, source: Path) -> tuple[Machine, Machine]:
    """Two machines that have nothing in common but the program and a book."""
    (folder / "one").mkdir()
    one = machine(
        folder / "one",
        source,
        0o022,
        1_000_000_000,
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONHASHSEED="1",
    )
    deep = folder / "two" / "a folder" / "\u00fcber" / "deep" / "down"
    deep.mkdir(parents=True)
    other = {"LANG": TURKISH, "LC_ALL": TURKISH, "LANGUAGE": "tr:ru", "LOCPATH": str(_locales(deep))}
    two = machine(
        deep, source, 0o077, 1_700_000_000, TZ="America/Los_Angeles", PYTHONHASHSEED="4242", **other
    )
    return one, two


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, Machine]:
    """Two machines with the book that has a little of everything."""
    return unlike(tmp_path_factory.mktemp("machines"), rich_book(tmp_path_factory.mktemp("source") / "book"))


def test_two_machines_make_the_same_bytes(machines: tuple[Machine, Machine]) -> None:
    one, two = machines
    first = one.build(*OPTIONS, "--jobs", "1", "--no-cache")
    # The cache is filled by another state of the book, so that gatherings come from it, but not all.
    chapter = two.book / "chapters" / "two.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("Text with", "Other words with"), encoding="utf-8")
    assert two.build("--pdf", "--jobs", "2")["same.pdf"] != first["same.pdf"]
    chapter.write_text(text, encoding="utf-8")
    second = two.build(*OPTIONS, "--jobs", "2")
    assert {name.partition("/")[0] for name in first} == MADE
    assert differing(first, second) == []
    # A build that changed nothing gives the files out again as they are.
    assert two.build(*OPTIONS, "--jobs", "2") == second


def test_a_date_from_outside_counts_everywhere_alike(machines: tuple[Machine, Machine]) -> None:
    formats = ("--epub", "--pdf")
    for made in machines:
        (made.book / "book.yaml").write_text(SHORT, encoding="utf-8")
    one, two = (made.build(*formats, SOURCE_DATE_EPOCH="1600000000") for made in machines)
    assert differing(one, two) == []
    later = machines[0].build(*formats, SOURCE_DATE_EPOCH="1600000001")
    assert {"same.epub", "same.pdf"} <= set(differing(one, later))


@pytest.mark.parametrize("source", BOOKS, ids=lambda path: path.name)
def test_every_book_is_the_same_here_and_there(source: Path, tmp_path: Path, built_books: BuiltBooks) -> None:
    """Built by one process of this machine, without a cache, and by two of another one."""
    here = digests(built_books.get(source).folder)
    assert {Path(name).suffix for name in here} >= {".epub", ".pdf"}
    _, there = unlike(tmp_path, source)
    assert differing(here, there.build("--epub", "--pdf", "--jobs", "2")) == []


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The names of the files that two builds made differently, or only one of them made."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
