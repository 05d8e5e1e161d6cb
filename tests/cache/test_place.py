"""Where the cache lies, and its size."""

from pathlib import Path

import pytest

from octavo.cache.place import SIZE, open_store
from octavo.cache.user_folders import cache_folder, state_folder
from octavo.core.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "book", tmp_path / "output")


def test_it_lies_in_the_folder_of_the_user(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    store = open_store(settings)
    assert store is not None
    assert store.folder == tmp_path / "mine" / "octavo"


def test_a_folder_that_is_not_absolute_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would lie in the current folder, which may be that of somebody else's book."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert cache_folder() == tmp_path / ".cache" / "octavo"
    assert state_folder() == tmp_path / ".local" / "state" / "octavo"


def test_another_folder_can_be_asked_for(tmp_path: Path) -> None:
    asked = Settings(tmp_path / "book", tmp_path / "output", cache_folder=tmp_path / "ci")
    store = open_store(asked)
    assert store is not None
    assert store.put("ab" * 32, b"content")
    assert (tmp_path / "ci" / "CACHEDIR.TAG").is_file()


def test_without_a_key_there_is_none(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    store = open_store(settings)
    assert store is not None
    assert not store.put("ab" * 32, b"content")
    assert str(tmp_path / "file") in store.trouble


@pytest.mark.parametrize(("text", "size"), [("", 1 << 30), ("1", 1 << 20), ("250", 250 << 20)])
def test_its_size_is_a_setting(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, text: str, size: int
) -> None:
    monkeypatch.setenv(SIZE, text)
    store = open_store(settings)
    assert store is not None
    assert store.limit == size


def test_there_is_none_of_size_0_or_where_none_is_wanted(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_store(Settings(tmp_path / "book", tmp_path / "output", cache=False)) is None
    monkeypatch.setenv(SIZE, "0")
    assert open_store(settings) is None


@pytest.mark.parametrize("text", ["-1", "1.5", "big", "²", "9999999999"])
def test_another_size_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(SIZE, text)
    with pytest.raises(ValueError, match=SIZE):
        open_store(settings)
