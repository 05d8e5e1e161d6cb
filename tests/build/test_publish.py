"""The output folder: all at once, or not at all."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from octavo.build.journal import REPORT
from octavo.build.publish import rejected, staging


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_publishes_files_and_folders_and_leaves_the_rest(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "old.epub").write_text("from an earlier build")
    (output / "book.pdf").write_text("old")
    (output / "book-html").mkdir()
    (output / "book-html" / "gone.html").write_text("old page")
    with staging(output) as room:
        (room.made / "book.pdf").write_text("new")
        (room.made / REPORT).write_text("{}")
        (room.made / "book-html").mkdir()
        (room.made / "book-html" / "index.html").write_text("new page")
        assert names(output) == ["book-html", "book.pdf", "old.epub"]
        made = room.publish()
    assert [path.name for path in made] == ["book-html", "book.pdf", REPORT], "the report comes last"
    assert names(output) == ["book-html", "book.pdf", "old.epub", REPORT]
    assert (output / "book.pdf").read_text() == "new"
    assert (output / "old.epub").read_text() == "from an earlier build"
    assert names(output / "book-html") == ["index.html"]
    assert names(tmp_path) == ["output"], "nothing is left beside the output folder"


def test_the_report_is_put_in_its_place_when_all_it_tells_of_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for a new report finds the files of the same build beside it."""
    output = tmp_path / "output"
    files = ["SHA256SUMS", "accessibility.html", REPORT, "zebra.epub", "zebra.pdf"]
    arrived: list[str] = []
    replace = os.replace

    def noted(source: Path, target: Path) -> None:
        replace(source, target)
        arrived.append(target.name)

    monkeypatch.setattr(os, "replace", noted)
    with staging(output) as room:
        for name in files:
            (room.made / name).write_text("new")
        room.publish()
    assert sorted(arrived) == sorted(files)
    assert arrived[-1] == REPORT


@pytest.mark.parametrize("name", ["aardvark.pdf", "zebra.pdf"])
def test_the_old_report_stays_where_a_file_can_not_be_put_in_its_place(tmp_path: Path, name: str) -> None:
    output = tmp_path / "output"
    (output / name).mkdir(parents=True)
    (output / name / "mine.txt").write_text("a folder of the user's")
    (output / REPORT).write_text("old")
    with staging(output) as room:
        (room.made / name).write_text("new")
        (room.made / REPORT).write_text("new")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(os, "rename", _refuse)
            with pytest.raises(PermissionError):
                room.publish()
    assert (output / REPORT).read_text() == "old"


def _refuse(source: Path, target: Path) -> None:
    raise PermissionError(13, "Permission denied", str(target))


def test_leaves_everything_where_a_build_breaks_down(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    output.mkdir(parents=True)
    (output / "book.pdf").write_text("old")
    with pytest.raises(ZeroDivisionError), staging(output) as room:
        (room.made / "book.pdf").write_text("new")
        raise ZeroDivisionError
    assert (output / "book.pdf").read_text() == "old"
    assert names(output.parent) == ["output"]


def test_rejected_files_are_kept_until_a_build_succeeds(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for text in ("first", "second"):
        with staging(output) as room:
            (room.made / "book.pdf").write_text(text)
            assert room.reject() == rejected(output)
    assert names(tmp_path) == ["output.rejected"]
    assert (rejected(output) / "book.pdf").read_text() == "second"
    with staging(output) as room:
        (room.made / "book.pdf").write_text("third")
        room.publish()
    assert names(tmp_path) == ["output"]


def test_removes_what_dead_builds_left_and_lets_live_ones_be(tmp_path: Path) -> None:
    output = tmp_path / "output"
    script = (
        "import sys, pathlib; from octavo.build.publish import staging\n"
        f"with staging(pathlib.Path({str(output)!r})) as room:\n"
        "    (room.made / 'book.pdf').write_text('x'); print('ready', flush=True); sys.stdin.read()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    with start() as killed:
        killed.kill()
    (left,) = filter(Path.is_dir, tmp_path.iterdir())
    with start() as alive:
        (working,) = filter(Path.is_dir, tmp_path.iterdir())
        assert working != left, "the folder of the killed build is gone"
        with staging(output) as room:
            assert working.is_dir()
            assert len([*filter(Path.is_dir, tmp_path.iterdir())]) == 2
            (room.made / "book.pdf").write_text("y")
            room.publish()
        assert working.is_dir()
        alive.communicate("")
    assert names(tmp_path) == ["output"]


@pytest.mark.parametrize(("age", "stays"), [(10, True), (7200, False)])
def test_a_lock_without_a_folder_goes_when_it_is_old(tmp_path: Path, age: int, stays: bool) -> None:
    lock = tmp_path / ".output.build-0a1b2c3d.lock"
    lock.touch()
    os.utime(lock, (time.time() - age,) * 2)
    with staging(tmp_path / "output"):
        assert lock.exists() == stays


def test_works_where_only_the_output_folder_may_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The test may run as root, to whom everything is allowed; a mounted folder refuses renames like this.
    output = tmp_path / "output"
    output.mkdir()
    rename = os.rename

    def refused(source: Path | str, target: Path | str) -> None:
        if (Path(source).parent == tmp_path) != (Path(target).parent == tmp_path):
            raise OSError(18, "Invalid cross-device link")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refused)
    with staging(output) as room:
        assert room.made.is_relative_to(output)
        (room.made / "book.pdf").write_text("new")
        room.publish()
    assert names(output) == ["book.pdf"]
    assert names(tmp_path) == ["output"]
