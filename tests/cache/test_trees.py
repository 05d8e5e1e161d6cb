"""The digest of a folder: it changes with every name and every byte, and with nothing else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.cache.trees import tree_digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "f" / "sub").mkdir(parents=True)
    (tmp_path / "f" / "a.md").write_text("a")
    (tmp_path / "f" / "sub" / "b.md").write_text("b")
    return tmp_path / "f"


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda f: (f / "a.md").write_text("A"),
    "content of a file below": lambda f: (f / "sub" / "b.md").write_text("B"),
    "name": lambda f: (f / "a.md").rename(f / "c.md"),
    "new file": lambda f: (f / "c.md").write_text(""),
    "new hidden file": lambda f: (f / ".c").write_text(""),
    "new folder": lambda f: (f / "c").mkdir(),
    "removed": lambda f: (f / "a.md").unlink(),
    "moved": lambda f: (f / "a.md").rename(f / "sub" / "a.md"),
    "link": lambda f: (f / "c").symlink_to("a.md"),
    "exchanged": lambda f: ((f / "a.md").write_text("b"), (f / "sub" / "b.md").write_text("a")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_counts(folder: Path, change: str) -> None:
    before = tree_digest(folder)
    CHANGES[change](folder)
    assert tree_digest(folder) != before


def test_times_and_other_folders_do_not_count(folder: Path) -> None:
    before = tree_digest(folder)
    os.utime(folder / "a.md", (1, 1))
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_text("x")
    assert tree_digest(folder) == before
    folder.rename(folder.with_name("moved"))
    assert tree_digest(folder.with_name("moved")) == before


def test_a_link_counts_as_where_it_leads_and_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    (tmp_path / "two").write_text("2")
    (folder / "link").symlink_to(tmp_path / "one")
    (folder / "round").symlink_to(folder)
    before = tree_digest(folder)
    (tmp_path / "one").write_text("another")
    assert tree_digest(folder) == before
    (folder / "link").unlink()
    (folder / "link").symlink_to(tmp_path / "two")
    assert tree_digest(folder) != before


def test_what_is_to_be_left_out_does_not_count(folder: Path) -> None:
    def skip(place: str, name: str) -> bool:
        return place == str(folder) and name == "sub"

    before = tree_digest(folder, skip)
    (folder / "sub" / "b.md").write_text("B")
    assert tree_digest(folder, skip) == before
    (folder / "a.md").write_text("A")
    assert tree_digest(folder, skip) != before


def test_a_folder_that_is_too_large_has_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.cache.trees.MOST_FILES", 2)
    assert tree_digest(folder) is None
    monkeypatch.setattr("octavo.cache.trees.MOST_FILES", 10)
    monkeypatch.setattr("octavo.cache.trees.MOST_BYTES", 1)
    assert tree_digest(folder) is None
