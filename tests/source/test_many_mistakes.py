"""A file full of mistakes is told of, in a time that does not grow with their square."""

from pathlib import Path

from octavo.core.diagnostics import Diagnostics
from octavo.source import read
from tests.books import write_book


def test_many_unknown_keys(tmp_path: Path) -> None:
    write_book(tmp_path, {"a.md": "# A\n\nText.\n"})
    text = (tmp_path / "book.yaml").read_text()
    (tmp_path / "book.yaml").write_text(text + "".join(f"k{number}: v\n" for number in range(3000)))
    diagnostics = Diagnostics()
    read(tmp_path, diagnostics)
    assert {found.code for found in diagnostics} == {"key-unknown"}
    assert 200 <= len(list(diagnostics)) < 3000


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    write_book(tmp_path, {"a.md": "# A\n\nText.\n"})
    text = (tmp_path / "book.yaml").read_text().replace("a.md", f"a.md, {'x' * 3000}.md")
    (tmp_path / "book.yaml").write_text(text)
    diagnostics = Diagnostics()
    read(tmp_path, diagnostics)
    assert [found.code for found in diagnostics] == ["file-missing"]
