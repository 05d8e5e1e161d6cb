"""Files are found however their letters are composed."""

import unicodedata
from pathlib import Path

import pytest

from octavo.core.composed_names import existing


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_a_file_in_a_folder(form: str, asked: str, tmp_path: Path) -> None:
    here = tmp_path / unicodedata.normalize(form, "Été") / unicodedata.normalize(asked, "cœur é.css")  # type: ignore[arg-type]
    here.parent.mkdir()
    here.touch()
    wanted = tmp_path / unicodedata.normalize(asked, "Été/cœur é.css")  # type: ignore[arg-type]
    assert existing(wanted) == here


def test_what_is_not_there_stays_as_it_is(tmp_path: Path) -> None:
    assert existing(tmp_path / "é" / "gone.css") == tmp_path / "é" / "gone.css"
    assert existing(tmp_path / "gone.css") == tmp_path / "gone.css"
    assert existing(Path("é.css")) == Path("é.css")


def test_another_letter_is_another_file(tmp_path: Path) -> None:
    (tmp_path / "e.css").touch()
    assert existing(tmp_path / "é.css") == tmp_path / "é.css"
