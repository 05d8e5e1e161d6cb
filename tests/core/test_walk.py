"""Walking through folders that somebody else has made."""

import os
import subprocess
from pathlib import Path

import pytest

from octavo.core.walk import walk, walk_readable


def names(top: Path) -> list[str]:
    return [Path(entry.path).relative_to(top).as_posix() for entry in walk(top)]


def test_a_folder_stands_before_what_is_in_it(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a/x/y", "c"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["a", "a/x", "a/x/y", "b", "b/1", "b/2", "c"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    assert names(tmp_path) == ["a", "a/round"]


def test_what_is_skipped_is_skipped_with_all_in_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").touch()
    found = walk(tmp_path, lambda folder, name: (folder, name) == (str(tmp_path / "a"), "b"))
    assert [entry.name for entry in found] == ["a"]


def test_a_thousand_folders_deep(tmp_path: Path) -> None:
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1500):
            os.mkdir("d")  # noqa: PTH102 - the path is longer than any that can be given
            os.chdir("d")
        os.chdir(here)
        assert sum(1 for _ in walk_readable(tmp_path)) > 1000
    finally:
        os.chdir(here)
        # Python's own way to remove a folder does not get so deep.
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_what_can_not_be_read_is_passed_over_or_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The test may run as root, who may read everything.
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    closed, scandir = str(tmp_path / "b"), os.scandir

    def refused(folder: str) -> object:
        if folder == closed:
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)
    monkeypatch.setattr(os, "access", lambda path, _: path != closed)
    assert [entry.name for entry in walk_readable(tmp_path)] == ["a", "file", "c", "file"]
    with pytest.raises(PermissionError):
        list(walk(tmp_path))
