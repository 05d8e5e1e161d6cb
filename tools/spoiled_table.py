"""Makes the manual's table of spoiled e-books from the kinds in ``tests/check/spoiled``, which test the same.

.venv/bin/python -m tools.spoiled_table
"""

import io
from pathlib import Path

from ruamel.yaml import YAML

from tests.check.spoiled.kinds import KINDS

TABLE = Path(__file__).resolve().parents[1] / "docs" / "tables" / "spoiled-epub.yaml"


def table() -> str:
    """Return the file of the table."""
    loaded = {
        "caption": "Spoiled e-books, and which codes tell of them",
        "columns": [
            {"id": "kind", "head": "Spoiled", "width": 54},
            {"id": "examples", "head": "Examples", "align": "right", "width": 14},
            {"id": "code", "head": "Told as", "width": 32},
        ],
        "rows": [[kind.name, len(kind.examples), _codes(kind.code)] for kind in KINDS],
    }
    yaml = YAML()
    yaml.width = 200
    text = io.StringIO()
    yaml.dump(loaded, text)
    return "# Made from tests/check/spoiled by tools/spoiled_table.py.\n" + text.getvalue()


def _codes(code: str) -> str:
    """Return codes as Markdown; one that ends with a hyphen stands for all that begin so."""
    return ", ".join(f"`{one}*`" if one.endswith("-") else f"`{one}`" for one in code.split("|"))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
