"""The places of a book by the names that links of other programs give them: headings, labels and files."""

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from octavo.core.slugs import anchor_slug
from octavo.elements.reference_kinds import fit_id, named_id
from octavo.source.context import ReadingContext
from octavo.source.heading_names import NamesOfFile, heading_key
from octavo.source.manuscript import Division
from octavo.source.tokens import OF_FILE, plain_text, walk

#: Names of the file that stands for its folder.
_INDEXES = ("index", "readme", "_index", "intro")
#: Endings of files that hold a chapter, or are made from one.
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt", ".html", ".htm", ".ipynb", ".rst")


@dataclass(frozen=True, slots=True)
class NamedHeading:
    """A heading: the id that it has, or gets if a link leads to it, its words and its file.

    ``token`` is None for the title of a division.
    """

    id: str
    words: str
    file: str
    token: Token | None = None


class NamedPlaces:
    """Finds places by the names of other programs. What a link leads to has its id from then on."""

    def __init__(self, divisions: Iterable[Division], context: ReadingContext) -> None:
        self._context = context
        self._files: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._names: dict[str, dict[str, NamedHeading]] = defaultdict(dict)
        self._words: dict[str, list[NamedHeading]] = defaultdict(list)
        self._labels: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        namers: dict[str, NamesOfFile] = defaultdict(NamesOfFile)
        for division in (one for top in divisions for one in top.walk()):
            self._note_labels(division)
            if division.file:
                self._files.setdefault(_stem(division.file), division.id)
                self._paths[division.id] = division.file
            for heading in _headings(division):
                self._words[heading_key(heading.words)].append(heading)
                for name in namers[heading.file].names(heading.words):
                    self._names[heading.file].setdefault(name, heading)
        for file, head in context.section_heads.items():
            self._files.setdefault(_stem(file), str(head.attrs["id"]))
            self._paths[str(head.attrs["id"])] = file

    def anchor(self, name: str, file: str) -> str | None:
        """Return the id of the place that ``#name`` leads to from a file, or None."""
        written = dict.fromkeys((name, fit_id(name), named_id(name)))
        known = next((one for one in written if one in self._context.ids or one in self._labels), None)
        here = known is not None and self._context.ids.file(known) == file
        heading = None if here else self._heading_named(name, file, elsewhere=known is None)
        if heading is not None:
            return self._claimed(heading)
        if known is not None:
            return self._labels.get(known, known)
        if not self._folded:
            self._folded = {one.casefold(): one for one in (*self._context.ids.named(), *self._labels)}
        folded = self._folded.get(fit_id(name).casefold())
        return self._labels.get(folded, folded) if folded else None

    def _heading_named(self, name: str, file: str, *, elsewhere: bool) -> NamedHeading | None:
        """Return the heading of a name: that of the file, or the only one in other files."""
        own = self._names.get(file, {})
        for wanted in dict.fromkeys((name, name.casefold())):
            if wanted in own:
                return own[wanted]
            others = [names[wanted] for names in self._names.values() if wanted in names]
            if elsewhere and len(others) == 1:
                return others[0]
        return None

    def called(self, words: str, file: str) -> list[str]:
        """Return the ids of the headings of these words: those of the file, or else of the whole book."""
        every = self._words.get(heading_key(words), [])
        own = [one for one in every if one.file == file]
        return [self._claimed(one) for one in own or every]

    def division(self, path: str, file: str) -> str | None:
        """Return the id of the division that a link to a file leads to, or None for a file of no division."""
        folder = "" if path.startswith("/") else posixpath.dirname(file)
        full = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        folder, name = posixpath.split(_stem(full))
        for stem in (full, _stem(full), *([folder] if name in _INDEXES else [])):
            for candidate in (stem, *(posixpath.normpath(posixpath.join(stem, name)) for name in _INDEXES)):
                if (known := self._files.get(_small(candidate))) is not None:
                    return known
        return None

    def is_label(self, name: str) -> bool:
        """Return True for a further label of something that has an id."""
        return fit_id(name) in self._labels

    def file_of(self, division: str) -> str:
        """Return the file of a division."""
        return self._paths.get(division, "")

    def _claimed(self, heading: NamedHeading) -> str:
        """Return the id of a heading, which has it from now on."""
        token = heading.token
        if token is not None and "id" not in token.attrs:
            name, number = heading.id, 2
            while name in self._context.ids:
                name, number = f"{heading.id}-{number}", number + 1
            token.attrs["id"] = name
            self._context.ids.add_made(name, token.meta["span"], "heading")
        return str(token.attrs["id"]) if token is not None else heading.id

    def _note_labels(self, division: Division) -> None:
        """Note further labels: those of a heading stand with its words."""
        for text in (division.title, division.text):
            owner = division.id
            for token in walk(text.tokens) if text is not None else ():
                if token.type == "heading_open":
                    owner = str(token.attrs.get("id", division.id))
                placed = token.meta["id"] if token.type == "table_place" else division.id
                own = owner if token.type == "inline" else str(token.attrs.get("id", placed))
                for label in token.meta.get("labels", ()):
                    self._labels.setdefault(str(label), own)


def _headings(division: Division) -> Iterator[NamedHeading]:
    """Yield the title of a division and its subheads, each with the id that the book gives it."""
    file = division.file or ""
    if division.title is not None:
        yield NamedHeading(division.id, plain_text(division.title.tokens), file)
    counts: dict[str, int] = defaultdict(int)
    for opening, inline in pairwise(division.text.tokens if division.text is not None else ()):
        if opening.type != "heading_open":
            continue
        words = plain_text(inline.children or ())
        name = f"{division.id}--{anchor_slug(words) or 'subhead'}"
        if "id" not in opening.attrs:
            counts[name] += 1
            name = f"{name}-{counts[name]}" if counts[name] > 1 else name
        yield NamedHeading(name, words, str(opening.meta.get(OF_FILE, file)), opening)


def _stem(path: str) -> str:
    """Return a path without the ending of a chapter's file, in small letters."""
    stem, ending = posixpath.splitext(path)
    return _small(stem if ending.lower() in _ENDINGS else path)


def _small(path: str) -> str:
    """Return a path in small letters, whose accents are composed: machines differ in that."""
    return unicodedata.normalize("NFC", path).casefold()
