"""Rules of the stores for the package: its names, size, metadata, fonts, and the NCX of older readers."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from octavo.check.findings import WHOLE
from octavo.check.stores.book import Rule, StoreBook
from octavo.core.diagnostics import Diagnostic

_LONGEST_NAME = 255  # bytes of the name of one file (OCF 3.3, File paths and file names)
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_LONGEST_DESCRIPTION = 4_000  # characters
#: What stores list a book by -> the key of book.yaml that gives it.
_WANTED = {
    "creator": "contributors",
    "publisher": "publisher",
    "date": "date",
    "description": "description",
    "subject": "subjects",
}
_KINDLE_FONTS = (".ttf", ".otf")
_FONTS = (*_KINDLE_FONTS, ".woff", ".woff2", ".pfb")


def check_names(book: StoreBook) -> Iterator[Diagnostic]:
    """Check the names of files: ASCII letters, digits and ``_ - .`` only, no two alike but for capitals.

    None is longer than 255 bytes (Kobo, OPF; EPUB 3.3, 4.2.3: File Paths and File Names).
    """
    seen: dict[str, str] = {}
    for name in book.names:
        parts = [part for part in name.split("/") if part]
        if name != "mimetype" and not all(map(_SAFE.fullmatch, parts)):
            yield WHOLE.fault(
                "store-file-name",
                f"the file name \u201c{name}\u201d is not of ASCII letters, digits and _ - . only",
            )
        if any(len(part.encode()) > _LONGEST_NAME for part in parts):
            yield WHOLE.fault(
                "store-file-name",
                f"the file name \u201c{name[:40]}...\u201d is longer than {_LONGEST_NAME} bytes",
            )
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            yield WHOLE.fault(
                "store-file-name",
                f"the file names \u201c{other}\u201d and \u201c{name}\u201d differ in capitals only",
            )


def check_cover_named(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that the package names a cover, a JPEG or PNG (KPG 4.2; Kobo, Cover Images; Google, .epub)."""
    if book.cover is None:
        yield WHOLE.fault("store-cover", "the package names no cover picture")
    elif book.cover not in book.pictures or book.pictures[book.cover].kind not in ("JPEG", "PNG"):
        yield WHOLE.fault("store-cover", f"the cover {book.cover} is not a JPEG or PNG picture")


def check_identifier(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that the identifier is the ISBN of the e-book (Kobo, OPF), and the NCX has the same (OPF
    2.0.1, 2.4.1)."""
    if not book.identifier.lower().startswith("urn:isbn:"):
        yield WHOLE.advice(
            "store-identifier",
            "the identifier is not an ISBN: stores then know the book by their own number (`isbn:`)",
        )
    if book.ncx is not None:
        heads = book.ncx.iterfind(".//{*}head/{*}meta[@name='dtb:uid']")
        found = next((node.get("content") or "" for node in heads), "")
        if found != book.identifier:
            yield WHOLE.fault(
                "store-ncx",
                f"the NCX says that the book is {found}, the package that it is {book.identifier}",
            )


def check_ncx(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that there is an NCX, for older Kindles and readers, with the contents of the navigation
    document.

    See KPG 5.2; Kobo, Table of Contents.
    """
    if book.ncx is None:
        yield WHOLE.fault("store-ncx", "there is no NCX: older readers have no contents")
        return
    for old, new in zip_longest(book.ncx_lines(), book.nav_lines("toc")):
        if old != new:
            line = new or old
            yield WHOLE.fault(
                "store-ncx", f"the NCX and the contents differ at \u201c{line.text if line else ''}\u201d"
            )
            return


def check_encryption(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that no file is encrypted, not even a font: stores protect what they sell themselves (Apple,
    DRM)."""
    for name in book.encrypted:
        yield WHOLE.fault("store-encrypted", f"{name} is encrypted")


def check_metadata(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that what stores list a book by is there, and that the identifier is one (KDP, Book details;
    Kobo, OPF)."""
    for name, key in _WANTED.items():
        if not any(book.metadata.get(name, ())):
            yield WHOLE.advice("store-metadata", f"the package names no {name} (`{key}:` in book.yaml)")


def check_description(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that a description has at most 4000 characters (KDP, Book details; Apple, Description)."""
    for text in book.metadata.get("description", ()):
        if len(text) > _LONGEST_DESCRIPTION:
            yield WHOLE.advice(
                "store-description",
                f"the description has {len(text)} characters; stores take {_LONGEST_DESCRIPTION}",
            )


def least_metadata(*names: str) -> Rule:
    """Return the rule that the package has each of these elements (KPG 10.1)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        for name in names:
            if not any(book.metadata.get(name, ())):
                yield WHOLE.fault("store-metadata", f"the package has no {name}")

    return check


def largest_file(refused: int, advised: int | None = None) -> Rule:
    """Return the rule that the EPUB has at most ``refused`` bytes, best ``advised`` (KPG 10.4.2; Apple,
    Best practices; Kobo, Limitations and Maximums; Google, Size and quality limits)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        size = f"the file has {book.size / 1_000_000:.0f} MB"
        if book.size > refused:
            yield WHOLE.fault("store-file-size", f"{size}; the most is {refused // 1_000_000} MB")
        elif advised and book.size > advised:
            yield WHOLE.advice("store-file-size", f"{size}; best are at most {advised // 1_000_000} MB")

    return check


def check_fonts_shown(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that fonts are OpenType or TrueType files; others are left out (KPG 10.3.8)."""
    for item in book.items:
        name = item.name.lower()
        if name.endswith(_FONTS) and not name.endswith(_KINDLE_FONTS):
            yield WHOLE.advice("store-font", f"the font {item.name} is not shown: Kindle takes .ttf and .otf")
