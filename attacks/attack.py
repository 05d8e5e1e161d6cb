"""An attack: the files of a hostile book or checkout, the command that meets them, and what must come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attacks.world import World

#: In texts, what stands for the folder with the secret, the address of the server, the home, and the folder
#: of all that.
OUTSIDE, SERVER, HOME, ROOT = "@OUTSIDE@", "@SERVER@", "@HOME@", "@ROOT@"
#: The word that stands in every file of the folder with the secret, and may come out nowhere.
TOKEN = "OCTAVOCANARY"


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link to a target, as it is written."""

    target: str


@dataclass(frozen=True, slots=True)
class Fifo:
    """A named pipe, at which a reader waits for ever."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with nothing in it."""


Content = str | bytes | Link | Fifo | Folder


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack.

    ``files`` are laid into the book's folder over those of a harmless book, ``keys`` go at the end of its
    book.yaml. With ``codes`` the book must be refused, by a message of one of them; with ``built`` it must be
    built; with neither, either is right. ``absent`` are texts that may stand in no product. ``runs`` are the
    commands, one after another; ``cwd`` is the folder in which they run, "" for that beside the book;
    ``output`` is that in which their files are looked for.
    """

    name: str
    files: Mapping[str | bytes, Content] = field(default_factory=dict)
    keys: str = ""
    codes: tuple[str, ...] = ()
    built: bool = False
    absent: tuple[str, ...] = ()
    options: tuple[str, ...] = ("--epub", "--web", "--no-check")
    runs: int = 1
    cwd: str = ""
    output: str = "output"
    command: tuple[str, ...] = ()  # in place of the options for a build of the book
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: "Callable[[World], None] | None" = None
    look: "Callable[[World], list[str]] | None" = None
    said: str = ""  # a text that must be among the messages
    statuses: tuple[int, ...] = (0, 1, 3)
    seconds: float = 120
    paths: bool = True  # if paths of the machine in the products are told; a copied text may hold some


@dataclass(frozen=True, slots=True)
class Kind:
    """Attacks of a kind, with its name in the table."""

    name: str
    attacks: tuple[Attack, ...]


BOOK = """\
title: A Plain Book
language: en
identifier: urn:uuid:5d0c5a44-2b3e-4f0e-9a57-5f5c86a1f0d1
contributors:
  - {name: Ann Author, role: aut}
"""
BODY = "body:\n  - chapters/one.md\n"


def harmless() -> dict[str | bytes, Content]:
    """Return the files of the book that attacks are laid over."""
    return {"book.yaml": BOOK + BODY, "chapters/one.md": "# One\n\nA paragraph of plain words.\n"}


def one(text: str) -> dict[str | bytes, Content]:
    """Return the files of a book whose only chapter has a text below its title."""
    return {"chapters/one.md": f"# One\n\n{text}\n"}


def below(folder: Path, name: str | bytes) -> Path:
    """Return the path of a file in a folder, whose name may be no text."""
    import os

    return folder / os.fsdecode(name)
