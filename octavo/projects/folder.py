"""The folder of a project of another tool: its files, and what is told of it, each kind once."""

import fnmatch
import os
import posixpath
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.projects.heading import front_of
from octavo.source.division_kind import MARKDOWN, looks_like_file
from octavo.source.yaml_tree import YamlNode, load_yaml

#: Files that are looked at; a folder that has more is no book.
MOST_FILES = 50_000
_DOCUMENT = re.compile(r"(---[ \t]*\n)(.*?^)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
#: Folders that tools make, or that belong to other programs.
_SKIPPED = {"_book", "_site", "_build", "_output", "node_modules", "__pycache__", "renv", "output", "venv"}


class ProjectFolder:
    """The folder of a project. All paths are relative to it, with forward slashes; links are not followed."""

    def __init__(self, root: Path, diagnostics: Diagnostics) -> None:
        self.root = root.resolve()
        self.diagnostics = diagnostics
        self.files = _files(self.root)
        self._folder = Folder(self.root, diagnostics)
        self._fronts: dict[str, YamlNode | None] = {}
        self._told: defaultdict[tuple[str, str, str], list[tuple[str, Span]]] = defaultdict(list)

    def first(self, *names: str) -> str:
        """Return the first of some files that is there, or ""."""
        return next((name for name in names if name in self.files), "")

    def text(self, file: str) -> str:
        """Return the text of a file; "" if it can't be read (reported)."""
        return self._folder.text(file) or ""

    def yaml(self, file: str) -> YamlNode:
        """Return the YAML of a file; a null value if it is broken (reported).

        Of a file of several documents the first counts: Pandoc's metadata stand between two lines of ---.
        """
        text = self.text(file)
        found = _DOCUMENT.match(text)
        node = (
            load_yaml(found[2], file, self.diagnostics, 2)
            if found
            else load_yaml(text, file, self.diagnostics)
        )
        return node if node is not None else YamlNode(Span(file), None)

    def toml(self, file: str) -> dict[str, Any]:
        """Return the TOML of a file; nothing if it is broken (reported)."""
        try:
            return tomllib.loads(self.text(file))
        except (tomllib.TOMLDecodeError, RecursionError) as problem:
            found = re.search(r"at line (\d+), column (\d+)", str(problem))
            line, column = (int(found[1]), int(found[2])) if found else (1, 1)
            message = f"the file is not TOML: {problem}"
            hint = "correct it, or import the folder without it"
            self.diagnostics.error("import-broken", Span(file, line, column), message, hint)
            return {}

    def find(self, target: str, base: str, span: Span, suffixes: tuple[str, ...] = ("",)) -> str:
        """Return the file that an entry of a list names, counted from the folder ``base``.

        The first suffix with which there is a file counts; a folder stands for its first page. Return "" for
        what is no file of the project (told).
        """
        path = unquote(target.split("#", 1)[0].split("?", 1)[0]).strip()
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:|//", target):
            self.tell("import-web", target, span)
            return ""
        path = posixpath.normpath(posixpath.join(base, path.lstrip("/") if path.startswith("/") else path))
        tried = [path + suffix for suffix in suffixes]
        tried += [posixpath.join(path, name) for name in ("README.md", "index.md", "index.qmd")]
        found = self.first(*tried)
        if not found:
            self.tell("import-missing", target, span)
        elif found.lower().endswith(".ipynb"):
            self.tell("import-notebook", target, span)
        elif not looks_like_file(found):
            self.tell("import-type", target, span)
        else:
            return found
        return ""

    def has_hidden(self, file: str) -> bool:
        """Return True if there is a plain file whose name begins with a point; such are not in ``files``."""
        path = self.root / file
        return path.is_file() and not path.is_symlink()

    def markdown(self) -> list[str]:
        """Return the Markdown files in the order of their names, the first page of each folder first.

        Files of plain text are of Markdown only if there are no others.
        """
        every = [file for file in self.files if file.lower().endswith(MARKDOWN)]
        files = [file for file in every if not file.lower().endswith(".txt")]
        return sorted(files or every, key=_natural)

    def matching(self, pattern: str) -> list[str]:
        """Return the Markdown files whose paths match a pattern with * and ?."""
        return [file for file in self.markdown() if fnmatch.fnmatch(file, pattern.removeprefix("./"))]

    def front_matter(self, file: str) -> YamlNode | None:
        """Return the YAML at the top of a file, or what a title block of Pandoc says; None without either."""
        if file not in self._fronts:
            self._fronts[file] = front_of(self.text(file), file)
        return self._fronts[file]

    def tell(self, code: str, name: str, span: Span) -> None:
        """Note one of several things of a kind; they are told together, settings by their files."""
        kind = code, _MESSAGES[code], span.file if code == "import-setting" else ""
        self._told[kind].append((name, span))

    def tell_all(self) -> None:
        """Report what was noted: each kind once, with its first place."""
        for (code, what, file), found in self._told.items():
            listed = list(dict.fromkeys(name for name, _ in found))
            names = ", ".join(f"`{name}`" for name in listed[:_NAMED])
            more = f" and {len(listed) - _NAMED:,} more" if len(listed) > _NAMED else ""
            message = f"{what}: {names}{more}"
            hint = _HINTS.get(code, f"look into {file}, and write what you need of it into book.yaml")
            self.diagnostics.warning(code, found[0][1], message, hint)
        self._told.clear()


def _natural(file: str) -> list[tuple[bool, bool, int, str]]:
    """Return a key by which 2.md stands before 10.md, and the first page of a folder before all others."""
    *folders, name = file.split("/")
    parts = [part for folder in folders for part in _numbers(folder)]
    first = name.partition(".")[0].lower() in ("index", "readme")
    return [*parts, (False, not first, 0, ""), *_numbers(name)]


def _numbers(name: str) -> list[tuple[bool, bool, int, str]]:
    found = re.findall(r"(\d{1,9})|(\D+|\d+)", name.lower())
    return [(True, True, int(digits) if digits else -1, words) for digits, words in found]


_NAMED = 12
_MESSAGES = {
    "import-commands": "files that hold nothing but commands of LaTeX are left out",
    "import-draft": "chapters without a file are left out",
    "import-elsewhere": "folders hold projects of their own, whose lists of chapters are not read",
    "import-folder": "folders have names under which Octavo looks for files of its own",
    "import-missing": "files that are not there are left out",
    "import-notebook": "notebooks are left out",
    "import-no-book": "the project is no book, so its files are taken by their names",
    "import-separator": "lines between chapters are left out",
    "import-setting": "settings of the other tool are left out",
    "import-title-differs": "the list names files otherwise than their own headings, which are printed",
    "import-title-guessed": "titles that nothing gives are made from names of files and folders",
    "import-twice": "the list names places in files that it names before; they are left out",
    "import-type": "files that are not Markdown are left out",
    "import-works-guessed": "the files of works that lie there are taken, though the project names none",
    "import-value": "values that can't be read are left out",
    "import-web": "addresses on the web are left out",
}
_HINTS = {
    "import-commands": "Octavo makes contents and lists of figures and tables; name them under `front:`",
    "import-elsewhere": "import the folder, if it is the book",
    "import-folder": "make the book in another folder, with --to",
    "import-value": "write it in book.yaml: a day as 2026-11-30, a language as en-GB",
    "import-works-guessed": "take them out of book.yaml if they are not those of the book",
    "import-web": "link to it in the text, if the book needs it",
    "import-missing": "write the file, and name it in book.yaml",
    "import-notebook": "save it as Markdown (jupyter nbconvert --to markdown), and name it in book.yaml",
    "import-no-book": "put the files of book.yaml into their order",
    "import-separator": "give the book parts, if it needs them: entries with a title and chapters",
    "import-title-differs": "write `short-title:` in book.yaml for a short form in running heads",
    "import-title-guessed": "write `title:` in book.yaml as it should be",
    "import-type": "save it as Markdown (pandoc can do that), and name that file in book.yaml",
    "import-twice": "a file stands in a book once; link to the place in the text",
    "import-draft": "write the chapter, and name its file in book.yaml",
}


def _files(root: Path) -> dict[str, int]:
    """Return all plain files below a folder, with their sizes; hidden folders are left out."""
    found: dict[str, int] = {}
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in _SKIPPED)
        for name in sorted(names):
            path = Path(place, name)
            if path.is_symlink() or not path.is_file():  # a pipe would be waited for
                continue
            found[path.relative_to(root).as_posix()] = path.stat().st_size
            if len(found) >= MOST_FILES:
                return found
    return found
