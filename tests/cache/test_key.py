"""The key of the cache: this user's alone, and the same in every build."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from octavo.cache.key import SECRET, SIZE, sealing_key
from octavo.cache.user_folders import state_folder


def key_file() -> Path:
    return state_folder() / "cache.key"


def test_it_is_made_once(tmp_path: Path) -> None:
    key = sealing_key(tmp_path)
    assert len(key) == SIZE
    assert sealing_key(tmp_path) == key == key_file().read_bytes()
    assert key_file().stat().st_mode & 0o777 == 0o600
    key_file().unlink()
    assert sealing_key(tmp_path) != key


def test_builds_that_begin_at_once_make_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: sealing_key(tmp_path), range(40)))
    assert len(keys) == 1
    assert [path.name for path in state_folder().iterdir()] == ["cache.key"]


@pytest.mark.parametrize("fault", ["short", "long", "open", "link", "folder", "fifo"])
def test_a_key_that_others_could_know_is_none(tmp_path: Path, fault: str) -> None:
    real = tmp_path / "real"
    real.write_bytes(bytes(SIZE))
    real.chmod(0o600)
    path = key_file()
    path.parent.mkdir(parents=True)
    if fault == "link":
        path.symlink_to(real)
    elif fault == "folder":
        path.mkdir()
    elif fault == "fifo":
        os.mkfifo(path, 0o600)
    else:
        path.write_bytes(bytes({"short": SIZE - 1, "long": SIZE + 1}.get(fault, SIZE)))
        path.chmod(0o644 if fault == "open" else 0o600)
    with pytest.raises(OSError):  # noqa: PT011 - some are the system's own
        sealing_key(tmp_path)


def test_it_never_comes_with_a_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "book" / "state"))
    with pytest.raises(OSError, match="in the book's folder"):
        sealing_key(tmp_path / "book")


def test_machines_that_share_a_cache_share_a_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, "a secret of the builds")
    assert len(sealing_key(tmp_path)) == SIZE
    first = sealing_key(tmp_path)
    assert not key_file().exists()
    monkeypatch.setenv(SECRET, "another secret of them")
    assert sealing_key(tmp_path) != first
    monkeypatch.setenv(SECRET, "too short")
    with pytest.raises(ValueError, match=SECRET):
        sealing_key(tmp_path)
