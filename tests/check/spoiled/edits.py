"""Ways to spoil a finished e-book in one place."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Files = dict[str, bytes]
Edit = Callable[[Files], None]

TEXTS = {
    "building": "EPUB/text/sec-building.xhtml",
    "tides": "EPUB/text/sec-tides.xhtml",
    "decay": "EPUB/text/sec-decay.xhtml",
    "preface": "EPUB/text/sec-preface.xhtml",
    "notes": "EPUB/text/notes.xhtml",
    "glossary": "EPUB/text/glossary.xhtml",
    "index": "EPUB/text/index-2.xhtml",
    "title": "EPUB/text/title-page.xhtml",
    "cover": "EPUB/text/cover.xhtml",
    "nav": "EPUB/nav.xhtml",
    "ncx": "EPUB/toc.ncx",
    "opf": "EPUB/content.opf",
    "base": "EPUB/styles/base.css",
    "epub": "EPUB/styles/epub.css",
    "fonts": "EPUB/styles/fonts.css",
    "light": "EPUB/images/light.svg",
}


@dataclass(frozen=True)
class Kind:
    """A kind of spoiled files: what is wrong, the beginning of the code that must say so, examples."""

    name: str
    code: str
    examples: tuple[tuple[Edit, ...], ...]


def put(document: str, old: str, new: str) -> Edit:
    """Replace some text, which must stand there once."""

    def edit(files: Files) -> None:
        text = files[TEXTS[document]].decode()
        assert text.count(old) == 1, (document, old, text.count(old))
        files[TEXTS[document]] = text.replace(old, new).encode()

    return edit


def each(document: str, old: str, new: str) -> Edit:
    """Replace some text wherever it stands, by a regular expression; it must stand there."""

    def edit(files: Files) -> None:
        text, count = re.subn(old, new, files[TEXTS[document]].decode(), flags=re.DOTALL)
        assert count, (document, old)
        files[TEXTS[document]] = text.encode()

    return edit


def swap(document: str, one: str, other: str) -> Edit:
    """Exchange two texts, each of which must stand there once."""

    def edit(files: Files) -> None:
        text = files[TEXTS[document]].decode()
        assert text.count(one) == text.count(other) == 1, (one, text.count(one), other, text.count(other))
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
        files[TEXTS[document]] = text.encode()

    return edit


def move(document: str, piece: str, before: str) -> Edit:
    """Move a text before another one."""

    def edit(files: Files) -> None:
        text = files[TEXTS[document]].decode()
        assert text.count(piece) == 1, (piece, text.count(piece))
        text = text.replace(piece, "")
        assert text.count(before) == 1, (before, text.count(before))
        files[TEXTS[document]] = text.replace(before, piece + before).encode()

    return edit


def over(document: str, piece: str, other: str, before: str) -> Edit:
    """Move a text to another document."""

    def edit(files: Files) -> None:
        put(document, piece, "")(files)
        put(other, before, piece + before)(files)

    return edit


def trade(one: str, other: str) -> Edit:
    """Exchange the bytes of two files."""

    def edit(files: Files) -> None:
        files[one], files[other] = files[other], files[one]

    return edit


def write(name: str, data: Callable[[bytes], bytes]) -> Edit:
    """Write other bytes into a file."""

    def edit(files: Files) -> None:
        files[name] = data(files[name])

    return edit


def remove(name: str) -> Edit:
    """Leave a file out."""

    def edit(files: Files) -> None:
        del files[name]

    return edit


def read_files(path: Path) -> Files:
    """The files of an e-book by their names, in their order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_files(path: Path, files: Files) -> None:
    """Write an e-book."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
