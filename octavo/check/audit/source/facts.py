"""The facts of a book beside its words: ``book.yaml``, the languages of files, the pictures."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from octavo.check.audit.facts import BookFacts, SourcePicture
from octavo.check.audit.source import tables
from octavo.check.audit.source.index_facts import count_marks, see_references
from octavo.check.audit.source.inline import strip_inline
from octavo.check.audit.source.pictures import ALT, PICTURE
from octavo.check.audit.source.table_facts import glossary_terms, pipe_tables, yaml_table
from octavo.core.yaml_nodes import ListNode, MappingNode, Node, ScalarNode

_LANGUAGE = re.compile(r"^(?:lang|language):\s*[\"']?([\w-]+)", re.MULTILINE)
_CLASS = re.compile(r"(?:\.|:::+ *\{?\.?)([A-Za-z][\w-]*)")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCED = re.compile(r"^(\s*)(`{3,}|~{3,}).*?(?:^\1\2`*~*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
#: Entries of ``book.yaml`` that are one text each.
_TEXTS = ("title", "subtitle", "language", "date", "rights", "description", "identifier", "cover")


def read_facts(
    book: Node | None,
    files: Sequence[str],
    text: Callable[[str], str | None],
    data: Callable[[str], bytes | None],
    yamls: Mapping[str, Node | None],
    styled: bool,
) -> BookFacts:
    """Read the facts of a book: ``book`` is the root of ``book.yaml``, ``files`` are its Markdown files,
    ``yamls`` its tables; ``text`` and ``data`` read a file. ``styled`` is True if the book has styles or
    templates of its own."""
    texts, lines = {}, {}
    for key in _TEXTS:
        node = tables.value(book, key)
        if isinstance(node, ScalarNode) and node.value:
            texts[key], lines[key] = _plain(node.value), node.line + 1
    publisher = tables.value(book, "publisher")
    named = publisher if isinstance(publisher, ScalarNode) else tables.value(publisher, "name")
    if isinstance(named, ScalarNode):
        texts["publisher"], lines["publisher"] = _plain(named.value), named.line + 1
    isbn = tables.value(tables.value(book, "isbn"), "epub")
    if isinstance(isbn, ScalarNode):
        texts["isbn"], lines["isbn"] = isbn.value, isbn.line + 1
    people = tables.value(book, "contributors")
    contributors = [
        (_plain(tables.text(tables.value(one, "name"))), tables.text(tables.value(one, "role")))
        for one in (people.items if isinstance(people, ListNode) else ())
    ]
    subjects = tables.value(book, "subjects")
    languages = {"": texts.get("language", "en")}
    listed: set[str] = set()
    pictures: list[SourcePicture] = []
    for region in ("front", "body", "back"):
        divisions = tables.value(book, region)
        languages |= dict(_languages(divisions, "", lambda name: _said(text(name) or "")))
        listed |= set(_listed(divisions))
    grids = [grid for name, root in yamls.items() if (grid := yaml_table(name, root, text)) is not None]
    classes: set[str] = set()
    marks = sum(count_marks(text(name) or "") for name in yamls)
    for name in (*yamls, "glossary.yaml", "book.yaml"):
        classes |= set(_CLASS.findall(text(name) or ""))
    for name in dict.fromkeys(files):
        content = text(name) or ""
        classes |= set(_CLASS.findall(content))
        marks += count_marks(content)
        grids += pipe_tables(name, content)
        if said := _said(content):
            languages[name] = said
        pictures += _pictures(name, content, data)
    if len({*languages.values(), languages[""]}) > 1:
        languages = {name: "" for name in files if name not in listed} | languages
    return BookFacts(
        texts,
        lines,
        contributors,
        [text for text, _ in tables.scalars(subjects)] if subjects is not None else [],
        languages,
        pictures,
        grids,
        list(glossary_terms(tables.parse(text("glossary.yaml") or ""))),
        frozenset(classes),
        styled,
        marks,
        see_references(tables.parse(text("index.yaml") or "")),
    )


def _plain(markdown: str) -> str:
    return " ".join(strip_inline(markdown).text.replace("\ue000", "").split())


def _said(content: str) -> str:
    """Return the language that a file names in its front matter, or ""."""
    front = _FRONT.match(content)
    said = _LANGUAGE.search(front[1] or "") if front else None
    return said[1] if said else ""


def _languages(node: Node | None, around: str, of_file: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the files of a list of ``book.yaml`` that have a language of their own, or of the part around.
    ``of_file`` returns the language that a file names itself."""
    for item in node.items if isinstance(node, ListNode) else ():
        if isinstance(item, ScalarNode) and around:
            yield item.value, around
        elif isinstance(item, MappingNode):
            file = tables.text(tables.value(item, "file"))
            said = tables.text(tables.value(item, "language")) or (of_file(file) if file else "") or around
            if file and said:
                yield file, said
            for below in ("sections", "chapters"):
                yield from _languages(tables.value(item, below), said, of_file)


def _listed(node: Node | None) -> Iterator[str]:
    """Yield the files of a list of ``book.yaml``."""
    for item in node.items if isinstance(node, ListNode) else ():
        if isinstance(item, ScalarNode):
            yield item.value
        elif isinstance(item, MappingNode):
            yield tables.text(tables.value(item, "file"))
            for below in ("sections", "chapters"):
                yield from _listed(tables.value(item, below))


def _pictures(name: str, content: str, data: Callable[[str], bytes | None]) -> Iterator[SourcePicture]:
    """Yield the pictures that a file names and that the folder of the book has."""
    if "![" not in content:
        return
    content = _FENCED.sub(lambda found: "\n" * found[0].count("\n"), content)
    for found in PICTURE.finditer(content):
        alt = ALT.search(found[3] or "")
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        for path in (found[2], beside):
            drawn = data(path)
            if drawn is not None:
                words = (alt[1] or alt[2] or "").replace('\\"', '"') if alt else ""
                line = content.count("\n", 0, found.start()) + 1
                yield SourcePicture(name, line, path, drawn, _plain(words), _plain(found[1] or ""))
                break
