"""The committed JSON Schemas are those of the code."""

from pathlib import Path

from octavo.cli.schemas import main
from octavo.core.settings import RESOURCES
from tests.golden import compare_files


def test_the_committed_schemas_are_those_of_the_code(tmp_path: Path, update: bool) -> None:
    assert main([str(tmp_path)]) == 0
    made = {path.name: path.read_bytes().decode() for path in tmp_path.iterdir()}
    assert "book.schema.json" in made
    compare_files(RESOURCES / "schemas", made, update)
