"""One book in one reading system, in a process: ``python -m readers.worker READER EPUB SHOTS RESULTS``."""

import sys
from importlib import import_module
from pathlib import Path

from readers import axe, site
from readers.epub import Epub
from readers.results import Finding, save
from readers.running import ProgramError, end_all_when_stopped
from readers.unit import Unit

SITE = "axe-site"  # over the pages of the folder <name>-web beside the EPUB
READERS = ("foliate", "epubjs", "readium", "calibre", "axe")


def main(reader: str, book: str, shots: str, output: str) -> int:
    """Run the checks and keep the results; a check that broke off is a finding like any other."""
    end_all_when_stopped()
    unit = Unit(reader, Epub(Path(book)), Path(shots))
    try:
        if reader == SITE:
            folder = Path(book).with_name(f"{unit.book}-web")
            site.run(unit, folder)
            axe.site(unit, folder)
        else:
            import_module(f"readers.{reader}").run(unit)
    except ProgramError as error:
        unit.add("run to the end", "all checks", [Finding(reader, str(error))])
    save(unit.results, Path(output))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
