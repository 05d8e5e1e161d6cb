"""The kind of division that an entry of ``book.yaml`` is, and which divisions may stand in which."""

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.slugs import source_slug
from octavo.core.suggestions import listing, suggest
from octavo.source.chapter import Chapter
from octavo.source.context import ReadingContext
from octavo.source.division_draft import DivisionDraft
from octavo.source.division_entries import DivisionEntry
from octavo.source.manuscript import Kind, Region
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

GENERATED_NAMES = tuple(sorted(kind.value for kind in Kind if kind.is_generated))

#: Kinds that hold other divisions.
_HOLDERS = (Kind.PART, Kind.SELECTION)
#: Generated kinds whose words are always Octavo's; a copyright page may have a file instead, an index,
#: a bibliography or a glossary one whose text stands over it.
_TEXT_ALLOWED = {Kind.BIBLIOGRAPHY, Kind.COPYRIGHT, Kind.GLOSSARY, Kind.INDEX}
_NO_FILE = frozenset(kind for kind in Kind if kind.is_generated) - _TEXT_ALLOWED
#: Kinds that the name of a file can give.
_BY_NAME = {kind.value: kind for kind in Kind if kind not in _NO_FILE and kind not in _HOLDERS}
_BY_NAME.pop(Kind.INDEX)  # index.md is what some tools call the first file of a folder


#: The ends of the names of files that are read as Markdown.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt")


def looks_like_file(name: str) -> bool:
    """Return True if a string of ``book.yaml`` is the path of a Markdown file, and not the name of a kind."""
    return name.lower().endswith(MARKDOWN)


def kind_of_name(file: str) -> Kind | None:
    """Return the kind that the name of a file gives, or None."""
    return _BY_NAME.get(source_slug(file.rsplit("/", 1)[-1].rsplit(".", 1)[0]))


def resolve_kind(
    entry: DivisionEntry, node: YamlNode, chapter: Chapter | None, region: Region, context: ReadingContext
) -> Kind:
    """Return the kind: as the entry says, else the file's front matter, else by its chapters, else by the
    name of its file, else by its region. One that is unknown is reported, and the next way is taken."""
    for written, place in (
        (entry.kind, node),
        (chapter.front.kind if chapter else None, chapter.node if chapter else None),
    ):
        if written is not None:
            kind = _known(written, key_span(place, "kind", node.span), chapter, context)
            if kind is not None:
                return kind
    if entry.chapters:
        return Kind.SELECTION if entry.file else Kind.PART
    if chapter:
        named = kind_of_name(chapter.file)
        if named is not None:
            return named
    return Kind.CHAPTER if region is Region.BODY else Kind.TEXT


def _known(written: str, span: Span, chapter: Chapter | None, context: ReadingContext) -> Kind | None:
    names = [kind.value for kind in Kind]
    if written not in names:
        hint = suggest(written, names, f"kinds are {', '.join(names)}")
        context.diagnostics.error("kind-unknown", span, f"there is no kind of division `{written}`", hint)
        return None
    kind = Kind(written)
    if kind in _NO_FILE and chapter is not None:
        context.diagnostics.error(
            "kind-generated",
            span,
            f"Octavo makes the {written} itself, so the text of {chapter.file} would not be printed",
            "take the file out, or give it the kind text",
        )
        return None
    return kind


def check_children(draft: DivisionDraft, span: Span, diagnostics: Diagnostics) -> None:
    """Report divisions in the wrong place: parts hold selections and chapters, selections hold chapters."""
    if draft.kind not in _HOLDERS:
        diagnostics.error(
            "kind-children",
            span,
            f"a {draft.kind} cannot hold chapters",
            f"give it one of the kinds {listing(kind.value for kind in _HOLDERS)}",
        )
        return
    for child in draft.children:
        if child.kind is Kind.PART or (child.kind is Kind.SELECTION and draft.kind is Kind.SELECTION):
            diagnostics.error(
                "kind-nesting",
                child.span,
                f"a {child.kind} cannot stand in a {draft.kind}",
                "parts stand at the top; they may hold selections, and these hold chapters",
            )
