"""Projects of other tools, and the books that are made of them."""

import os
import shutil
import time
from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.core.yaml_nodes import compose_yaml
from octavo.projects import import_project
from tests.source.cases import Case, read_book, read_cases_in, write_book

FIXTURES = Path(__file__).parent / "fixtures"
#: What every imported book has.
MADE = (
    "draft: true\n",
    "notes:\n  - {id: footnotes, place: page-foot, marks: decimal, numbering: chapter}\n",
    "front:\n  - title-page\n  - contents\n",
)


def write_project(root: Path, text: str) -> Path:
    write_book(root, f"=== book.yaml\n{text}")
    (root / "book.yaml").unlink()
    return root


def imported(root: Path, target: Path | None = None) -> tuple[str, Diagnostics]:
    """The text of the ``book.yaml`` that an import writes, without comments, and what it told."""
    diagnostics = Diagnostics()
    made = import_project(root, target, diagnostics)
    assert made is not None, "\n".join(map(str, diagnostics))
    lines = made.file.read_text("utf-8").splitlines()
    kept = (line.partition("  # ")[0] for line in lines if line.strip() and line.strip()[0] != "#")
    return "".join(f"{line}\n" for line in kept), diagnostics


@pytest.mark.parametrize("case", read_cases_in(FIXTURES, "*.txt"), ids=str)
def test_import(case: Case, tmp_path: Path) -> None:
    root = write_project(tmp_path / "name", case.given)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    text, diagnostics = imported(root)
    assert compose_yaml(text, 20) is not None
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("identifier: urn:uuid")]
    told = "".join(f"{one.span}: {one.message}\n" for one in diagnostics)
    written = "".join(lines).replace("  - copyright\n", "")
    for part in MADE:
        assert part in written
        written = written.replace(part, "")
    assert written + told == case.expected.replace("NAME", "Name")
    assert {path: path.read_bytes() for path in root.rglob("*") if path in before} == before
    _, found = read_book(root)
    assert [one for one in found if one.code in ("key-unknown", "value-wrong", "yaml-syntax")] == []


BOOK = """\
=== _quarto.yml
project: {type: book}
book:
  title: Grain
  cover-image: cover.png
  chapters: [index.qmd, part/rye.qmd]
bibliography: works.bib
=== index.qmd
# Preface

![A mill](images/mill.png) and [a link](part/rye.qmd), not `images/unused.txt`.
=== part/rye.qmd
# Rye

{{< include _shared.qmd >}}

{{#include ../code/main.rs:1:2}}
=== part/_shared.qmd
![Rye](my%20rye.png)
=== part/my rye.png
x
=== code/main.rs
1
=== images/mill.png
x
=== images/unused.png
x
=== cover.png
x
=== works.bib
@book{a, title={B}}
=== README.md
No chapter.
"""


def test_a_book_in_another_folder_has_the_files_that_it_uses(tmp_path: Path) -> None:
    root = write_project(tmp_path / "old", BOOK)
    before = sorted(root.rglob("*"))
    target = tmp_path / "new" / "book"
    imported(root, target)
    assert sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()) == [
        "book.yaml",
        "code/main.rs",
        "cover.png",
        "images/mill.png",
        "index.qmd",
        "part/_shared.qmd",
        "part/my rye.png",
        "part/rye.qmd",
        "works.bib",
    ]
    assert (target / "part/rye.qmd").read_bytes() == (root / "part/rye.qmd").read_bytes()
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("data", "expected"), [("rights: Mine", True), ("publisher: P", True), ("lang: de", False)]
)
def test_an_empty_copyright_page_is_not_listed(tmp_path: Path, data: str, expected: bool) -> None:
    text, _ = imported(write_project(tmp_path, f"=== metadata.yaml\n{data}\n=== a.md\n# A\n"))
    assert ("  - copyright\n" in text) is expected


def test_each_import_has_an_identifier_of_its_own(tmp_path: Path) -> None:
    found = set()
    for name in ("one", "two"):
        text, _ = imported(write_project(tmp_path / name, "=== a.md\n# A\n"))
        found |= {line for line in text.splitlines() if line.startswith("identifier: urn:uuid:")}
    assert len(found) == 2


@pytest.mark.parametrize("name", ["book.yaml", "x.txt"])
def test_what_is_there_is_not_written_over(tmp_path: Path, name: str) -> None:
    root = write_project(tmp_path / "old", "=== a.md\n# A\n")
    full = tmp_path / "full"
    full.mkdir()
    (full / name).write_text("mine")
    with pytest.raises(FileExistsError):
        import_project(root, full, Diagnostics())
    (root / "book.yaml").write_text("mine")
    with pytest.raises(FileExistsError):
        import_project(root, None, Diagnostics())
    assert (full / name).read_text() == (root / "book.yaml").read_text() == "mine"


def test_an_import_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_project(tmp_path / "old", BOOK)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        import_project(root, tmp_path / "new", Diagnostics())
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("book.toml", "a = " + "[" * 20_000),
        ("book.json", "[" * 100_000),
        ("a.md", "<!--" * 200_000),
        ("a.md", "#" + " " * 500_000 + "{"),
        ("a.md", "`" * 100_000 + " a.b" * 100_000),
        ("SUMMARY.md", "* " * 5_000),
        ("_toc.yml", "[" * 5_000),
        ("_toc.yml", "format: jb-book\nroot: a\nchapters:\n- glob: '" + "*a" * 2_000 + "'\n"),
    ],
)
def test_hostile_projects_take_no_long_time(tmp_path: Path, file: str, text: str) -> None:
    root = write_project(tmp_path / "old", "=== SUMMARY.md\n* [A](a.md)\n=== a.md\n# A\n=== b.md\n# B\n")
    (root / file).write_text(text)
    start = time.perf_counter()
    import_project(root, tmp_path / "new", Diagnostics())
    assert time.perf_counter() - start < 10


def test_a_folder_without_chapters_names_projects_below_it(tmp_path: Path) -> None:
    root = write_project(tmp_path, "=== docs/_toc.yml\nroot: gone\n=== docs/a.ipynb\n{}\n")
    diagnostics = Diagnostics()
    assert import_project(root, None, diagnostics) is None
    assert [(one.code, one.hint) for one in diagnostics] == [("import-nothing", "import `docs`")]
    assert not (root / "book.yaml").exists()


@pytest.mark.parametrize(
    ("file", "text"),
    [("book.toml", "[book\n"), ("book.json", "{"), ("_quarto.yml", "book: [\n"), ("_toc.yml", "a: b: c\n")],
)
def test_broken_files_of_a_project(tmp_path: Path, file: str, text: str) -> None:
    root = write_project(tmp_path, f"=== {file}\n{text}=== SUMMARY.md\n* [A](a.md)\n=== a.md\n# A\n")
    diagnostics = Diagnostics()
    assert import_project(root, None, diagnostics) is None
    assert next(one.code for one in diagnostics if one.span and one.span.file == file) in {
        "import-broken",
        "yaml-syntax",
    }
    assert not (root / "book.yaml").exists()


def test_links_lead_nowhere_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n")
    root = write_project(
        tmp_path / "old", "=== SUMMARY.md\n* [S](../secret.md)\n* [L](link.md)\n* [A](a.md)\n"
    )
    (root / "a.md").write_text("# A\n\n{{#include ../secret.md}} ![](link.md)\n")
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    (root / "loop").symlink_to(root)
    text, _ = imported(root, tmp_path / "new")
    assert "secret" not in text
    assert sorted(path.name for path in (tmp_path / "new").rglob("*")) == ["a.md", "book.yaml"]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", "=== one.md\n# One\n\nText.\n")
    os.mkfifo(root / "two.md")
    text, _ = imported(root, tmp_path / "new")
    assert "one.md" in text
    assert "two.md" not in text


@pytest.mark.slow
def test_two_thousand_files_take_seconds(tmp_path: Path) -> None:
    for number in range(2000):
        folder = tmp_path / f"part-{number // 100}"
        folder.mkdir(exist_ok=True)
        text = f"# Chapter {number}\n\n" + "Some words with a file name a.b in them, and more.\n" * 20
        (folder / f"{number}.md").write_text(text)
    start = time.perf_counter()
    imported(tmp_path, tmp_path.parent / "copy")
    assert time.perf_counter() - start < 20


def test_a_guessed_title_is_told_at_the_first_file_though_it_stands_in_a_part(tmp_path: Path) -> None:
    root = write_project(
        tmp_path, "=== book.toml\n[book]\n=== src/SUMMARY.md\n- [A]()\n  - [B](b.md)\n=== src/b.md\n# B\n"
    )
    diagnostics = Diagnostics()
    assert import_project(root, None, diagnostics) is not None
    assert [str(one.span) for one in diagnostics if one.code == "import-title-guessed"] == ["src/b.md:1:1"]


def test_lists_of_contents_alone_are_no_book(tmp_path: Path) -> None:
    root = write_project(
        tmp_path, "=== book.toml\n[book]\n=== src/SUMMARY.md\n- [A](a.md)\n=== src/a.md\n\\tableofcontents\n"
    )
    diagnostics = Diagnostics()
    assert import_project(root, None, diagnostics) is None
    assert "import-nothing" in {one.code for one in diagnostics}
    assert not (root / "book.yaml").exists()
