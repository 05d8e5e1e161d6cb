"""A book as it is made by chance: pieces that say what they need, so that any of them can be left out."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blocks of a chapter that stand together.

    ``feature`` is what they are. ``notes`` are the notes that they call, written at the end of the file.
    ``needs`` names what must be elsewhere in the book, ``gives`` what others may need; ``says`` are the codes
    of the warnings that they may earn. ``files`` are their tables, pictures and parts.
    """

    feature: str
    text: str
    notes: tuple[str, ...] = ()
    gives: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    files: Files = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the book: a page that Octavo makes (``made``), or a file with pieces.

    ``entry`` are its keys in book.yaml, ``front_matter`` those of its file; ``heading`` is its first line.
    ``children`` stand in it.
    """

    region: str
    name: str
    made: str = ""
    heading: Piece | None = None
    entry: Mapping[str, Any] = field(default_factory=dict)
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    children: "tuple[Division, ...]" = ()
    suffix: str = "md"
    gives: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """The path of its file; "" if it has none."""
        folder = {"front": "front", "body": "chapters", "back": "back"}[self.region]
        return f"{folder}/{self.name}.{self.suffix}" if self.heading is not None or self.pieces else ""


@dataclass(frozen=True, slots=True)
class Datum:
    """A work of the bibliography, a term of the glossary, a heading of the index, or a note that all chapters
    may call, or a file that book.yaml names; ``store`` says which: works, glossary, index, notes, files."""

    store: str
    value: Mapping[str, Any]
    gives: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book.

    ``settings`` are the keys of book.yaml but for the lists of divisions, ``formats`` and ``edition`` what
    is to be built of it.
    """

    seed: int
    settings: Mapping[str, Any]
    divisions: tuple[Division, ...]
    data: tuple[Datum, ...] = ()
    formats: frozenset[str] = frozenset({"epub", "pdf"})
    edition: str = ""
    says: frozenset[str] = frozenset()

    def every_division(self) -> Iterator[Division]:
        """All divisions, in reading order."""
        for division in self.divisions:
            yield from _with_children(division)

    def every_piece(self) -> Iterator[Piece]:
        """All pieces, with the headings."""
        for division in self.every_division():
            if division.heading is not None:
                yield division.heading
            yield from division.pieces

    @property
    def features(self) -> frozenset[str]:
        """The features of its pieces."""
        return frozenset(piece.feature for piece in self.every_piece())

    @property
    def allowed(self) -> frozenset[str]:
        """The codes of warnings that it may earn."""
        return self.says.union(*(piece.says for piece in self.every_piece()))


def _with_children(division: Division) -> Iterator[Division]:
    yield division
    for child in division.children:
        yield from _with_children(child)


def tidied(book: Book) -> Book:
    """Return a book without what needs something that the book does not have (any more)."""
    while True:
        given = _given(book)
        kept = replace(
            book,
            divisions=_kept(book.divisions, given),
            data=tuple(datum for datum in book.data if datum.needs <= given),
        )
        if kept == book:
            return book
        book = kept


def _given(book: Book) -> frozenset[str]:
    given = {f"key:{key}" for key in book.settings}
    given |= {f"series:{series['id']}" for series in book.settings.get("notes", _SERIES)}
    given |= {f"variable:{name}" for name in book.settings.get("variables", ())}
    given |= {f"markup:{name}" for name in book.settings.get("markdown", ())}
    for division in book.every_division():
        given |= division.gives | ({f"made:{division.made}"} if division.made else set())
    given |= {f"store:{datum.store}" for datum in book.data}
    given = given.union(*(piece.gives for piece in book.every_piece()))
    given = given.union(*(datum.gives for datum in book.data))
    return frozenset(given)


#: The series of a book that names none.
_SERIES = ({"id": "endnotes"}, {"id": "footnotes"})


def _kept(divisions: tuple[Division, ...], given: frozenset[str]) -> tuple[Division, ...]:
    """Return the divisions that have what they need, and something to print."""
    tidy = (_tidied(division, given) for division in divisions if division.needs <= given)
    return tuple(one for one in tidy if one.made or one.file or one.children)


def _tidied(division: Division, given: frozenset[str]) -> Division:
    heading = division.heading
    if heading is not None and not heading.needs <= given:
        heading = replace(
            heading, text=f"# {division.name.capitalize()}", notes=(), needs=frozenset(), files={}
        )
    return replace(
        division,
        heading=heading,
        pieces=tuple(piece for piece in division.pieces if piece.needs <= given),
        children=_kept(division.children, given),
    )


def files_of(book: Book) -> dict[str, bytes]:
    """Return the files of a book's folder, by path."""
    files: dict[str, bytes] = {}
    listing: dict[str, list[Any]] = {"front": [], "body": [], "back": []}
    for division in book.divisions:
        listing[division.region].append(_entry(division))
    regions = {region: entries for region, entries in listing.items() if entries or region == "body"}
    files["book.yaml"] = _yaml({**book.settings, **regions})
    for division in book.every_division():
        if division.file:
            files[division.file] = _chapter(division).encode("utf-8")
    for piece in book.every_piece():
        files |= piece.files
    return files | _stores(book)


def _entry(division: Division) -> Any:
    keys = dict(division.entry)
    if division.made:
        return {"kind": division.made, **keys} if keys else division.made
    if division.file:
        keys = {"file": division.file, **keys}
    if division.children:
        keys["chapters"] = [_entry(child) for child in division.children]
    return division.file if keys.keys() == {"file"} else keys


def _chapter(division: Division) -> str:
    blocks = [piece.text for piece in division.pieces]
    pieces = division.pieces
    if division.heading is not None:
        blocks.insert(0, division.heading.text)
        pieces = (division.heading, *pieces)
    blocks += [note for piece in pieces for note in piece.notes]
    matter = f"---\n{_yaml(division.front_matter).decode()}---\n\n" if division.front_matter else ""
    return matter + "\n\n".join(block for block in blocks if block) + "\n"


def _stores(book: Book) -> dict[str, bytes]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for datum in book.data:
        found.setdefault(datum.store, []).append(datum.value)
    files: dict[str, bytes] = {}
    for store, values in found.items():
        if store == "notes":
            for number, value in enumerate(values):
                files[f"notes/n{number}.md"] = str(value["text"]).encode()
        elif store == "files":
            files |= {str(value["path"]): value["data"] for value in values}
        elif store == "works":
            files["bibliography.json"] = json.dumps(values, ensure_ascii=False, indent=1).encode()
        else:
            key = {"glossary": "terms", "index": "headings"}[store]
            files[f"{store}.yaml"] = _yaml({key: values})
    return files


def _yaml(value: Any) -> bytes:
    stream = io.BytesIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_unicode = True
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.dump(_plain(value), stream)
    return stream.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def write_book(book: Book, folder: Path) -> None:
    """Write a book into a folder, which is made."""
    for path, data in files_of(book).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
