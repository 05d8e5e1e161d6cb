"""JSON Schemas of the data files, so that editors complete and check them (JSON Schema 2020-12).

They are those of ``book.yaml``, of tables, and of ``index.yaml`` and ``index-marks.yaml``. A book points at
them in its first line: ``# yaml-language-server: $schema=book.schema.json``.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from octavo.source.bibliography.schema import BibliographyFile
from octavo.source.glossary_file import GlossaryFile
from octavo.source.index_file import IndexFile, MarksFile
from octavo.source.manuscript import Kind
from octavo.source.metadata import Book
from octavo.source.table_file import TableFile

#: File name -> model.
SCHEMAS: dict[str, type[BaseModel]] = {
    "bibliography.schema.json": BibliographyFile,
    "book.schema.json": Book,
    "index-marks.schema.json": MarksFile,
    "glossary.schema.json": GlossaryFile,
    "index.schema.json": IndexFile,
    "table.schema.json": TableFile,
}


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a data file, with the names of keys as authors write them."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }
    _complete(made)
    return made


def _complete(node: Any) -> None:
    """Complete the schema with what pydantic can't know.

    Kinds are listed by name; numbers are allowed as texts, since the reader keeps their spelling; and no word
    stands twice ("title": "Title" of each key).
    """
    if isinstance(node, list):
        for item in node:
            _complete(item)
        return
    if not isinstance(node, dict):
        return
    properties = node.get("properties", {})
    for name, one in properties.items() if isinstance(properties, dict) else ():
        if isinstance(one, dict):
            one.pop("title", None)
            if name == "kind":
                one["examples"] = [kind.value for kind in Kind]
    for key, value in list(node.items()):
        if key == "type" and value == "string" and "pattern" not in node and "format" not in node:
            node["type"] = ["string", "number"]
        elif key != "examples":
            _complete(value)


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, model in SCHEMAS.items():
        path = folder / name
        path.write_text(json.dumps(schema(model), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        paths.append(path)
    return paths
