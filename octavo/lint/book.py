"""The book as the rules of the linter read it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from octavo.core.decoding import known_encoding
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.core.registry import Registry
from octavo.elements import ELEMENTS, ElementKind
from octavo.elements.lookup import ElementLookup
from octavo.languages import LANGUAGES, Language, language
from octavo.lint.gather import Gathered, gather
from octavo.lint.passages import Passage, PassageKind
from octavo.source.manuscript import Manuscript
from octavo.source.markdown import RULES, Dialect, MarkdownRule
from octavo.source.markdown.switched import switched_on

#: A word, with apostrophes and hyphens inside it.
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’‐-][^\W\d_]+)*(?!\w)")


@dataclass(frozen=True)
class LintedBook:
    """A manuscript with its passages, and the folder that it was read from."""

    manuscript: Manuscript
    folder: Folder
    gathered: Gathered
    lines: "SourceLines"
    elements: Registry[ElementKind] = ELEMENTS
    rules: Registry[MarkdownRule] = RULES
    languages: Registry[Language] = field(default=LANGUAGES, repr=False)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the book; those of notes follow those of the text."""
        return self.gathered.passages

    @property
    def prose(self) -> Iterator[Passage]:
        """The passages that are sentences: no cells of tables, no titles in book.yaml."""
        apart = (PassageKind.CELL, PassageKind.DATA)
        return (passage for passage in self.passages if passage.kind not in apart)

    def language(self, passage: Passage, at: int | None = None) -> Language:
        """Return the language of a passage, or of one of its signs."""
        tag = passage.language if at is None else passage.language_at(at)
        return language(tag, self.languages)

    @cached_property
    def dialect(self) -> Dialect:
        """The Markdown that the book was read with."""
        rules = switched_on(self.rules, self.manuscript.book.markdown)
        return Dialect(ElementLookup(self.elements), rules)

    @cached_property
    def words(self) -> Mapping[str, int]:
        """All words of the book as they are written, each with how often it stands there."""
        found: Counter[str] = Counter()
        for passage in self.passages:
            found.update(WORD.findall(passage.text))
        return found

    @cached_property
    def words_in_small(self) -> Mapping[str, int]:
        """All words in small letters, each with how often it stands in the book."""
        found: Counter[str] = Counter()
        for word, number in self.words.items():
            found[word.lower()] += number
        return found

    def may_be_changed(self, span: Span) -> bool:
        """Return True for a place in a Markdown file."""
        return PurePosixPath(span.file).suffix not in (".yaml", ".yml", ".csv", ".json", ".bib")


class SourceLines:
    """The lines of the files of a book, as they are read."""

    def __init__(self, folder: Folder) -> None:
        # What is wrong with a file was told when the book was read.
        self._folder = Folder(folder.root, Diagnostics())
        self._folder.encoding = folder.encoding
        self._files: dict[str, Sequence[str]] = {}

    def __call__(self, file: str) -> Sequence[str]:
        """Return the lines of a file; none if it can't be read."""
        if file not in self._files:
            text = self._folder.text(file) if (self._folder.root / file).is_file() else None
            self._files[file] = (text or "").split("\n")
        return self._files[file]


def linted_book(
    manuscript: Manuscript,
    elements: Registry[ElementKind] = ELEMENTS,
    rules: Registry[MarkdownRule] = RULES,
    languages: Registry[Language] = LANGUAGES,
) -> LintedBook:
    """Return a manuscript as the rules read it."""
    folder = Folder(manuscript.root, Diagnostics())
    encoding = manuscript.book.encoding
    folder.encoding = known_encoding(encoding) if encoding else None
    lines = SourceLines(folder)
    return LintedBook(manuscript, folder, gather(manuscript, lines), lines, elements, rules, languages)
