"""The published JSON Schemas say what the reader takes."""

import json
from pathlib import Path
from typing import Any

from octavo.source.metadata import Book
from octavo.source.schema import schema, write_schemas
from octavo.source.table_file import TableFile


def test_the_schemas_are_written(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schemas")
    book = json.loads((tmp_path / "schemas/book.schema.json").read_text(encoding="utf-8"))
    table = json.loads((tmp_path / "schemas/table.schema.json").read_text(encoding="utf-8"))
    assert book["$schema"] == table["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert book["required"] == ["title", "body"]
    assert table["required"] == ["columns"]


def test_keys_are_named_as_authors_write_them() -> None:
    assert "short-title" in schema(Book)["properties"]
    assert "chapters-in-selections" in schema(Book)["$defs"]["Starting"]["properties"]
    assert "short-caption" in schema(TableFile)["properties"]


def test_unknown_keys_are_refused_everywhere() -> None:
    for made in (schema(Book), schema(TableFile)):
        for definition in (made, *made["$defs"].values()):
            assert definition["additionalProperties"] is False


def test_the_schemas_of_the_index(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    index = json.loads((tmp_path / "index.schema.json").read_text(encoding="utf-8"))
    heading = index["$defs"]["HeadingFile"]
    assert set(heading["properties"]) == {"term", "sort", "see", "see-also", "undivided", "subs"}
    assert heading["required"] == ["term"]
    forms = [one.get("type") or one.get("$ref") for one in heading["properties"]["see"]["anyOf"]]
    assert forms == [["string", "number"], "#/$defs/General", "array"]
    marks = json.loads((tmp_path / "index-marks.schema.json").read_text(encoding="utf-8"))
    assert set(marks["properties"]) == {"headings", "marks"}
    assert marks["$defs"]["MarkFile"]["required"] == ["section", "words", "terms"]


def test_text_may_be_written_as_a_number() -> None:
    assert schema(Book)["properties"]["title"]["type"] == ["string", "number"]


def test_every_key_of_the_book_is_described() -> None:
    made: dict[str, Any] = schema(Book)
    for name, one in made["properties"].items():
        named = made["$defs"][one["$ref"].rpartition("/")[2]] if "$ref" in one else {}
        assert one.get("description") or named.get("description"), name


def test_the_rows_of_a_table_are_described() -> None:
    rows = schema(TableFile)["properties"]["rows"]
    forms = json.dumps(rows)
    assert all(f'"{key}"' in forms for key in ("group", "sub", "total", "span"))


def test_kinds_are_completed() -> None:
    assert "appendix" in schema(Book)["$defs"]["DivisionEntry"]["properties"]["kind"]["examples"]
