"""Cases: a book that a seed has spoiled, and what is done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from fuzz.hostile.additions import ADDITIONS, Addition
from fuzz.hostile.books import PLAIN, SOURCES, WEIGHTS, Files, books, projects
from fuzz.hostile.data import dumped, loaded
from fuzz.hostile.spoiling import spoil
from fuzz.hostile.values import hostile_value
from octavo.source.metadata import Book
from octavo.source.schema import schema

_BOOK = "book.yaml"


class Use(StrEnum):
    """The way in which a book is used: what is done with it, and how far."""

    COMPOSE = "compose"
    PAGES = "pages"
    EBOOK = "ebook"
    TYPESET = "typeset"
    CHECKED = "checked"
    LINT = "lint"
    FIX = "fix"
    IMPORT = "import"
    COMMAND = "command"


#: In a hundred cases, so many are of each use.
_SHARES: Mapping[Use, float] = {
    Use.COMPOSE: 59.5,
    Use.PAGES: 4,
    Use.EBOOK: 4,
    Use.TYPESET: 1,
    Use.CHECKED: 0.5,
    Use.LINT: 7,
    Use.FIX: 8,
    Use.IMPORT: 8,
    Use.COMMAND: 8,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A book as it was spoiled: its files, how it was spoiled, and its use. ``seed`` makes it again."""

    seed: int
    use: Use
    source: str
    files: Files
    ways: tuple[str, ...] = ()


def make_case(seed: int, use: Use | None = None) -> Case:
    """Return the case of a seed."""
    random = Random(seed)
    chosen = random.choices(list(_SHARES), list(_SHARES.values()))[0]
    use = use or chosen
    if use is Use.IMPORT:
        source, files = "project", dict(random.choice(projects()))
    else:
        source = random.choices(SOURCES, WEIGHTS)[0]
        files = dict(random.choice(books(source)))
    ways = []
    if use is not Use.IMPORT:
        # A plain book is there for what is added to it.
        added = 2 if source == PLAIN else random.random() < 0.35
        ways += [_add(files, random) for _ in range(added)]
        if random.random() < 0.5:
            _set(files, {"draft": True})  # so that more faults are met by the stages after reading
        if random.random() < 0.12:
            ways.append(_set_key(files, random))
    for _ in range(random.choice((0, 1) if source == PLAIN else (1, 1, 1, 1, 2, 2, 3, 8))):
        name = _BOOK if _BOOK in files and random.random() < 0.15 else random.choice(sorted(files))
        way, files[name] = spoil(name, files[name], _other(name, files, random), random)
        ways.append(f"{name.rpartition('.')[2]}: {way}")
    return Case(seed, use, source, files, tuple(ways))


def _other(name: str, files: Files, random: Random) -> bytes:
    """Return a file to splice with: one of the same book, or one like it of another."""
    if random.random() < 0.3:
        return files[random.choice(sorted(files))]
    other = random.choice(books(random.choice(("fixture", "by chance"))))
    alike = [one for one in other if one.rpartition(".")[2] == name.rpartition(".")[2]]
    return other[random.choice(alike or sorted(other))]


def _add(files: dict[str, bytes], random: Random) -> str:
    """Add what the book does not have, and spoil that: return how."""
    make = random.choice(ADDITIONS)
    added: Addition = make(random)
    files |= added.files
    _set(files, added.settings)
    chapters = [
        name for name in files if name.endswith((".md", ".qmd", ".markdown")) and "notes/" not in name
    ]
    if added.text and chapters:
        files[chapters[0]] += added.text.encode()
    kind = make.__name__.strip("_").replace("_", " ")
    if not added.files or random.random() < 0.2:
        return f"{kind}: whole"
    name = random.choice(sorted(added.files))
    way, files[name] = spoil(name, files[name], _other(name, files, random), random)
    return f"{kind}: {way}"


def _set(files: dict[str, bytes], settings: Mapping[str, Any]) -> None:
    """Set keys of book.yaml, if it can be read."""
    if not settings:
        return
    try:
        book = loaded(files[_BOOK])
    except (KeyError, ValueError):
        return
    if isinstance(book, dict):
        files[_BOOK] = dumped({**book, **settings})


@cache
def _model() -> dict[str, Any]:
    return schema(Book)


def _set_key(files: dict[str, bytes], random: Random) -> str:
    """Give some key of book.yaml a value that is almost right, or not at all."""
    key = random.choice(sorted(_model()["properties"]))
    _set(files, {key: _like(_model()["properties"][key], random)})
    return f"key {key}"


def _like(node: Mapping[str, Any], random: Random, depth: int = 0) -> Any:
    """Return a value of the form that a schema gives, with what is hostile in places."""
    if random.random() < 0.12 or depth > 6:
        return hostile_value(random)
    if "$ref" in node:
        return _like(_model()["$defs"][node["$ref"].rpartition("/")[2]], random, depth + 1)
    forms = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
    if forms:
        return _like(random.choice(forms), random, depth + 1)
    if "enum" in node:
        return random.choice(node["enum"])
    if "const" in node:
        return node["const"]
    if node.get("properties"):
        keys = sorted(node["properties"])
        chosen = {*random.sample(keys, min(len(keys), random.randint(1, 4))), *node.get("required", ())}
        return {key: _like(node["properties"].get(key, {}), random, depth + 1) for key in sorted(chosen)}
    if isinstance(node.get("additionalProperties"), dict):
        names = ("a", "mill", "print", "epub", "pdf")
        return {
            random.choice(names): _like(node["additionalProperties"], random, depth + 1) for _ in range(2)
        }
    kind = node.get("type")
    if kind == "array":
        items: Mapping[str, Any] = node.get("items") or next(iter(node.get("prefixItems", ())), {})
        return [_like(items, random, depth + 1) for _ in range(random.choice((0, 1, 1, 2)))]
    if kind in ("integer", "number"):
        return random.choice((0, 1, -1, 7, 100, 10**9, 0.5))
    if kind == "boolean":
        return random.random() < 0.5
    return random.choice((*_texts(), *node.get("examples", ("A", "12mm", "en", "chapters/one.md"))))


def _texts() -> tuple[str, ...]:
    return (
        "A Mill",
        "en-GB",
        "2026-11-30",
        "978-3-16-148410-0",
        "https://example.org/",
        "12mm",
        "a",
        "5 in x 8 in",
    )


def write_files(files: Files, folder: Path) -> None:
    """Write the files of a case into a folder, which is made. Names that the disk refuses are left out."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
