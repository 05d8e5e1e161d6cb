"""The committed JSON Schemas are those of the code."""

from pathlib import Path

from octavo.cli.schemas import main
from octavo.core.settings import RESOURCES


def test_the_committed_schemas_are_those_of_the_code(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    published = RESOURCES / "schemas"
    assert sorted(path.name for path in published.iterdir()) == sorted(
        path.name for path in tmp_path.iterdir()
    )
    for path in tmp_path.iterdir():
        assert path.read_text("utf-8") == (published / path.name).read_text("utf-8"), "run `make schema`"
