"""The catalogue of all codes of diagnostics: each with its meaning, its cure, and two examples.

The data are the files ``*.toml`` beside this module, one a topic. The manual's pages are made from them
(``tools/code_pages.py``), ``--explain CODE`` prints an entry, and a test builds each example::

    [note-unused]
    severity = "error"
    meaning = "A note is written and never called, so it would not be printed."
    mend = "Call it, or take it out."
    at = "chapters/one.md:3"
    bad = '''
    The harbor froze.

    [^ice]: For eleven weeks.
    '''
    good = '''
    The harbor froze.[^ice]

    [^ice]: For eleven weeks.
    '''

Checks of finished files have their sentences and hints in ``checks.py``.

In an example, ``=== path`` begins a file; a text without such a line is ``chapters/one.md``. ``beside`` has
files that both examples need and nobody has to see.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from octavo.core.codes.checks import CHECKS
from octavo.core.diagnostics import Severity

#: The topics, in the order of the manual; each is a file.
TOPICS = (
    "files",
    "yaml",
    "divisions",
    "markdown",
    "includes",
    "import",
    "references",
    "formulas",
    "glossary",
    "index",
    "citations",
    "tables",
    "pictures",
    "cover",
    "accessibility",
    "editions",
    "trade",
    "printers",
    "extensions",
    "styles",
    "lint",
    "pages",
    "finished",
    "finished-xhtml",
    "finished-pdf",
    "finished-press",
    "finished-onix",
    "finished-stores",
    "finished-audit",
)
#: The file of an example that names none.
CHAPTER = "chapters/one.md"


@dataclass(frozen=True, slots=True)
class Code:
    """One code.

    ``severity`` is that of its bad example; ``mend`` says what to do; ``see`` are ids of sections of the
    manual. ``bad`` leads to the message ``at`` a place, "file:line" or "" if it has none; ``good`` does not.
    Both are made with ``beside`` and shown by the ``command`` ("" if reading the book is enough). A code
    that no text can show has, in place of examples, ``shown``: how it comes about, and the ``test`` that
    proves it, "file::function".
    """

    name: str
    severity: Severity
    meaning: str
    mend: str
    see: tuple[str, ...] = ()
    bad: str = ""
    good: str = ""
    beside: str = ""
    at: str = ""
    command: str = ""
    shown: str = ""
    test: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A file of the catalogue: codes of one kind, and the head and id of their chapter."""

    name: str
    title: str
    id: str
    codes: tuple[Code, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """Return the whole catalogue, in the order of the manual."""
    return tuple(_topic(name) for name in TOPICS)


@cache
def codes() -> Mapping[str, Code]:
    """Return all codes by their names."""
    return MappingProxyType({code.name: code for topic in topics() for code in topic.codes})


def _topic(name: str) -> Topic:
    loaded = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    found = tuple(_code(key, value) for key, value in loaded.items() if isinstance(value, dict))
    return Topic(name, loaded["title"], loaded["id"], found)


def _code(name: str, value: dict[str, object]) -> Code:
    see = value.pop("see", ())
    severity = Severity(str(value.pop("severity", "error")))
    assert isinstance(see, list | tuple)
    known = {key: str(each) for key, each in value.items()}
    if check := CHECKS.get(name):
        hint = f"{check.hint[0].upper()}{check.hint[1:]}."
        known = {"meaning": check.sentence, "mend": hint, **known}
    return Code(name, severity, see=tuple(map(str, see)), **known)


def files_of(example: str) -> dict[str, str]:
    """Return the files of an example, by their paths."""
    files: dict[str, str] = {}
    name = CHAPTER
    for line in example.splitlines(keepends=True):
        if line.startswith("=== "):
            name = line[4:].strip()
            files[name] = ""
        else:
            files[name] = files.get(name, "") + line
    return files
