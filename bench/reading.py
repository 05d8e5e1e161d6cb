"""What is in a finished file: its pages, and which pieces of the text are not."""

import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pikepdf

_EDGE = 16  # letters; of a short piece, half of it
_NEAR = 5_000  # letters


def pages_of(pdf: Path) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(pdf) as document:
        return len(document.pages)


def text_of(file: Path) -> str:
    """All text of a PDF (what poppler's pdftotext finds within its pages) or of an EPUB."""
    if file.suffix == ".pdf":
        command: list[str | Path] = ["pdftotext", "-enc", "UTF-8", file, "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")
    with zipfile.ZipFile(file) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(("html", "htm")))
        return "\n".join(
            unescape(re.sub(r"<[^>]*>", "", archive.read(name).decode("utf-8"))) for name in names
        )


def lost(pieces: Iterable[str], text: str) -> list[str]:
    """The pieces of which neither the beginning nor the end is in the text.

    A piece may be split by a page and what stands at its foot, so one edge of it is enough. Only letters
    and figures are compared, for hyphens and spaces are the typesetter's own.
    """
    there = _bare(text)
    place, gone = 0, []
    for piece in pieces:
        bare = _bare(piece)
        edge = min(_EDGE, (len(bare) + 1) // 2)
        found = _find(there, bare[:edge], place)
        if found < 0:
            found = _find(there, bare[len(bare) - edge :], place)
        if found < 0:
            gone.append(piece)
        else:
            place = found
    return gone


def _find(text: str, part: str, place: int) -> int:
    """Where a part is, -1 for nowhere. It is most often near a place, which saves reading all of the text."""
    found = text.find(part, max(0, place - _NEAR))
    return found if found >= 0 else text.find(part)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
