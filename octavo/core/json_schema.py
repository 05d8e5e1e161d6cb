"""JSON Schemas of the files that Octavo writes for other programs, from the classes of their data."""

from typing import Any


def json_schema_of(kind: type) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of files that hold a dataclass, described by its docstrings."""
    from pydantic import TypeAdapter  # not needed for a build

    made = TypeAdapter(kind).json_schema(mode="serialization")
    _simplify(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _simplify(node: Any) -> None:
    """Say nothing twice ("title": "Page" of "page"), and nothing of how a value came about."""
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _simplify(value)
    properties = node.get("properties") if isinstance(node, dict) else None
    for one in properties.values() if isinstance(properties, dict) else ():
        one.pop("title", None)
        one.pop("default", None)
