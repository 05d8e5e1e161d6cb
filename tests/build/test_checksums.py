"""The sums of a build, checked by the program that reads such files."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from octavo.build.checksums import SUMS, read_sums, write_sums
from octavo.build.publish import staging

NEEDED = pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")


def is_true_of(folder: Path) -> bool:
    """Whether sha256sum finds all as it is said."""
    program = shutil.which("sha256sum")
    assert program
    done = subprocess.run([program, "--strict", "-c", SUMS], cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@NEEDED
def test_files_and_folders_are_summed_in_order(tmp_path: Path) -> None:
    write(tmp_path, b_pdf="pages", a_epub="text", site__z_html="z", site__sub__y_html="y", report_json="{}")
    write_sums(tmp_path, ["b.pdf", "site", "a.epub"])
    lines = (tmp_path / SUMS).read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["a.epub", "b.pdf", "site/sub/y.html", "site/z.html"]
    assert lines[1] == f"{hashlib.sha256(b'pages').hexdigest()}  b.pdf"
    assert is_true_of(tmp_path)
    (tmp_path / "site" / "z.html").write_text("Z")
    assert not is_true_of(tmp_path)


@NEEDED
@pytest.mark.parametrize("name", ["a name.txt", "a\nb.txt", "a\\b.txt", "\u00fcber.txt"])
def test_any_name_can_be_written_and_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("text")
    write_sums(tmp_path, [name])
    assert is_true_of(tmp_path)
    assert read_sums(tmp_path / SUMS) == {name: hashlib.sha256(b"text").hexdigest()}


def test_what_is_no_sum_is_passed_over(tmp_path: Path) -> None:
    digest = "0" * 64
    lines = ["", "words", f"{digest}  good", f"{digest}  ../bad", f"{digest}  /bad", "00  short"]
    (tmp_path / SUMS).write_text("\n".join(lines))
    assert read_sums(tmp_path / SUMS) == {"good": digest}
    assert read_sums(tmp_path / "none") == {}


def build(output: Path, **files: str) -> None:
    """A build that makes these files."""
    with staging(output) as room:
        write(room.made, **files)
        write_sums(room.made, [path.name for path in room.made.iterdir()])
        room.publish()


@NEEDED
def test_sums_of_files_that_earlier_builds_left_stay(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, book_epub="first", book_pdf="pages", site__a_html="a", site__b_html="b")
    build(output, book_epub="second", site__a_html="A")
    assert list(read_sums(output / SUMS)) == ["book.epub", "book.pdf", "site/a.html"]
    assert is_true_of(output)


@NEEDED
def test_sums_of_files_that_are_gone_or_changed_go(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, one_pdf="1", two_pdf="2", three_pdf="3")
    (output / "one.pdf").unlink()
    (output / "two.pdf").write_text("other")
    build(output, book_epub="text")
    assert list(read_sums(output / SUMS)) == ["book.epub", "three.pdf"]
    assert is_true_of(output)


def test_a_pipe_has_no_sums(tmp_path: Path) -> None:
    """To open it would be to wait without end."""
    os.mkfifo(tmp_path / SUMS)
    assert read_sums(tmp_path / SUMS) == {}
