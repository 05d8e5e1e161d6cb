"""Makes the manual's tables of spoiled files from the kinds in ``tests/check/spoiled``, which test the same.

.venv/bin/python -m tools.spoiled_table
"""

import io
from collections.abc import Sequence
from pathlib import Path

from ruamel.yaml import YAML

from tests.check.spoiled.kinds import KINDS
from tests.check.spoiled.test_spoiled_pdfs import FAULTS

_TABLES = Path(__file__).resolve().parents[1] / "docs" / "tables"
TABLE, PDF_TABLE = _TABLES / "spoiled-epub.yaml", _TABLES / "spoiled-pdf.yaml"


def table() -> str:
    """Return the file of the table of e-books."""
    rows = [[kind.name, len(kind.examples), _codes(kind.code)] for kind in KINDS]
    return _table("Spoiled e-books, and which codes tell of them", "Told as", rows)


def pdf_table() -> str:
    """Return the file of the table of PDFs."""
    kinds = dict.fromkeys(fault.kind for fault in FAULTS)
    rows = []
    for kind in kinds:
        faults = [fault for fault in FAULTS if fault.kind == kind]
        checks = ", ".join(dict.fromkeys(fault.check for fault in faults))
        rows.append([f"{kind[0].upper()}{kind[1:]}", len(faults), checks])
    return _table("Spoiled PDFs, and which checks see them", "Seen by", rows)


def _table(caption: str, last: str, rows: Sequence[Sequence[object]]) -> str:
    loaded = {
        "caption": caption,
        "columns": [
            {"id": "kind", "head": "Spoiled", "width": 54},
            {"id": "examples", "head": "Examples", "align": "right", "width": 14},
            {"id": "code", "head": last, "width": 32},
        ],
        "rows": rows,
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
    PDF_TABLE.write_text(pdf_table(), encoding="utf-8")
