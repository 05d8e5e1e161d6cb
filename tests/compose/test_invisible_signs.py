"""Soft hyphens and zero-width spaces in titles: they help a line to end, and stand in no list of titles."""

from pathlib import Path

from tests.books import compose_book

BOOK = """\
title: Donau\u00addampf\u200bschiff
short-title: Dampf\u00adschiff
language: de
publisher: {name: "See\u00adverlag"}
front: [contents]
body: [a.md, {file: b.md, short-title: "Kurz\u00adtitel"}]
"""


def test_no_list_of_titles_and_no_metadata_has_them(tmp_path: Path) -> None:
    texts = {"book.yaml": BOOK, "a.md": "# Schiff\u00adfahrt\n\n## Unter\u00adtitel\n", "b.md": "# B\n"}
    book = compose_book(tmp_path, texts)
    assert (book.plain_title, book.short_title) == ("Donaudampfschiff", "Dampfschiff")
    assert book.book.publisher is not None
    assert book.book.publisher.name == "Seeverlag"
    first, second = book.contents
    assert (first.plain, "".join(map(str, first.title.itertext()))) == ("Schifffahrt", "Schifffahrt")
    assert [entry.plain for entry in first.children] == ["Untertitel"]
    assert second.plain == "B"
    sections = {section.id: section for section in book.sections}
    assert (sections["a"].heading.short, sections["b"].heading.short) == ("Schifffahrt", "Kurztitel")
    assert "".join(map(str, sections["a"].heading.title.itertext())) == "Schiff\u00adfahrt", (
        "its page keeps them"
    )
