"""The place in which an attack is tried: a home, a folder with a secret, the book, and what was before."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attacks.attack import (
    BODY,
    BOOK,
    HOME,
    OUTSIDE,
    ROOT,
    SERVER,
    TOKEN,
    Attack,
    Content,
    Fifo,
    Folder,
    Link,
    below,
    harmless,
)

#: The secret as a file of each kind that a book can name.
_SECRETS = {
    "secret.txt": TOKEN,
    "secret.md": f"# {TOKEN}\n\n{TOKEN}\n",
    "secret.css": f"p {{ font-family: {TOKEN} }}\n",
    "secret.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{TOKEN}</title></svg>',
    "secret.bib": f"@book{{ko, title={{{TOKEN}}}, author={{Ko, A.}}, date={{1990}}, publisher={{P}}}}\n",
    "secret.csv": f"a,b\n{TOKEN},1\n",
    "secret.yaml": f"{TOKEN}: {TOKEN}\n",
    "secret.json": f'{{"{TOKEN}": 1}}',
    "secret.html.j2": TOKEN,
    "secret.csl": f"<style>{TOKEN}</style>",
    "secret.icc": TOKEN,
    "secret.ttf": TOKEN,
    "secret.ipynb": f'{{"cells": [{{"cell_type": "markdown", "source": "# {TOKEN}"}}]}}',
    ".ssh/id_rsa": TOKEN,
}
_HOME = {".ssh/id_rsa": TOKEN, "photos/new-year.txt": "kept", "report.json": "{}", "new-chapter.txt": "kept"}
#: Where a build may write in a home, beside the output folder.
_OWN = (".cache", ".local/state/octavo", ".local/state", ".local")


class World:
    """A folder with all that an attack meets and could reach. A context manager."""

    def __init__(self, server: str) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="octavo-attack-", ignore_cleanup_errors=True)
        self.root = Path(self._temporary.name).resolve()
        self.server = server
        self.home, self.outside = self.root / "home", self.root / "outside"
        self.book, self.output = self.root / "book", self.root / "output"
        self.tmp, self.log = self.root / "tmp", self.root / "watch.log"
        self._before: dict[str, str] = {}

    def __enter__(self) -> "World":
        return self

    def __exit__(self, *_: object) -> None:
        self._temporary.cleanup()

    def lay(self, attack: Attack) -> None:
        """Write the files of an attack, and remember how everything was."""
        for folder in (self.home, self.outside, self.book, self.tmp):
            folder.mkdir(parents=True)
        for home, files in ((self.home, _HOME), (self.outside, _SECRETS)):
            for name, text in files.items():
                (home / name).parent.mkdir(parents=True, exist_ok=True)
                (home / name).write_text(text, "utf-8")
                os.utime(home / name, (1e9, 1e9))
        files_of_book = {**harmless(), **attack.files}
        if "book.yaml" not in attack.files:
            body = "" if attack.keys.startswith("body:") or "\nbody:" in attack.keys else BODY
            files_of_book["book.yaml"] = BOOK + body + attack.keys
        for file, content in files_of_book.items():
            self.put(below(self.book, file), content)
        if attack.prepare:
            attack.prepare(self)
        self._before = self._state()

    def filled(self, text: str) -> str:
        """Return a text with the places of this world."""
        places = (
            (ROOT, str(self.root)),
            (OUTSIDE, str(self.outside)),
            (SERVER, self.server),
            (HOME, str(self.home)),
        )
        for name, place in places:
            text = text.replace(name, place)
        return text

    def put(self, path: Path, content: Content) -> None:
        """Write a file of any kind."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            path.symlink_to(self.filled(content.target))
        elif isinstance(content, Fifo):
            os.mkfifo(path)
        elif isinstance(content, Folder):
            path.mkdir()
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(self.filled(content), "utf-8", errors="surrogateescape")

    def changed(self) -> list[str]:
        """Return what a build has written, changed or removed outside of its own folders."""
        after = self._state()
        names = sorted({*self._before, *after})
        return [
            f"{name}: {self._before.get(name, 'not there')} -> {after.get(name, 'gone')}"
            for name in names
            if self._before.get(name) != after.get(name)
        ]

    def left(self) -> list[str]:
        """Return the names of what lies in the folder for temporary files, and beside the output folder."""
        beside = [path for path in self.root.iterdir() if path.name.startswith(".")]
        return sorted(path.name for path in (*self.tmp.iterdir(), *beside))

    def _state(self) -> dict[str, str]:
        return {
            os.fsencode(path.relative_to(self.root)).decode("utf-8", "backslashreplace"): _described(path)
            for folder in (self.home, self.outside, self.book)
            for path in self._paths(folder)
        }

    def _paths(self, folder: Path) -> Iterator[Path]:
        for place, folders, files in os.walk(folder):
            here = Path(place)
            if here == self.home:
                folders[:] = [name for name in folders if name != ".cache"]
            yield from (here / name for name in (*folders, *files) if not self._is_own(here / name))

    def _is_own(self, path: Path) -> bool:
        own = any(path == self.home / name for name in _OWN)
        return own or path.is_relative_to(self.home / _OWN[1]) or path.is_relative_to(self.output)


def _described(path: Path) -> str:
    status = path.lstat()
    mode = oct(stat.S_IMODE(status.st_mode))
    if stat.S_ISLNK(status.st_mode):
        return f"link to {path.readlink()}"
    if stat.S_ISREG(status.st_mode):
        return f"{hashlib.sha256(path.read_bytes()).hexdigest()[:12]} {mode}"
    return f"{stat.S_IFMT(status.st_mode):o} {mode}"
