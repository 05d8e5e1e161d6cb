"""Where the cache lies, and its size."""

from pathlib import Path

import pytest

from octavo.cache.place import SIZE, cache_folder, open_store
from octavo.core.settings import Settings


def test_it_lies_beside_the_output_folder(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "book", tmp_path / "output") == tmp_path / ".octavo-cache"


@pytest.mark.parametrize("output", ["book/output", "book/deep/output"])
def test_it_never_lies_in_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    assert cache_folder(tmp_path / "book", tmp_path / output) == tmp_path / "mine" / "octavo"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_folder(tmp_path / "book", tmp_path / output) == tmp_path / "home" / ".cache" / "octavo"


def test_a_link_does_not_lead_it_into_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    (tmp_path / "book" / "made").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "book" / "made")
    assert cache_folder(tmp_path / "book", tmp_path / "link") == tmp_path / "mine" / "octavo"


@pytest.mark.parametrize(("text", "size"), [("", 1 << 30), ("1", 1 << 20), ("250", 250 << 20)])
def test_its_size_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, size: int) -> None:
    monkeypatch.setenv(SIZE, text)
    store = open_store(Settings(tmp_path / "book", tmp_path / "output"))
    assert store is not None
    assert store.limit == size


def test_there_is_none_of_size_0_or_where_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_store(Settings(tmp_path / "book", tmp_path / "output", cache=False)) is None
    monkeypatch.setenv(SIZE, "0")
    assert open_store(Settings(tmp_path / "book", tmp_path / "output")) is None


@pytest.mark.parametrize("text", ["-1", "1.5", "big", "²", "9999999999"])
def test_another_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(SIZE, text)
    with pytest.raises(ValueError, match=SIZE):
        open_store(Settings(tmp_path / "book", tmp_path / "output"))
