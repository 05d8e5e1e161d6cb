"""Golden files: what was made once and read by eye, compared with what is made now.

Whatever stands in the repository and must be what the code makes goes through here, so that one switch,
``--update`` (``make update-golden``), writes it all anew.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path


def compare_files(folder: Path, made: Mapping[str, str], update: bool) -> None:
    """Compare texts with all files of a folder, by their paths in it; with ``update``, write them anew."""
    if update:
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in made.items():
            _write(folder / name, text)
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert kept == set(made)
    for name, text in made.items():
        _compare(folder / name, text)


def compare_file(path: Path, made: str, update: bool) -> None:
    """Compare a text with one file; with ``update``, write the file anew."""
    if update:
        _write(path, made)
    _compare(path, made)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _compare(path: Path, text: str) -> None:
    assert text == path.read_bytes().decode(), f"{path.name} differs: make update-golden, and look at it"
