"""The divisions of the book, from the lists ``front:``, ``body:`` and ``back:`` of ``book.yaml``."""

from collections.abc import Sequence
from dataclasses import replace

from octavo.core.diagnostics import Span
from octavo.core.folder import unlisted
from octavo.core.slugs import source_slug
from octavo.core.suggestions import suggest
from octavo.source.chapter import Chapter, read_chapter
from octavo.source.context import ReadingContext
from octavo.source.division_draft import DivisionDraft, finish_divisions
from octavo.source.division_entries import DivisionEntry
from octavo.source.division_kind import (
    GENERATED_NAMES,
    MARKDOWN,
    check_children,
    looks_like_file,
    resolve_kind,
)
from octavo.source.file_parts import WHOLE, follower, gather_parts
from octavo.source.joined_files import SectionReader
from octavo.source.manuscript import Division, Kind, Region, Starts
from octavo.source.notes import known_series
from octavo.source.text import Text
from octavo.source.tokens import plain_text
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

#: How deep divisions may stand in each other: part, selection, chapter.
DEPTH = 3


def read_divisions(root: YamlNode, context: ReadingContext) -> tuple[Division, ...]:
    """Return all divisions in reading order, with their texts; ``root`` is the whole of ``book.yaml``."""
    reader = _DivisionReader(context)
    drafts: list[DivisionDraft] = []
    for region in Region:
        entries: Sequence[str | DivisionEntry] = getattr(context.book, region.value)
        node = root.get(region.value)
        drafts += reader.entries(entries, node, region, None)
    drafts = gather_parts(drafts, context)
    files = reader.listed | {file: Span(file) for file in context.included}
    unlisted(context.folder, files, context.diagnostics, ("notes", "tables", "images"))
    return finish_divisions(drafts, context)


class _DivisionReader:
    """Goes through the entries, and remembers which file was named at which place."""

    def __init__(self, context: ReadingContext) -> None:
        self._context = context
        self._made: dict[str, Span] = {}
        self.listed: dict[str, Span] = {}

    def entries(
        self,
        entries: Sequence[str | DivisionEntry],
        node: YamlNode | None,
        region: Region,
        parent: DivisionDraft | None,
    ) -> list[DivisionDraft]:
        drafts = []
        for entry, place in zip(entries, node.items() if node else [], strict=False):
            drafts += self._entry(entry, place, region, parent)
        return drafts

    def _entry(
        self, entry: str | DivisionEntry, node: YamlNode, region: Region, parent: DivisionDraft | None
    ) -> list[DivisionDraft]:
        """Return the division of an entry, and others that its file may hold."""
        if isinstance(entry, str):
            found = self._short(entry, node.span)
            if found is None:
                return []
            entry = found
        chapter = self._chapter(entry, node)
        kind = resolve_kind(entry, node, chapter, region, self._context)
        draft = DivisionDraft(kind, region, node.span, parent)
        self._fill(draft, entry, node, chapter)
        if entry.sections:
            self._sections(draft, entry, node)
        if entry.chapters:
            self._children(draft, entry, node, region)
        self._check(draft, entry, node)
        return [draft, *(follower(draft, head, text) for head, text in chapter.more)] if chapter else [draft]

    def _short(self, name: str, span: Span) -> DivisionEntry | None:
        """Return the entry that a plain string is short for."""
        if looks_like_file(name):
            return DivisionEntry(file=name)
        if name in GENERATED_NAMES:
            return DivisionEntry(kind=name)
        if name in [kind.value for kind in Kind]:
            self._error(
                "division-empty",
                span,
                f"`{name}` needs a file",
                f"write the path of its file: front/{name}.md",
            )
            return None
        hint = f"write the path of a file (with .md), or one of {', '.join(GENERATED_NAMES)}"
        self._error(
            "kind-unknown",
            span,
            f"`{name}` is neither a file nor a page that Octavo makes",
            suggest(name, GENERATED_NAMES, hint),
        )
        return None

    def _chapter(self, entry: DivisionEntry, node: YamlNode) -> Chapter | None:
        if not entry.file:
            return None
        span = key_span(node, "file", node.span)
        file = self._file(entry.file, span)
        if file is None:
            return None
        whole = bool(entry.chapters or entry.sections) or entry.kind in WHOLE
        return read_chapter(
            file, self._context, span, node.get("title"), whole=whole, use_front=entry.front_matter
        )

    def _file(self, name: str, span: Span) -> str | None:
        """Return a file that an entry names, if it is Markdown and not in the book yet."""
        file = self._context.folder.find(name, span)
        if file is None:
            return None
        if not looks_like_file(file):
            hint = f"name a file that ends in {', '.join(MARKDOWN[:-1])} or {MARKDOWN[-1]}"
            self._error("file-type", span, f"`{file}` is not a Markdown file", hint)
            return None
        if file in self.listed:
            first = self.listed[file]
            hint = "take one of the two lines out"
            self._error("file-twice", span, f"`{file}` is in the book already, in line {first.line}", hint)
            return None
        self.listed[file] = span
        return file

    def _fill(
        self, draft: DivisionDraft, entry: DivisionEntry, node: YamlNode, chapter: Chapter | None
    ) -> None:
        front = chapter.front if chapter else None
        below = chapter.node if chapter else None
        draft.file = chapter.file if chapter else None
        draft.text = chapter.text if chapter else None
        head = chapter.head if chapter else None
        attributes = head.attributes if head else {}
        draft.title = (chapter.given if chapter else None) or (head.title if head else None)
        draft.title = draft.title or self._inline("title", node, below)
        draft.subtitle = self._inline("subtitle", node, below)
        draft.short_title = entry.short_title or (front.short_title if front else None)
        draft.author = entry.author or (front.author if front else None)
        draft.language = entry.language or (front.language if front else None)
        if draft.language is None and draft.parent is not None:
            draft.language = draft.parent.language
        starts = entry.starts or (front.starts if front else None)
        draft.starts = Starts(starts) if starts else None
        draft.series = entry.series
        number = entry.number if entry.number is not None else (front.number if front else None)
        classes = attributes.get("class", "").split()
        draft.listed = "unlisted" not in classes
        if number is False or (number is None and "unnumbered" in classes):
            draft.number = ""
        elif number is not None:
            draft.number = str(number)
        if head and head.mark:
            draft.mark = head.mark
        self._name(draft, entry, node, below, attributes)

    def _inline(self, key: str, node: YamlNode, below: YamlNode | None) -> Text | None:
        """Return a title from the entry, else from the front matter."""
        for place in (node, below):
            found = place.get(key) if place is not None else None
            if found is not None and found.text().strip():
                return self._context.inline(found)
        return None

    def _name(
        self,
        draft: DivisionDraft,
        entry: DivisionEntry,
        node: YamlNode,
        below: YamlNode | None,
        attributes: dict[str, str],
    ) -> None:
        """Set the division's id if the author gave one, or else the slug from which it is made."""
        for place in (node, below):
            found = place.get("id") if place is not None else None
            if found is not None and draft.id is None:
                draft.id, draft.id_span = found.text(), found.span
        if draft.id is None and "id" in attributes and draft.title is not None:
            draft.id, draft.id_span = attributes["id"], draft.title.span
        *folders, stem = (draft.file or entry.file or "").rsplit(".", 1)[0].split("/")
        if stem.lower() in ("index", "readme") and folders:
            stem = folders[-1]
        words = plain_text(draft.title.tokens) if draft.title else ""
        named = source_slug(stem) or (source_slug(words) if not draft.kind.is_generated else "")
        draft.slug = named or draft.kind.value

    def _children(self, draft: DivisionDraft, entry: DivisionEntry, node: YamlNode, region: Region) -> None:
        span = node.place("chapters")
        if draft.depth >= DEPTH:
            hint = (
                "a part may hold selections, and these may hold chapters; deeper parts are headings in a file"
            )
            self._error("division-depth", span, f"divisions stand more than {DEPTH} deep in each other", hint)
            return
        draft.children = self.entries(entry.chapters, node.get("chapters"), region, draft)
        check_children(draft, span, self._context.diagnostics)

    def _sections(self, draft: DivisionDraft, entry: DivisionEntry, node: YamlNode) -> None:
        """Let the text of other files go on in a division."""
        reader = SectionReader(draft.file, self._file, self._context)
        tokens = tuple(reader.read(entry.sections, node.get("sections")))
        own = draft.text or Text((), node.span)
        draft.text = replace(own, tokens=(*own.tokens, *tokens))

    def _check(self, draft: DivisionDraft, entry: DivisionEntry, node: YamlNode) -> None:
        if entry.series is not None:
            span = node.place("series")
            if draft.kind is not Kind.NOTES:
                hint = "take it out; the series of a note is said in notes/ or with the note"
                self._error("key-misplaced", span, "`series` is for an entry of the kind notes", hint)
            elif not known_series(entry.series, key_span(node, "series", span), self._context):
                draft.series = None
        if draft.kind.is_generated and not (draft.kind in (Kind.BIBLIOGRAPHY, Kind.GLOSSARY) and draft.file):
            key = f"{draft.kind} {draft.series or ''}"
            book = self._context.book
            if draft.kind is Kind.NOTES and draft.parent and book.prints_part_notes(draft.series):
                key += f" {draft.top.span}"  # each part may have notes of its own
            if key in self._made:
                message = f"`{draft.kind}` is in the book already, in line {self._made[key].line}"
                self._error("kind-twice", node.span, message, "take one of the two lines out")
            self._made.setdefault(key, node.span)
        elif entry.file is None and draft.title is None and not draft.children:
            hint = "give it a `file:`, or a `title:`"
            self._error(
                "division-empty", node.span, f"this {draft.kind} has neither a file nor a title", hint
            )
        if (
            draft.file is not None
            and draft.text is not None
            and not draft.text.tokens
            and not draft.children
            and not (draft.kind is Kind.PART or draft.kind.is_generated)
            and not draft.mark
        ):
            self._context.diagnostics.warning(
                "chapter-empty",
                Span(draft.file),
                "the file has no text",
                "write it, or take it out of book.yaml",
            )

    def _error(self, code: str, span: Span, message: str, hint: str) -> None:
        self._context.diagnostics.error(code, span, message, hint)
