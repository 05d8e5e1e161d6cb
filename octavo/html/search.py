"""The search of the site: pagefind's index of its pages, made in the folder of the finished files."""

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

from octavo.core.environment import require_extra
from octavo.core.failures import SearchError

#: Where the index and the program that reads it are put, in the folder of the site.
BUNDLE = "pagefind"
_SECONDS = 300

#: What stands in the text and is none of its words: numbers of notes, ways back, heads of cells said twice.
_NO_WORDS = (
    *("[role=doc-noteref]", ".between-calls", "[role=doc-backlink]"),
    *("[aria-hidden=true]", ".note-pages", ".unseen"),
)

#: Faces of the search that the site has no use for: it has a page of its own.
_UNUSED = (
    *("pagefind-ui.js", "pagefind-ui.css", "pagefind-modular-ui.js", "pagefind-modular-ui.css"),
    *("pagefind-component-ui.js", "pagefind-component-ui.css", "pagefind-highlight.js"),
)


def index_site(folder: Path, language: str) -> None:
    """Put the index of the pages in ``folder`` into its ``pagefind/``.

    Words are taken to be of ``language`` (a BCP 47 tag), whose stems are indexed if pagefind knows them. The
    same pages make the same bytes. Raise ModuleNotFoundError if pagefind is not installed, and SearchError if
    it fails or takes too long.
    """
    command = [str(_program()), "--site", ".", "--output-subdir", BUNDLE, "--silent", "--keep-index-url"]
    command += ["--force-language", language.partition("-")[0].lower()]
    for selector in _NO_WORDS:
        command += ["--exclude-selectors", selector]
    # One that looks for no settings of the machine's, in files or variables.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchError(f"the search could not be made: {error}") from error
    if done.returncode or not (folder / BUNDLE / "pagefind-entry.json").is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SearchError("the search could not be made: " + (said[-1] if said else "pagefind says nothing"))
    for name in _UNUSED:
        (folder / BUNDLE / name).unlink(missing_ok=True)


def _program() -> Path:
    """Return pagefind's program, which the extra "site" brings."""
    require_extra("site")
    found = find_spec("pagefind_bin")
    for place in found.submodule_search_locations or () if found else ():
        for name in ("pagefind_extended", "pagefind", "pagefind.exe"):
            if (path := Path(place) / name).is_file():
                return path
    raise SearchError("the package pagefind-bin has no program for this machine")
