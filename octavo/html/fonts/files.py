"""Font files: found, read and checked before they go into a book. OpenType 1.9 (tables OS/2 and name)."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz  # type: ignore[import-untyped]

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.core.plain_words import plainly
from octavo.html.fonts.faces import OWN, Face, path_of
from octavo.html.fonts.packaged import screen_fonts

#: The largest font file, in bytes: those of Chinese and Japanese have about twenty megabytes.
LIMIT = 32 * 1024 * 1024

_KINDS = {b"\x00\x01\x00\x00": "ttf", b"true": "ttf", b"OTTO": "otf"}
_RESTRICTED, _PREVIEW_OR_EDIT = 0x0002, 0x000C  # OS/2, fsType
_NO_SUBSETTING, _BITMAPS_ONLY = 0x0100, 0x0200
#: Licence and copyright, among the records of the name table.
NOTICES = (0, 13, 14)


@dataclass(frozen=True, slots=True, eq=False)
class FontFile:
    """A font that may be embedded: "ttf" or "otf", its stem as file name, and the code points that it has."""

    kind: str
    stem: str
    face: uharfbuzz.Face = field(repr=False)
    codes: frozenset[int] = field(repr=False)
    notice: tuple[str, ...] = ()


class FontFiles:
    """Reads the files of faces, each once. ``root`` is the book's folder; nothing else is read but the fonts
    that Octavo brings along. What can't be used is reported, once for each face."""

    def __init__(self, root: Path, diagnostics: Diagnostics) -> None:
        self._folder = Folder(root, diagnostics)
        self._diagnostics = diagnostics
        self._known: dict[tuple[str, ...], FontFile | None] = {}

    def of(self, face: Face) -> FontFile | None:
        """Return the file of a face; None if it can't be embedded."""
        if face.sources not in self._known:
            self._known[face.sources] = self._read(face)
        return self._known[face.sources]

    def _read(self, face: Face) -> FontFile | None:
        span = Span(f"styles/{face.sheet}", face.line)
        found = next((source for source in face.sources if _fits(source)), face.sources[0])
        if found.startswith(OWN):
            path = screen_fonts().get(found.removeprefix(OWN))
            name = found.removeprefix(OWN)
        else:
            file = self._folder.find(posixpath.join("styles", path_of(found)), span)
            if file is None:
                return None
            path, name = self._folder.root / file, file
        if path is None:
            self._broken(span, name, "is not among the fonts that Octavo brings along")
            return None
        if path.stat().st_size > LIMIT:
            self._broken(span, name, f"has more than {LIMIT // 1024 // 1024} MB")
            return None
        return self._usable(path.read_bytes(), name, span)

    def _usable(self, data: bytes, name: str, span: Span) -> FontFile | None:
        kind = _KINDS.get(data[:4])
        if kind is None:
            self._broken(span, name, "is not a TrueType or OpenType font")
            return None
        try:
            face = uharfbuzz.Face(data)
            codes = frozenset(face.unicodes)
        except (RuntimeError, ValueError, MemoryError) as error:
            self._broken(span, name, f"is damaged ({plainly(error)})")
            return None
        if not codes or not face.glyph_count:
            self._broken(span, name, "is damaged: it has no characters")
            return None
        forbidden = _forbidden(face)
        if forbidden:
            self._diagnostics.error(
                "font-forbidden",
                span,
                f"the font `{name}` says of itself that it {forbidden}",
                "ask its maker for a licence and a file for e-books, use another font, or write "
                "`ebook: {fonts: none}` in book.yaml",
            )
            return None
        return FontFile(kind, posixpath.basename(name).rpartition(".")[0], face, codes, _notice(face))

    def _broken(self, span: Span, name: str, what: str) -> None:
        hint = "name a file that ends in .ttf or .otf and opens in a font viewer"
        self._diagnostics.error("font-broken", span, f"the font `{name}` {what}", hint)


def _fits(source: str) -> bool:
    return source.startswith(OWN) or path_of(source).lower().endswith((".ttf", ".otf"))


def _forbidden(face: uharfbuzz.Face) -> str:
    """Return what the licence bits forbid; "" if the font may be embedded and cut."""
    table = bytes(face.reference_table("OS/2").data)
    bits = int.from_bytes(table[8:10], "big")  # 0, installable, in a font without the table
    if bits & _RESTRICTED and not bits & _PREVIEW_OR_EDIT:
        return "must not be embedded"
    if bits & _NO_SUBSETTING:
        return "must not be cut to the characters that a book uses"
    if bits & _BITMAPS_ONLY:
        return "must not be embedded with its outlines"
    return ""


def _notice(face: uharfbuzz.Face) -> tuple[str, ...]:
    found = (face.get_name(number) for number in NOTICES)
    return tuple(" ".join(text.split()) for text in found if text)
