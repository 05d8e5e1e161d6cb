"""Names of files whose letters have accents: "é" may be one character or two, and machines differ in it."""

import unicodedata
from pathlib import Path
from typing import Literal

_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


def existing(path: Path) -> Path:
    """Return a path as it is on this machine: where a folder or file is not there, the one whose name differs
    only in how its letters are composed, if there is one."""
    if str(path).isascii() or path.exists():
        return path
    found = Path(path.anchor)
    for part in path.relative_to(path.anchor).parts:
        names = (part, *(unicodedata.normalize(form, part) for form in _FORMS))
        found /= next((name for name in names if (found / name).exists()), part)
    return found
