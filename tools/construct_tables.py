"""Makes the manual's tables of constructs from the files in ``tests/constructs``, which test the same.

    .venv/bin/python -m tools.construct_tables

Tables go to ``docs/tables/constructs-NAME.yaml``.
"""

import io
from pathlib import Path

from ruamel.yaml import YAML

from tests.constructs.constructs import Construct, Group, groups

TABLES = Path(__file__).resolve().parents[1] / "docs" / "tables"
_HEADS = ("Construct", "Of", "Written", "In Octavo")
_WIDTHS = (27, 21, 31, 21)


def table(group: Group) -> str:
    """Return the file of a group's table."""
    loaded = {
        "caption": f"{group.title}: what works, and what is told",
        "columns": [
            {"id": head.split()[-1].lower(), "head": head, "width": width}
            for head, width in zip(_HEADS, _WIDTHS, strict=True)
        ],
        "rows": [
            [_escaped(each.name), ", ".join(each.dialects), _code(each.example), _outcome(each)]
            for each in group.constructs
        ],
    }
    yaml = YAML()
    yaml.width = 200
    text = io.StringIO()
    yaml.dump(loaded, text)
    return "# Made from tests/constructs by tools/construct_tables.py.\n" + text.getvalue()


def _outcome(construct: Construct) -> str:
    """Return what Octavo does: it works, or says a code, or both."""
    parts = ["works"] if construct.shows else []
    parts += [f"`{code}`" for code in construct.says]
    return ", ".join(parts) + (f": {construct.remark}" if construct.remark else "")


def _code(text: str) -> str:
    """Return a text as Markdown's code, between as many back-ticks as it needs."""
    marks = "`"
    while marks in text:
        marks += "`"
    space = " " if "`" in (text[0], text[-1]) else ""
    return f"{marks}{space}{text}{space}{marks}"


def _escaped(text: str) -> str:
    return text.replace("=", "\\=")


if __name__ == "__main__":
    for one in groups():
        (TABLES / f"constructs-{one.name}.yaml").write_text(table(one), encoding="utf-8")
