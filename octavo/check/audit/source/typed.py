"""Signs that are typed anywhere in a book, and stylesheets that it brings."""

import html
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

_TEXTS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt", ".yaml", ".yml"}) | {
    ".csv", ".tsv", ".bib", ".json", ".svg", ".csl", ".toml", ".tex", ".ipynb", ".xml",
}  # fmt: skip
#: Files that are looked at, at most.
_MOST = 20_000
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2}))")


def odd_signs(text: str) -> frozenset[str]:
    """Return the signs of a text that a reader does not see, or takes for others: signs without a form, marks
    over or through letters, and letters and figures of another look, such as a mathematical bold "a"."""
    if text.isascii():
        return frozenset()
    return frozenset(filter(_is_odd, set(unicodedata.normalize("NFC", text))))


def _is_odd(sign: str) -> bool:
    if sign.isascii():
        return False
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me"):
        return True
    raised = unicodedata.decomposition(sign).startswith(("<super>", "<sub>", "<fraction>"))
    return kind[0] in "LN" and not raised and unicodedata.normalize("NFKC", sign) != sign


def typed_signs(root: Path, read: Callable[[str], str | None]) -> frozenset[str]:
    """Return the odd signs that are typed in the files of a book, also as entities or with escapes."""
    found: set[str] = set()
    for name in _files(root, _TEXTS):
        text = read(name) or ""
        found |= odd_signs(text)
        if "&" in text:
            found |= odd_signs(html.unescape(text))
        for groups in _ESCAPED.findall(text):
            code = int("".join(groups), 16)
            found |= odd_signs(chr(code)) if code < 0x110000 else frozenset()
    return frozenset(found)


def own_sheets(root: Path, read: Callable[[str], str | None]) -> tuple[str, ...]:
    """Return the stylesheets in a book's folder ``styles``."""
    return tuple(read(name) or "" for name in _files(root / "styles", frozenset({".css"}), root))


def _files(folder: Path, suffixes: frozenset[str], root: Path | None = None) -> Iterator[str]:
    seen = 0
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            seen += 1
            if seen > _MOST:
                return
            if Path(name).suffix.lower() in suffixes:
                yield (Path(path) / name).relative_to(root or folder).as_posix()
