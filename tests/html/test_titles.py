"""Titles of documents."""

from pathlib import Path

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.html import render_ebook
from octavo.source import read

BOOK = """\
title: T
body:
  - {kind: part, title: Spring, chapters: [a.md, b.md]}
  - {kind: part, title: Autumn, chapters: [c.md]}
  - d.md
"""


def test_documents_that_share_a_title_name_their_part(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text(BOOK, encoding="utf-8")
    for name, title in (("a", "Beginnings"), ("b", "Rain"), ("c", "Beginnings"), ("d", "Beginnings")):
        (book / f"{name}.md").write_text(f"# {title}\n\nText.\n", encoding="utf-8")
    diagnostics = Diagnostics()
    manuscript = read(book, diagnostics)
    assert manuscript is not None, list(diagnostics)
    pages = render_ebook(compose(manuscript, diagnostics), Settings(book, tmp_path / "output"))
    assert [str(found) for found in diagnostics] == []
    titles = {
        document.name.removeprefix("text/").removesuffix(".xhtml"): document.title
        for document in pages.documents
    }
    assert {name: titles[name] for name in "abcd"} == {
        "a": "Beginnings (Spring)",
        "b": "Rain",
        "c": "Beginnings (Autumn)",
        "d": "Beginnings",
    }
