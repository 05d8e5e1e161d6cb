"""What must be on the machine, and what to install where it is not."""

import importlib.util
import shutil

from readers.browser import find_chromium
from readers.unit import NODE

_SETUP = "run: make setup-readers"


def missing() -> list[str]:
    """A line for each thing that is missing; empty where all is there."""
    found = []
    if find_chromium() is None:
        found.append(f"Chromium is missing ({_SETUP}; elsewhere install it and name it in CHROMIUM)")
    if shutil.which("node") is None:
        found.append(f"Node.js is missing ({_SETUP})")
    if shutil.which("ebook-convert") is None or shutil.which("calibre-debug") is None:
        found.append(f"calibre is missing ({_SETUP})")
    if not (NODE / "foliate-js/view.js").is_file():
        found.append(f"the reading systems from npm are missing ({_SETUP})")
    if importlib.util.find_spec("playwright") is None:
        found.append(f"Playwright is missing ({_SETUP})")
    return found
