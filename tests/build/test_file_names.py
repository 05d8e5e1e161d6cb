"""Names of files: no edition takes that of another file."""

from pathlib import Path

import pytest

from octavo.build.file_names import check_file_names, file_name
from octavo.core.diagnostics import Diagnostics
from octavo.formats import FORMATS


@pytest.mark.parametrize(
    ("editions", "refused"),
    [
        (["large-print", "pocket"], {}),
        (["print"], {"print": "SLUG-print.pdf"}),
        (["pocket", "cover"], {"cover": "SLUG-cover.pdf"}),
        (["web"], {}),  # SLUG-web.pdf is none of the folder SLUG-web
        (["large", "large-print"], {"large-print": "SLUG-large-print.pdf"}),
        (["large-print", "large"], {"large": "SLUG-large-print.pdf"}),
    ],
)
def test_an_edition_with_the_file_of_another(
    editions: list[str], refused: dict[str, str], tmp_path: Path
) -> None:
    lines = ["title: A Book", "editions:", *(f"  {name}: {{type-size: 12pt}}" for name in editions)]
    (tmp_path / "book.yaml").write_text("\n".join(lines), "utf-8")
    diagnostics = Diagnostics()
    check_file_names(editions, FORMATS, tmp_path, diagnostics)
    found = [(str(one.span), one.code) for one in diagnostics]
    assert found == [(f"book.yaml:{editions.index(name) + 3}:3", "edition-name") for name in refused]
    for one, file in zip(diagnostics, refused.values(), strict=True):
        assert f"would both have a file {file}," in one.message


def test_the_name_of_an_edition_is_in_the_names_of_its_files() -> None:
    assert (file_name("tides", ""), file_name("tides", "pocket")) == ("tides", "tides-pocket")
