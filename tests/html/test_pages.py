"""The documents of e-book and site: what each kind is called, their names, links, headings and sources."""

from itertools import pairwise
from pathlib import Path

import pytest

from octavo.core.xhtml import EPUB_TYPE, local
from octavo.html.pages import EbookPages
from octavo.source.manuscript import Kind
from tests.html.golden_book import FILES
from tests.html.pages_read import dead_links, ebook, site, texts, trees

#: Kind -> epub:type and role (EPUB Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1).
VOCABULARY = {
    "half-title": ("halftitlepage", None),
    "title-page": ("titlepage", None),
    "copyright": ("copyright-page", None),
    "dedication": ("dedication", "doc-dedication"),
    "epigraph": ("epigraph", "doc-epigraph"),
    "list-of-tables": ("lot", None),
    "list-of-figures": ("loi", None),
    "list-of-listings": (None, None),
    "foreword": ("foreword", "doc-foreword"),
    "preface": ("preface", "doc-preface"),
    "acknowledgments": ("acknowledgments", "doc-acknowledgments"),
    "introduction": ("introduction", "doc-introduction"),
    "prologue": ("prologue", "doc-prologue"),
    "part": ("part", "doc-part"),
    "selection": ("chapter", "doc-chapter"),
    "chapter": ("chapter", "doc-chapter"),
    "appendix": ("appendix", "doc-appendix"),
    "conclusion": ("conclusion", "doc-conclusion"),
    "epilogue": ("epilogue", "doc-epilogue"),
    "afterword": ("afterword", "doc-afterword"),
    "chronology": (None, None),
    "glossary": ("glossary", "doc-glossary"),
    "bibliography": ("bibliography", "doc-bibliography"),
    "notes": ("endnotes", "doc-endnotes"),
    "index": ("index", "doc-index"),
    "about-the-author": (None, None),
    "books-by": (None, None),
    "blurb": (None, None),
    "colophon": ("colophon", "doc-colophon"),
    "text": (None, None),
}
MADE = ("half-title", "title-page", "list-of-tables", "list-of-figures", "list-of-listings", "notes")


def test_every_kind_is_in_the_list() -> None:
    assert {kind.value for kind in Kind} == {*VOCABULARY, "contents"}


@pytest.mark.parametrize("kind", sorted(VOCABULARY))
def test_vocabulary(kind: str, tmp_path: Path) -> None:
    entry = kind if kind in MADE else f"{{file: x.md, kind: {kind}, title: X, id: {kind}}}"
    book = f"title: T\nbody: [a.md, {entry}]\n"
    text = "# A\n\nX.^[N.]\n\n![C](a.svg){alt=x}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: C {#tbl-a}\n\n"
    text += "```{#lst-a}\nx\n```\n"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    if kind == "index":
        text = text.replace("X.^", "[X]{.index}.^")
    files = {"book.yaml": book, "a.md": text, "x.md": "X.", "a.svg": svg}
    name = "index-2" if kind == "index" else kind  # another page of a site is called index
    tree = trees(ebook(tmp_path, files))[f"text/{name}.xhtml"]
    section = next(tree.iter("{*}section"))
    assert (section.get(EPUB_TYPE), section.get("role")) == VOCABULARY[kind]
    assert next(tree.iter("{*}body")).get(EPUB_TYPE) == "bodymatter"


def test_a_selection_that_holds_chapters_is_a_part(tmp_path: Path) -> None:
    section = next(trees(ebook(tmp_path, FILES))["text/selection.xhtml"].iter("{*}section"))
    assert (section.get(EPUB_TYPE), section.get("role")) == ("part", "doc-part")


#: Names that stand for something else in the EPUB or the site, that differ in case only, that are not ASCII.
CLASHES = {
    "book.yaml": """\
title: T
front: [contents]
body:
  - {file: cover.md, id: cover}
  - {file: nav.md, id: nav}
  - {file: index.md, id: index}
  - {file: b.md, id: Notes}
  - {file: c.md, id: Введение}
  - {file: d.md, id: Заключение}
  - {file: e.md, id: toc}
back: [notes]
""",
    "cover.md": (
        "# Cover\n\nSee @sec-index, @sec-nav, @sec-Notes, "
        "[it](#Введение), [that](#toc), [this](#landmarks).\n"
    ),
    "nav.md": "# Nav\n\n## Toc {#toc-title}\n\n## Landmarks {#landmarks}\n\nX.[^1]\n\n[^1]: N.\n",
    "index.md": "# Index\n\nX.\n",
    "b.md": "# B\n\nX.\n",
    "c.md": "# C\n\nX.\n",
    "d.md": "# D\n\nX.\n",
    "e.md": "# E\n\n[Contents](#contents), [notes](#notes).\n",
}


def test_names_of_files_never_clash(tmp_path: Path) -> None:
    pages = ebook(tmp_path, CLASHES)
    assert [document.name for document in pages.documents] == [
        "nav.xhtml", "text/cover-2.xhtml", "text/nav-2.xhtml", "text/index-2.xhtml", "text/Notes.xhtml",
        "text/division.xhtml", "text/division-2.xhtml", "text/toc.xhtml", "text/notes-2.xhtml",
    ]  # fmt: skip


@pytest.mark.parametrize("files", [FILES, CLASHES], ids=["whole book", "clashing names"])
def test_every_link_leads_somewhere(files: dict[str, str], tmp_path: Path) -> None:
    assert dead_links(ebook(tmp_path / "a", files), "text/cover.xhtml") == []
    assert dead_links(site(tmp_path / "b", files)) == []


def test_ids_of_the_book_go_before_those_of_the_navigation_document(tmp_path: Path) -> None:
    nav = trees(ebook(tmp_path, CLASHES))["nav.xhtml"]
    links = [node.get("href") for node in nav.iter("{*}a") if not node.get(EPUB_TYPE)]
    assert links == [
        "text/cover-2.xhtml", "text/nav-2.xhtml", "text/nav-2.xhtml#toc-title", "text/nav-2.xhtml#landmarks",
        "text/index-2.xhtml", "text/Notes.xhtml", "text/division.xhtml", "text/division-2.xhtml",
        "text/toc.xhtml", "text/notes-2.xhtml",
    ]  # fmt: skip


def test_landmarks_lead_to_the_contents_itself(tmp_path: Path) -> None:
    nav = trees(ebook(tmp_path, CLASHES))["nav.xhtml"]
    places = {node.get(EPUB_TYPE): node.get("href") for node in nav.iter("{*}a") if node.get(EPUB_TYPE)}
    assert places == {
        "cover": "text/cover.xhtml",
        "toc": "nav.xhtml#toc",
        "bodymatter": "text/cover-2.xhtml",
        "endnotes": "text/notes-2.xhtml",
    }


def levels(pages: EbookPages, *names: str) -> list[int]:
    parsed = trees(pages)
    found = []
    for name in names:
        nodes = parsed[name].iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}h5", "{*}h6")
        found += [int(local(node)[1]) for node in nodes]
    return found


def test_headings_never_skip_a_level(tmp_path: Path) -> None:
    found = levels(
        ebook(tmp_path, FILES), *(f"text/{n}.xhtml" for n in ("part-parcel", "one", "selection", "two"))
    )
    assert found == [1, 2, 3, 2, 3]
    assert all(after - before <= 1 for before, after in pairwise([0, *found]))


def test_the_contents_stand_where_the_book_says(tmp_path: Path) -> None:
    text = "# T\n\nX.\n"
    book = "title: T\nfront: [half-title, title-page, preface.md]\nbody: [a.md]\n"
    pages = ebook(tmp_path / "a", {"book.yaml": book, "preface.md": text, "a.md": text})
    names = [document.name for document in pages.documents]
    assert names.index("nav.xhtml") == 2  # after the pages before the first text
    assert pages.start == "text/a.xhtml"
    book = "title: T\nfront: [half-title]\nbody: [a.md]\nback: [contents]\n"
    pages = ebook(tmp_path / "b", {"book.yaml": book, "a.md": text})
    assert [document.name for document in pages.documents][-1] == "nav.xhtml"


def test_chapters_without_titles_are_called_by_their_numbers(tmp_path: Path) -> None:
    book = (
        "title: T\nfront: [contents]\nbody: [{kind: part, chapters: [a.md]}, {file: b.md, number: false}]\n"
    )
    pages = ebook(tmp_path, {"book.yaml": book, "a.md": "Text.\n", "b.md": "See @sec-a, @sec-b.\n"})
    parsed = trees(pages)
    assert texts(parsed["nav.xhtml"], "a")[:2] == ["Part I", "Chapter 1"]
    assert texts(parsed["text/a.xhtml"], "h2") == ["Chapter 1"]
    assert texts(parsed["text/part.xhtml"], "h1") == ["Part I"]
    titles = {document.name: document.title for document in pages.documents}
    assert (titles["text/a.xhtml"], titles["text/b.xhtml"]) == ("Chapter 1", "Chapter")
    assert b"<text>Chapter 1</text>" in pages.ncx


def test_messages_lead_back_to_the_lines_of_the_source(tmp_path: Path) -> None:
    pages = ebook(tmp_path, FILES)
    document = next(document for document in pages.documents if document.name == "text/one.xhtml")
    lines = document.data.decode().split("\n")

    def source(words: str) -> str:
        (number,) = (at for at, line in enumerate(lines, 1) if words in line)
        return pages.sources[f"text/one.xhtml:{number}"].rpartition(":")[0]

    assert source("<h3 ") == "chapters/one.md:12"
    assert source("<p>A quotation.") == "chapters/one.md:16"
    assert source("<figcaption><span") == "chapters/one.md:14"
    assert source("Bread, peace") == "chapters/one.md:4"
    assert source('id="note-one-star"') == "chapters/one.md:25"
    assert source("of which new").startswith("tables/rounds.yaml:")
    assert not any("data-src" in line for line in lines)


def test_signs_that_mean_something_in_xhtml(tmp_path: Path) -> None:
    book = 'title: "A < B & C"\nshort-title: "<A> & B"\nfront: [half-title, title-page]\nbody: [a.md]\n'
    text = '# T & U\n\nSee ` data-src="x" xmlns="http://www.w3.org/1999/xhtml"`.\n'
    pages = ebook(tmp_path, {"book.yaml": book, "a.md": text})
    parsed = trees(pages)
    assert texts(parsed["text/title-page.xhtml"], "h1") == ["A < B & C"]
    assert texts(parsed["text/a.xhtml"], "code") == ['data-src="x" xmlns="http://www.w3.org/1999/xhtml"']
    assert b"<text>A &lt; B &amp; C</text>" in pages.ncx
    assert b"<text>1. T &amp; U</text>" in pages.ncx


def test_pictures_go_with_the_book_wherever_they_stand(tmp_path: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    text = """\
# ![one](images/1.svg) Title

In the line ![two](images/2.svg).[^n]

| ![three](images/3.svg) |
|---|
| ![four](images/4.svg)  |

![Caption ![five](images/5.svg)](<images/6 ü.svg>){alt="six"}

[^n]: Note ![seven](images/7.svg).
"""
    names = ["1", "2", "3", "4", "5", "6 ü", "7"]
    pages = ebook(tmp_path, {"a.md": text, **{f"images/{name}.svg": picture for name in names}})
    assert sorted(asset.name for asset in pages.assets if asset.media_type == "image/svg+xml") == [
        f"images/{name}.svg" for name in ("1", "2", "3", "4", "5", "6-u", "7")
    ]
    assert dead_links(pages, "text/cover.xhtml") == []
