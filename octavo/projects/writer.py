"""``book.yaml`` of an imported book, with comments that say why."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator

from octavo.core.slugs import file_slug
from octavo.projects.book import ProjectBook, ProjectEntry

#: Words, and paths with a suffix of letters: what YAML takes for nothing else.
_PLAIN = re.compile(r"[A-Za-z_][\w./-]*(?: [A-Za-z][\w./-]*)*|\w[\w./-]*\.[A-Za-z]{2,8}")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"}


def book_yaml(book: ProjectBook) -> str:
    """Return the text of ``book.yaml``."""
    return "\n".join((*_head(book), *_data(book), *_options(book), *_regions(book))) + "\n"


def _head(book: ProjectBook) -> Iterator[str]:
    yield f"# Written by Octavo from {book.tool or 'a folder of Markdown files'}{_from(book)}."
    yield "# The chapters are the project's own files, as they are. Change what you like here: Octavo reads"
    yield "# this file, and no longer the project's own list."


def _from(book: ProjectBook) -> str:
    return f" ({book.read_from})" if book.read_from else ""


def _data(book: ProjectBook) -> Iterator[str]:
    data = book.data
    yield f"title: {scalar(data.title)}"
    for key, value in (("subtitle", data.subtitle), ("slug", _slug(data.title))):
        if value:
            yield f"{key}: {scalar(value)}"
    if data.language:
        yield f"language: {scalar(data.language)}"
    else:
        yield "language: en  # the project does not say; write de, fr, pt-BR ..."
    if data.authors:
        yield "contributors:"
        yield from (f"  - {{name: {scalar(name)}, role: aut}}" for name in data.authors)
    if data.publisher:
        yield "publisher:"
        yield f"  name: {scalar(data.publisher)}"
    if data.date:
        yield f"date: {data.date}"
    if data.isbn:
        yield "isbn:"
        yield f"  epub: {scalar(data.isbn)}"
    if data.identifier:
        yield f"identifier: {scalar(data.identifier)}"
    elif not data.isbn:
        yield "# Made for this book; keep it, so that the next version is known as the same book."
        yield f"identifier: {uuid.uuid4().urn}"
    for key, value in (("rights", data.rights), ("description", data.description), ("cover", data.cover)):
        if value:
            yield f"{key}: {scalar(value)}"
    if data.subjects:
        yield f"subjects: [{', '.join(map(scalar, data.subjects))}]"


def _slug(title: str) -> str:
    """Return a name for the files if the title gives none by itself."""
    return "" if file_slug(title) != "book" else "book"


def _options(book: ProjectBook) -> Iterator[str]:
    data = book.data
    yield ""
    yield "# References that lead nowhere, missing pictures and the like are warnings in a draft, and stop no"
    yield "# build. Take this out when they are mended."
    yield "draft: true"
    if data.bibliography:
        if data.style:
            yield "citations:"
            yield f"  style: {scalar(data.style)}"
        yield "bibliography:"
        yield f"  files: [{', '.join(map(scalar, data.bibliography))}]"
        if data.all_works:
            yield "  works: all"
    yield "numbering:"
    yield f"  chapters: {book.numbering}"
    yield "# Notes stand at the foot of the page, as in the project; place: book-end makes endnotes of them."
    yield "notes:"
    yield "  - {id: footnotes, place: page-foot, marks: decimal, numbering: chapter}"
    if isinstance(book.variables, str):
        if book.variables:
            yield f"variables: {scalar(book.variables)}"
    elif book.variables:
        yield "variables:"
        yield from (f"  {scalar(key)}: {scalar(value)}" for key, value in book.variables.items())


def _regions(book: ProjectBook) -> Iterator[str]:
    data = book.data
    yield from (
        "",
        "front:",
        "  # Pages that Octavo makes itself; a copyright page needs `rights:` or a publisher.",
    )
    yield "  - title-page"
    if data.rights or data.publisher or data.isbn:
        yield "  - copyright"
    yield "  - contents"
    yield from _entries(book.front, 2)
    yield from ("", "body:")
    yield from _entries(book.body, 2)
    if book.back:
        yield from ("", "back:")
        yield from _entries(book.back, 2)


def _entries(entries: Iterable[ProjectEntry], indent: int) -> Iterator[str]:
    for entry in entries:
        pairs = list(_pairs(entry))
        margin = " " * indent
        if [key for key, _ in pairs] in (["file"], ["kind"]) and not entry.chapters and not entry.sections:
            yield f"{margin}- {pairs[0][1]}"
            continue
        yield from (
            f"{margin}{'- ' if number == 0 else '  '}{key}: {value}"
            for number, (key, value) in enumerate(pairs)
        )
        for key, inner in (("chapters", entry.chapters), ("sections", entry.sections)):
            if inner:
                yield f"{margin}  {key}:"
                yield from _entries(inner, indent + 4)


def _pairs(entry: ProjectEntry) -> Iterator[tuple[str, str]]:
    for key, value in (("file", entry.file), ("kind", entry.kind), ("title", entry.title)):
        if value:
            yield key, scalar(value)
    if not entry.own_front:
        yield "front-matter", "false  # what stands at its top is about the whole book"
    if not entry.numbered:
        yield "number", "false"


def scalar(text: str) -> str:
    """Return a text as YAML: as it is if that is safe, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps("".join(c for c in text if c.isprintable() or c == "\t"), ensure_ascii=False)
