"""The files that a book uses, copied into another folder."""

import posixpath
import re
import shutil
import uuid
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from octavo.projects.book import ProjectBook
from octavo.projects.folder import ProjectFolder
from octavo.source.division_kind import looks_like_file

#: Words of a text that may be the path of a file: with a suffix, and no sign that ends an address.
_PATHS = re.compile(r"[^\s\"'`()<>\[\]{}|,;=#]{1,300}\.[A-Za-z][A-Za-z0-9]{0,7}(?![\w.])")
#: The largest text that is searched for the names of other files.
_LARGEST = 10 * 1024 * 1024


def used_files(book: ProjectBook, project: ProjectFolder) -> tuple[str, ...]:
    """Return the files of a project that a book uses: its chapters, its data, and all that they name."""
    data = book.data
    variables = book.variables if isinstance(book.variables, str) else ""
    named = (*data.bibliography, data.style, data.cover, variables, *(one.file for one in book.entries()))
    used: dict[str, None] = {}
    waiting = [file for file in named if file]
    while waiting:
        file = waiting.pop()
        if file in used or file not in project.files:
            continue
        used[file] = None
        text = looks_like_file(file) and project.files[file] <= _LARGEST
        chapters = {one.file for one in book.entries()}
        if text and (file in chapters or not file.lower().endswith(".txt")):
            waiting += _named_in(project.text(file), file, project.files)
    return tuple(sorted(used))


def _named_in(text: str, file: str, files: Collection[str]) -> Iterator[str]:
    """Yield the files that a text names, counted from its own folder or from that of the project; a chapter
    of its own that it only links to is none of them."""
    folder = posixpath.dirname(file)
    for found in _PATHS.finditer(text):
        written = unquote(found[0])
        for path in (posixpath.join(folder, written.lstrip("/")), written.lstrip("/")):
            path = posixpath.normpath(path)
            if path in files and (not looks_like_file(path) or _includes(text, found.start())):
                yield path
                break


def _includes(text: str, at: int) -> bool:
    """Return True if what stands before a place in a text is that of an include, and not of a link."""
    before = text[max(at - 40, 0) : at]
    return re.search(r"(?:include\w*|playground|child ?=|literalinclude)\W*$", before) is not None


def copy_project(files: Collection[str], source: Path, target: Path, texts: Mapping[str, str]) -> None:
    """Copy files into a folder that is new or empty, each at its own path, and write ``texts`` beside them.

    The folder is there when all is in it. Raise OSError if that can't be done; nothing is there then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = target.parent / f".{target.name}.import-{uuid.uuid4().hex}"
    staged.mkdir()
    try:
        for file in files:
            path = staged / file
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / file, path, follow_symlinks=False)
        for name, text in texts.items():
            (staged / name).write_text(text, encoding="utf-8")
        if target.is_dir():
            target.rmdir()
        staged.rename(target)
    except OSError:
        shutil.rmtree(staged, ignore_errors=True)
        raise
