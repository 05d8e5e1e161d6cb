"""Checks of the book's own stylesheets: what they load must be there, in the book, and usable.

CSS Syntax 3 and CSS Values 4 (urls). A browser passes over what it can't load, so nobody would notice.
"""

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import tinycss2  # type: ignore[import-untyped]

from octavo.core.css_loads import loads
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import TEXT_LIMIT, Folder
from octavo.source.style_syntax import check_syntax, is_for_screens

#: How fonts begin: TrueType, OpenType, collections of them, WOFF.
_FONTS = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf", b"wOFF", b"wOF2")


def check_own_styles(root: Path, diagnostics: Diagnostics) -> None:
    """Report what the stylesheets in the folder ``styles`` of the book ``root`` load from elsewhere, what is
    not there, fonts that are none, and slips in those for screens. ``data:`` and ``font:`` (a font that comes
    with Octavo) may stand."""
    folder = Folder(root, diagnostics)
    for file in folder.list("styles", "**/*.css"):
        if not folder.holds(folder.root / file):
            continue  # a link that is told of, and not followed
        try:
            data = folder.bytes(file) if folder.size(file) <= TEXT_LIMIT else b""
        except OSError:
            continue  # what reads it for a page tells
        _check(file, data.decode("utf-8-sig", errors="replace"), folder, diagnostics)


def _check(file: str, css: str, folder: Folder, diagnostics: Diagnostics) -> None:
    try:
        found = list(loads(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
    except RecursionError:
        diagnostics.error(
            "nesting-deep",
            Span(file),
            "the stylesheet has brackets that stand some hundred deep in each other",
            "take them out: no stylesheet needs them",
        )
        return
    if is_for_screens(file):
        check_syntax(file, css, diagnostics)
    for rule, token in found:
        span = Span(file, token.source_line, token.source_column)
        parts = _split(token.value)
        if parts is None or not (parts.scheme or parts.path or parts.netloc):
            continue
        if parts.scheme in ("data", "font") and rule != "import":
            continue  # a stylesheet in an address could load whatever it likes
        if parts.scheme or parts.netloc:
            diagnostics.error(
                "style-remote",
                span,
                f"the stylesheet loads `{token.value[:60]}`, which is not a file of the book",
                "put the file into the book's folder `styles` and name it, or take the line out",
            )
            continue
        path = folder.find(posixpath.join(posixpath.dirname(file), unquote(parts.path)), span)
        if path is not None and rule == "font-face" and not folder.bytes(path).startswith(_FONTS):
            diagnostics.error(
                "font-broken",
                span,
                f"the font `{path}` is not a TrueType or OpenType font",
                "name a file that ends in .ttf or .otf and opens in a font viewer",
            )


def _split(address: str) -> Any:
    """Return the parts of an address; None for one that has none."""
    try:
        return urlsplit(address.strip())
    except ValueError:
        return None
