"""All published JSON Schemas: ``python -m octavo.cli.schemas FOLDER`` writes them into a folder.

``book.schema.json`` and ``table.schema.json`` are those of the files that authors write,
``pagemap.schema.json`` is that of the file that a build puts beside the PDF.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from octavo.source.schema import write_schemas
from octavo.typeset.pagemap_file import schema


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into the folder that is named, or the current one."""
    folder = Path(arguments[0]) if arguments else Path()
    write_schemas(folder)
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    (folder / "pagemap.schema.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
