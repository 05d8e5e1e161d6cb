"""``SUMMARY.md``, the list of contents of mdBook and GitBook."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.source.tokens import matching

#: Titles of the list itself, which name no part.
_OWN_TITLES = {
    *("summary", "contents", "table of contents", "toc", "sommaire", "inhalt", "inhaltsverzeichnis"),
    *("índice", "indice", "содержание", "оглавление", "目录", "目錄", "目次"),
}


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """The entries below a heading of the list; ``title`` is "" before the first.

    ``numbered`` is False for entries that stand outside of a list: those of mdBook before and after the
    numbered chapters.
    """

    title: str
    entries: tuple[ProjectEntry, ...]
    numbered: bool = True


def read_summary(file: str, project: ProjectFolder) -> list[SummaryPart]:
    """Return the parts of a list of contents, in order. What is no file of the project is told."""
    return list(_Summary(file, project).parts())


class _Summary:
    def __init__(self, file: str, project: ProjectFolder) -> None:
        self._file, self._project = file, project
        self._base = posixpath.dirname(file)
        self._tokens = MarkdownIt("commonmark").parse(project.text(file))
        self._seen: set[str] = set()

    def parts(self) -> Iterator[SummaryPart]:
        title, at = "", 0
        while at < len(self._tokens):
            token = self._tokens[at]
            end = matching(self._tokens, at) if token.nesting == 1 else at
            if token.type == "heading_open":
                words = _words(self._tokens[at + 1])
                own = at == 0 and (token.tag == "h1" or words.casefold().strip(": ") in _OWN_TITLES)
                title = "" if own else words
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield SummaryPart(title, tuple(self._items(at + 1, end)))
            elif token.type == "paragraph_open":
                yield SummaryPart("", tuple(self._links(self._tokens[at + 1])), numbered=False)
            elif token.type == "hr":
                title = ""
                self._project.tell("import-separator", "---", self._span(token))
            at = end + 1

    def _items(self, at: int, end: int) -> Iterator[ProjectEntry]:
        """Yield the entries of a list, each with those of the lists inside it."""
        while at < end:
            close = matching(self._tokens, at)
            own: list[ProjectEntry] = []
            inner: list[ProjectEntry] = []
            inside = at + 1
            while inside < close:
                token = self._tokens[inside]
                last = matching(self._tokens, inside) if token.nesting == 1 else inside
                if token.type == "paragraph_open":
                    own += self._links(self._tokens[inside + 1])
                elif token.type in ("bullet_list_open", "ordered_list_open"):
                    inner += self._items(inside + 1, last)
                inside = last + 1
            if own:
                yield from own[:-1]
                yield replace(own[-1], sections=tuple(inner))
            else:
                yield from inner
            at = close + 1

    def _links(self, inline: Token) -> Iterator[ProjectEntry]:
        """Yield the entries of a line: its links, or its words as the title of what stands below it."""
        children = inline.children or []
        found = False
        for at, token in enumerate(children):
            if token.type == "link_open":
                found = True
                close = matching(children, at)
                entry = self._entry(_text(children[at + 1 : close]), str(token.attrs["href"]), inline)
                if entry is not None:
                    yield entry
        words = _words(inline)
        if not found and words:
            yield ProjectEntry(title=words, listed=words)

    def _entry(self, title: str, target: str, inline: Token) -> ProjectEntry | None:
        span = self._span(inline)
        if not target:
            self._project.tell("import-draft", title, span)
            return ProjectEntry(title=title, listed=title)
        if target.startswith("#"):
            self._project.tell("import-twice", target, span)
            return None
        file = self._project.find(target, self._base, span, ("", ".md", "/README.md"))
        if not file:
            return ProjectEntry(listed=title)
        if file in self._seen:
            self._project.tell("import-twice", target, span)
            return None
        self._seen.add(file)
        return ProjectEntry(file, listed=title)

    def _span(self, token: Token) -> Span:
        return Span(self._file, token.map[0] + 1 if token.map else 1)


def _words(inline: Token) -> str:
    return _text(inline.children or [])


def _text(tokens: list[Token]) -> str:
    """Return words as they are written, with the marks of code only."""
    parts = []
    for token in tokens:
        if token.type == "code_inline":
            parts.append(f"`{token.content}`")
        elif token.type in ("text", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())
