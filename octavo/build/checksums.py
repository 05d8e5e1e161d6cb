"""``SHA256SUMS``: what the files of a build hold, in the format of ``sha256sum``.

A line is for one file; a folder (a site) has a line for each file in it. The report is left out, since it
tells how long the build took: so the same source has the same sums, whatever the machine.

The sums that a build makes are of its own files. When these are put into the output folder, the lines of
files that earlier builds have left there stay, as long as the files are as those builds made them:
``sha256sum -c SHA256SUMS`` is then true of all that it names.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

#: The name of the file.
SUMS = "SHA256SUMS"

_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_ESCAPED = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}


def write_sums(folder: Path, names: Iterable[str]) -> None:
    """Write the sums of files and folders that lie in ``folder`` beside them, sorted by name.

    Raise OSError if one can't be read or the sums can't be written.
    """
    _write(folder / SUMS, {name: _digest(folder / name) for name in _files(folder, names)})


def join_sums(made: Path, output: Path) -> None:
    """Add to the sums of a build those of ``output`` that stay true when its files are put there.

    ``made`` holds the files of the build; if it has no sums, nothing is done. Raise OSError if they can't
    be written.
    """
    path = made / SUMS
    if not path.is_file():
        return
    new = {path.name for path in made.iterdir()}
    still_true = {
        name: digest
        for name, digest in read_sums(output / SUMS).items()
        if PurePosixPath(name).parts[0] not in new and _is_as_said(output / name, digest)
    }
    if still_true:
        _write(path, {**still_true, **read_sums(path)})


def read_sums(path: Path) -> dict[str, str]:
    """Return the digests that a file of sums gives, by the names of the files.

    Without such a file there are none; lines of another form, and names that lead out of the folder, are
    passed over.
    """
    try:
        if not path.is_file():  # a pipe would be waited for without end
            return {}
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    sums: dict[str, str] = {}
    for line in lines:
        if not (found := _LINE.fullmatch(line)):
            continue
        name = re.sub(r"\\[\\nr]", lambda sign: _ESCAPED[sign[0]], found[3]) if found[1] else found[3]
        plain = PurePosixPath(name)
        if plain.parts and not plain.is_absolute() and ".." not in plain.parts:
            sums[name] = found[2]
    return sums


def _files(folder: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        top = folder / name
        files = [path for path in top.rglob("*") if path.is_file()] if top.is_dir() else [top]
        yield from (path.relative_to(folder).as_posix() for path in files)


def _write(path: Path, sums: dict[str, str]) -> None:
    lines = [_line(name, sums[name]) for name in sorted(sums, key=lambda name: name.encode())]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _line(name: str, digest: str) -> str:
    """Return a line as GNU writes it: a backslash before the digest says that there are escapes in the
    name."""
    plain = name
    for escape, sign in _ESCAPED.items():
        plain = plain.replace(sign, escape)
    return f"{'' if plain == name else chr(92)}{digest}  {plain}\n"


def _is_as_said(path: Path, digest: str) -> bool:
    with suppress(OSError):
        return path.is_file() and not path.is_symlink() and _digest(path) == digest
    return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
