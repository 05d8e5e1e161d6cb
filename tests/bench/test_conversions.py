"""The same text in the languages of other tools."""

import re

from bench.text import Plan, Text, write_text
from bench.to_pandoc import to_pandoc
from bench.to_typst import to_typst

PLAN = Plan(words=3_000, chapters=3, endnotes=20, footnotes=4, tables=2)


def text() -> Text:
    return write_text(PLAN)


def test_pandoc_gets_every_piece() -> None:
    made = to_pandoc(text())
    assert [piece for piece in text().pieces() if piece not in made] == []


def test_pandoc_gets_every_note_as_a_footnote_with_one_call() -> None:
    made = to_pandoc(text())
    defined = re.findall(r"^\[\^(\w+)\]: \S", made, re.MULTILINE)
    called = re.findall(r"\[\^(\w+)\](?!:)", made)
    assert len(defined) == 24
    assert sorted(called) == sorted(defined)


def test_pandoc_gets_chapters_and_tables() -> None:
    lines = to_pandoc(text()).splitlines()
    assert lines[:3] == ["---", "title: A Book Made by Rule", "lang: en"]
    assert len([line for line in lines if line.startswith("# ")]) == 3
    assert len([line for line in lines if line.startswith("|")]) == 2 * (2 + 12)
    assert ": A table made by rule {#tbl-1}" in lines


def test_typst_gets_every_piece() -> None:
    made = to_typst(text())
    assert [piece for piece in text().pieces() if piece not in made] == []


def test_typst_gets_notes_with_links_to_and_fro() -> None:
    made = to_typst(text())
    assert made.count("#footnote[") == 4
    called = re.findall(r"#super\[#link\(<(n\d+)>\)\[(\d+)\]\] #label\(\"call-\1\"\)", made)
    listed = re.findall(r"^#link\(<call-(n\d+)>\)\[(\d+)\.\] .*<\1>$", made, re.MULTILINE)
    assert called == listed == [(f"n{number}", str(number + 1)) for number in range(20)]


def test_typst_gets_chapters_and_tables() -> None:
    made = to_typst(text())
    assert len(re.findall(r"^= ", made, re.MULTILINE)) == 3 + 1  # and the notes
    assert made.count("#figure(kind: table") == 2
