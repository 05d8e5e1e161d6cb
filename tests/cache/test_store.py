"""The store: bytes under keys, whole or not at all, in a folder of bounded size that several builds share."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from octavo.cache.digest import digest
from octavo.cache.store import Store as AnyStore

LIMIT = 1_000_000
SECRET = bytes(range(32))
KEY, OTHER = digest("one"), digest("other")
OLD, FRESH = f"new-{1:016x}", f"new-{2:016x}"


def Store(folder: Path, limit: int, secret: bytes = SECRET) -> AnyStore:  # noqa: N802 - it stands for one
    return AnyStore(folder, limit, secret)


def entries(folder: Path) -> list[Path]:
    """The files of a cache but its own two."""
    return [path for path in folder.glob("*/*") if path.is_file()]


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in entries(folder))


def age(folder: Path, key: str, seconds: float) -> None:
    """Let an entry have been used last so long ago."""
    then = time.time() - seconds
    os.utime(folder / key[:2] / key[2:], (then, then))


def test_what_was_put_is_there_for_the_next_build(tmp_path: Path) -> None:
    assert Store(tmp_path / "c", LIMIT).put(KEY, b"content")
    later = Store(tmp_path / "c", LIMIT)
    assert later.get(KEY) == b"content"
    assert later.get(OTHER) is None
    later.put(KEY, b"newer")
    assert later.get(KEY) == b"newer"


def test_the_folder_says_that_it_is_a_cache(tmp_path: Path) -> None:
    Store(tmp_path / "c", LIMIT).put(KEY, b"")
    tag = (tmp_path / "c" / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    assert Store(tmp_path / "c", LIMIT).get(KEY) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["cut", "empty", "flipped", "longer"])
def test_a_damaged_entry_counts_as_none_and_can_be_put_again(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path, LIMIT)
    store.put(KEY, b"the content of this entry")
    (path,) = entries(tmp_path)
    data = path.read_bytes()
    path.write_bytes(
        {"cut": data[:-1], "empty": b"", "flipped": data[:-1] + b"!", "longer": data + b"."}[damage]
    )
    assert store.get(KEY) is None
    assert store.put(KEY, b"again")
    assert store.get(KEY) == b"again"


def test_an_entry_under_another_name_counts_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path, LIMIT)
    store.put(KEY, b"one")
    store.put(OTHER, b"other")
    (tmp_path / KEY[:2] / KEY[2:]).replace(tmp_path / OTHER[:2] / OTHER[2:])
    assert store.get(OTHER) is None


def test_the_size_is_bounded_and_the_oldest_go_first(tmp_path: Path) -> None:
    store = Store(tmp_path, LIMIT)
    keys = [digest(str(number)) for number in range(60)]
    for number, key in enumerate(keys):
        assert store.put(key, bytes(30_000))
        age(tmp_path, key, 1000 - number)
        assert size(tmp_path) <= LIMIT
    left = [key for key in keys if store.get(key) is not None]
    assert left == keys[-len(left) :]
    assert 20 <= len(left) < 34


def test_a_build_that_finds_a_full_folder_keeps_to_the_size(tmp_path: Path) -> None:
    for number in range(60):  # each is a build of its own, which knows nothing of those before it
        Store(tmp_path, LIMIT).put(digest(str(number)), bytes(30_000))
        assert size(tmp_path) <= LIMIT


@pytest.mark.parametrize("use", ["get", "touch"])
def test_what_is_used_is_kept_longer(tmp_path: Path, use: str) -> None:
    store = Store(tmp_path, LIMIT)
    keys = [digest(str(number)) for number in range(30)]
    for key in keys:
        store.put(key, bytes(30_000))
        age(tmp_path, key, 5000)
    assert getattr(store, use)(keys[0])
    Store(tmp_path, LIMIT).put(OTHER, bytes(200_000))
    assert store.get(keys[0]) is not None
    assert sum(store.get(key) is None for key in keys) > 0


def test_what_is_larger_than_the_cache_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, LIMIT)
    store.put(KEY, b"small")
    assert not store.put(OTHER, bytes(LIMIT))
    assert store.get(OTHER) is None
    assert store.get(KEY) == b"small"


def test_what_killed_builds_have_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    Store(tmp_path, LIMIT).put(KEY, b"content")
    home = tmp_path / KEY[:2]
    for name, seconds in ((OLD, 10_000), (FRESH, 1)):
        (home / name).write_bytes(b"half")
        os.utime(home / name, (time.time() - seconds,) * 2)
    Store(tmp_path, LIMIT).put(OTHER, b"other")
    assert not (home / OLD).exists()
    assert (home / FRESH).exists()
    assert Store(tmp_path, LIMIT).get(KEY) == b"content"


def test_a_folder_that_cannot_be_written_to_is_no_cache_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "c", LIMIT)
    assert not store.put(KEY, b"content")
    assert store.get(KEY) is None
    assert "file" in store.trouble


def test_a_full_disk_leaves_no_half_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path, LIMIT)
    store.put(KEY, b"content")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "entry")

    monkeypatch.setattr("octavo.cache.store.os.replace", full)
    assert not store.put(OTHER, b"other")
    assert "No space left" in store.trouble
    assert len(entries(tmp_path)) == 1
    assert store.get(KEY) == b"content"


def test_a_folder_of_another_user_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path, LIMIT).put(KEY, b"forged")
    monkeypatch.setattr("octavo.cache.store.os.getuid", lambda: 12345)
    store = Store(tmp_path, LIMIT)
    assert store.get(KEY) is None
    assert not store.put(OTHER, b"content")
    assert "another user" in store.trouble


def _write(folder: str, seed: int) -> None:
    store = Store(Path(folder), 400_000)
    for number in range(150):
        # The same keys in all processes, and for each a content that depends on the process.
        store.put(digest(str(number % 20)), bytes([seed]) * (20_000 + seed))


@pytest.mark.slow
def test_builds_that_write_at_once_read_whole_entries_only(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(str(tmp_path), seed)) for seed in (1, 2, 3)]
    for writer in writers:
        writer.start()
    store, found = Store(tmp_path, 400_000), 0
    while any(writer.is_alive() for writer in writers):
        for number in range(20):
            content = store.get(digest(str(number)))
            if content is not None:
                found += 1
                assert content in {bytes([seed]) * (20_000 + seed) for seed in (1, 2, 3)}
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert found
    # Each of them may have written an eighth more since it last looked.
    assert size(tmp_path) <= 400_000 * (1 + 3 / 8)


def test_an_entry_with_the_seal_of_another_key_counts_as_none(tmp_path: Path) -> None:
    """A cache that came with a checkout has such entries."""
    Store(tmp_path, LIMIT, bytes(32)).put(KEY, b"forged")
    assert Store(tmp_path, LIMIT).get(KEY) is None


def test_a_link_in_the_place_of_the_cache_is_not_followed(tmp_path: Path) -> None:
    home = tmp_path / "home" / ".ssh"
    home.mkdir(parents=True)
    (home / "id").write_bytes(bytes(900_000))
    (home / "new-chapter.txt").write_text("a novel")
    os.utime(home / "new-chapter.txt", (1, 1))
    (tmp_path / "cache").symlink_to(tmp_path / "home")
    store = Store(tmp_path / "cache", LIMIT)
    assert not store.put(KEY, bytes(500_000))
    assert "link" in store.trouble
    assert [path.name for path in (tmp_path / "home").iterdir()] == [".ssh"]
    assert sorted(path.name for path in home.iterdir()) == ["id", "new-chapter.txt"]


@pytest.mark.parametrize("tag", ["", "Signature: 8a477f597d28d172789f06886806bc55\n"])
def test_a_folder_with_other_files_is_no_cache(tmp_path: Path, tag: str) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("dear")
    if tag:
        (tmp_path / "CACHEDIR.TAG").write_text(tag)
    store = Store(tmp_path, LIMIT)
    assert not store.put(KEY, b"content")
    assert "no cache of Octavo" in store.trouble
    assert not (tmp_path / KEY[:2]).exists()


def test_links_and_foreign_files_in_a_cache_are_left_alone(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "cache"
    outside.mkdir()
    (outside / KEY[2:]).write_bytes(bytes(600_000))
    (outside / "new-chapter.txt").write_text("a novel")
    os.utime(outside / "new-chapter.txt", (1, 1))
    assert Store(folder, LIMIT).put(OTHER, b"other")
    (folder / KEY[:2]).symlink_to(outside)
    (folder / OTHER[:2] / "letter.txt").write_bytes(bytes(600_000))
    (folder / "letters").mkdir()
    (folder / "letters" / KEY[2:]).write_bytes(bytes(600_000))
    store = Store(folder, LIMIT)
    assert store.get(KEY) is None
    assert not store.touch(KEY)
    assert not store.put(KEY, b"content")
    assert Store(folder, LIMIT).put(OTHER, bytes(900_000))
    assert len((outside / KEY[2:]).read_bytes()) == 600_000
    assert (outside / "new-chapter.txt").exists()
    assert (folder / OTHER[:2] / "letter.txt").exists()
    assert (folder / "letters" / KEY[2:]).exists()
