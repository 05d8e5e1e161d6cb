"""Mending: what is safe is changed, nothing else is, and a second time there is nothing to do."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.lint.book import linted_book
from octavo.lint.look import look_over
from octavo.lint.mending import mend
from octavo.lint.rule import SourceChange
from octavo.source import read
from tests.source.cases import write_book

BOOK = "title: A Book\nbody: [chapters/one.md]\n"
CHAPTER = """\
---
subtitle: Two  spaces, 1914-18
---
# The the harbor  of 1914-18 {#harbor data=\"a  b\"}

The the ice  of 1914-18 and `a  b the the 1914-18` at <https://example.org/1914-18>, in [the  1923-25
register](https://example.org/a-b "the  title"), was was thin.

```text
The the ice  of 1914-18
```

| a    b | 1914-18 |
|:-------|:--------|
| c    d | 1923-25 |

“It holds,” he said; *the
the* ice; $a  b$; <span title="x  y">z  z</span>; a [1914-18]{.index} entry.  So.
"""
MENDED = """\
---
subtitle: Two  spaces, 1914-18
---
# The the harbor  of 1914-18 {#harbor data=\"a  b\"}

The ice of 1914–18 and `a  b the the 1914-18` at <https://example.org/1914-18>, in [the  1923-25
register](https://example.org/a-b "the  title"), was was thin.

```text
The the ice  of 1914-18
```

| a    b | 1914-18 |
|:-------|:--------|
| c    d | 1923-25 |

“It holds,” he said; *the
the* ice; $a  b$; <span title="x  y">z z</span>; a [1914-18]{.index} entry. So.
"""


def mended(root: Path) -> int:
    """Mend a book, and return how many changes were made."""
    manuscript = read(root, Diagnostics())
    assert manuscript is not None
    book = linted_book(manuscript)
    done = mend(book.folder, look_over(book, Diagnostics()).changes)
    assert done.left == ()
    return len(done.made)


def write(root: Path, data: bytes) -> Path:
    """Write a book with one chapter, and return the file of the chapter."""
    write_book(root, f"=== book.yaml\n{BOOK}")
    (root / "chapters").mkdir()
    file = root / "chapters" / "one.md"
    file.write_bytes(data)
    return file


def test_only_what_is_safe_is_mended_and_once(tmp_path: Path) -> None:
    file = write(tmp_path, CHAPTER.encode())
    assert mended(tmp_path) == 5
    assert file.read_text(encoding="utf-8") == MENDED
    assert mended(tmp_path) == 0


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ends_of_lines_and_marks_stay(end: str, mark: bytes, tmp_path: Path) -> None:
    file = write(tmp_path, mark + CHAPTER.replace("\n", end).encode())
    assert mended(tmp_path) == 5
    assert file.read_bytes() == mark + MENDED.replace("\n", end).encode()


def test_letters_in_two_signs_stay_so(tmp_path: Path) -> None:
    file = write(tmp_path, "Re\u0301veil  e\u0301tait  la\u0300, 1914-18.\n".encode())
    assert mended(tmp_path) == 3
    assert file.read_text(encoding="utf-8") == "Re\u0301veil e\u0301tait la\u0300, 1914\u201318.\n"


def test_another_encoding_stays(tmp_path: Path) -> None:
    text = "---\nencoding: windows-1252\n---\nCaf\u00e9  of 1914-18.\n"
    file = write(tmp_path, text.encode("cp1252"))
    assert mended(tmp_path) == 2
    assert file.read_bytes() == text.replace("  ", " ").replace("-18", "\u201318").encode("cp1252")


def test_wide_text_stays(tmp_path: Path) -> None:
    file = write(tmp_path, b"\xff\xfe" + "The the ice.\n".encode("utf-16-le"))
    assert mended(tmp_path) == 1
    assert file.read_bytes() == b"\xff\xfe" + "The ice.\n".encode("utf-16-le")


def test_straight_marks_become_those_around_if_the_book_would_show_both(tmp_path: Path) -> None:
    file = write(tmp_path, '„Es hält,“ he said. „Nein.“ A "thaw" came. It\'s.\n'.encode())
    assert mended(tmp_path) == 2
    assert file.read_text(encoding="utf-8") == "„Es hält,“ he said. „Nein.“ A „thaw“ came. It's.\n"
    assert mended(tmp_path) == 0


def test_what_is_not_there_or_not_in_the_encoding_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\nencoding: latin-1\n---\nCaf\u00e9 1914-18\n".encode("iso8859-1"))
    dash = SourceChange(Span("a.md", 4, 10), "-", "\u0416")
    gone = SourceChange(Span("a.md", 4, 1), "tea", "coffee")
    away = SourceChange(Span("../a.md", 1, 1), "---", "")
    done = mend(Folder(tmp_path, Diagnostics()), [dash, gone, away])
    assert done.made == ()
    assert set(done.left) == {dash, gone, away}


def test_a_file_keeps_its_rights_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = write(tmp_path, b"The the ice.\n")
    file.chmod(0o640)
    assert mended(tmp_path) == 1
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(file.parent.iterdir()) == [file]


def test_a_word_that_stands_three_times_is_left_to_the_author(tmp_path: Path) -> None:
    """Mended once, it would be mended a second time."""
    file = write(tmp_path, b"The the the ice; idea a a.\n")
    assert mended(tmp_path) == 1
    assert file.read_bytes() == b"The the the ice; idea a.\n"
    assert mended(tmp_path) == 0
