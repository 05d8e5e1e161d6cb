"""All published JSON Schemas: ``python -m octavo.cli.schemas FOLDER`` writes them into a folder.

They are those of the files that authors write, such as ``book.schema.json``, and those of the files that
formats write for other programs, such as ``pagemap.schema.json`` of the file beside the PDF.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from octavo.formats import FORMATS
from octavo.source.schema import write_schemas


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into the folder that is named, or the current one."""
    folder = Path(arguments[0]) if arguments else Path()
    write_schemas(folder)
    for each in FORMATS:
        for name, schema in each.schemas().items():
            text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
            (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
