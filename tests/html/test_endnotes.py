"""Notes behind the text, at the end of the book, a part or a chapter; and what lists show of their calls."""

import re
from pathlib import Path

from lxml import etree

from octavo.core.xhtml import EPUB_TYPE, Element, local
from octavo.html import render_ebook, render_print
from octavo.html.renderer import Medium, Renderer
from octavo.source.manuscript import Kind
from tests.books import compose_book, settings_for
from tests.html.pages_read import dead_links, ebook, texts, trees

BOOK = """\
title: T
notes: [SERIES]
body:
  - file: sel.md
    kind: selection
    chapters: [a.md, b.md]
  - c.md
back: [notes]
"""
FILES = {
    "sel.md": "# Sel[^1]\n\nX.[^t]\n\n[^1]: of Sel\n[^t]: {series=other} of other\n",
    "a.md": "# A\n\nX.[^1]\n\n[^1]: of A\n",
    "b.md": "X.[^1]\n\n[^1]: of B\n",
    "c.md": "# *C*\n\nX.[^1] Y.[^t]\n\n[^1]: of C\n[^t]: {series=other} last\n",
}


def notes(root: Path, series: str) -> list[str]:
    tree = trees(ebook(root, {"book.yaml": BOOK.replace("SERIES", series), **FILES}))["text/notes.xhtml"]
    found = []
    for node in tree.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}li"):
        words = " ".join("".join(map(str, node.itertext())).split())
        found.append(f"{local(node)} {words}")
    return found


def test_notes_by_division(tmp_path: Path) -> None:
    assert notes(tmp_path, "{id: endnotes}, {id: other, place: page-foot}") == [
        "h1 Notes", "h2 Sel", "li 1. of Sel", "li 2. of A", "li 3. of B", "h2 1. C", "li 4. of C",
    ]  # fmt: skip


def test_chapters_have_headings_where_each_begins_with_note_1(tmp_path: Path) -> None:
    assert notes(tmp_path, "{id: endnotes, numbering: chapter}, {id: other, place: page-foot}") == [
        "h1 Notes", "h2 Sel", "li 1. of Sel", "h3 1. A", "li 1. of A", "h3 Chapter 2", "li 1. of B",
        "h2 1. C", "li 1. of C",
    ]  # fmt: skip


def test_several_series_have_headings_of_their_own(tmp_path: Path) -> None:
    assert notes(tmp_path, "{id: endnotes}, {id: other, author: L. Trotsky, marks: letters}") == [
        "h1 Notes", "h2 Endnotes", "h3 Sel", "li 1. of Sel", "li 2. of A", "li 3. of B",
        "h3 1. C", "li 4. of C",
        "h2 L. Trotsky", "h3 Sel", "li a. of other", "h3 1. C", "li b. last",
    ]  # fmt: skip


def test_one_series_in_each_of_two_divisions(tmp_path: Path) -> None:
    book = BOOK.replace("SERIES", "{id: endnotes}, {id: other}").replace(
        "back: [notes]",
        "back: [{kind: notes, series: other, title: Other}, {kind: notes, series: endnotes}]",
    )
    parsed = trees(ebook(tmp_path, {"book.yaml": book, **FILES}))
    words = {
        name: ["".join(map(str, node.itertext())).split()[-1] for node in tree.iter("{*}li")]
        for name, tree in parsed.items()
        if "other" in name or "notes" in name
    }
    assert sorted(words.values()) == [["Sel", "A", "B", "C"], ["other", "last"]]


# At the ends of chapters and parts


def listed(tree: Element) -> list[str]:
    """Headings, items and notes of a page, with their words."""
    found = []
    for node in tree.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}li", "{*}aside"):
        words = " ".join("".join(map(str, node.itertext())).split())
        found.append(f"{local(node)} {words}")
    return found


CHAPTER_END = """\
title: T
notes: [{id: own, place: chapter-end, numbering: chapter}, {id: foot, place: page-foot}, MORE]
body:
  - title: Part
    chapters: [a.md]
  - b.md
"""
CHAPTERS = {
    "a.md": "# A\n\nX.[^1] Y.[^2] Z.[^1]\n\n## Sub\n\nS.\n\n[^1]: First.\n[^2]: {series=foot} Foot.\n",
    "b.md": "# B\n\nX.[^1]\n\n[^1]: Of B.\n",
}


def test_notes_at_the_end_of_their_chapter(tmp_path: Path) -> None:
    files = {"book.yaml": CHAPTER_END.replace(", MORE", ""), **CHAPTERS}
    pages = ebook(tmp_path, files)
    parsed = trees(pages)
    assert listed(parsed["text/a.xhtml"]) == [
        "h2 1 A", "h3 Sub", "h3 Notes", "li 1. First. (2)", "aside 1. Foot.",
    ]  # fmt: skip
    assert listed(parsed["text/b.xhtml"]) == ["h1 1 B", "h2 Notes", "li 1. Of B."]
    assert dead_links(pages, "text/cover.xhtml") == []
    section = next(
        node for node in parsed["text/a.xhtml"].iter("{*}section") if node.get("role") == "doc-endnotes"
    )
    assert section.get(EPUB_TYPE) == "endnotes"


def test_several_series_at_the_end_of_a_chapter(tmp_path: Path) -> None:
    more = "{id: other, place: chapter-end, marks: letters, author: L. T.}"
    files = {"book.yaml": CHAPTER_END.replace("MORE", more), **CHAPTERS}
    files["b.md"] += "\nY.[^2]\n\n[^2]: {series=other} Other.\n"
    tree = trees(ebook(tmp_path, files))["text/b.xhtml"]
    assert listed(tree) == ["h1 1 B", "h2 Own", "li 1. Of B.", "h2 L. T.", "li a. Other."]


def test_a_note_leads_back_to_each_of_its_calls(tmp_path: Path) -> None:
    files = {"book.yaml": CHAPTER_END.replace(", MORE", ""), **CHAPTERS}
    tree = trees(ebook(tmp_path, files))["text/a.xhtml"]
    back = [node for node in tree.iter("{*}a") if node.get("role") == "doc-backlink"]
    assert [(node.get("href"), node.text, node.get("aria-label")) for node in back] == [
        ("#call-a-1", "1.", "1, back to the text, 1"),
        ("#call-a-1-2", "(2)", "back to the text, 2"),
        ("#call-a-2", "1.", "1, back to the text"),
    ]
    calls = [node.get("id") for node in tree.iter("{*}a") if node.get("role") == "doc-noteref"]
    assert calls == ["call-a-1", "call-a-2", "call-a-1-2"]


PART_END = """\
title: T
contents: {depth: 2}
notes: [{id: n, place: part-end, numbering: SPAN}]
front: [contents]
body:
  - title: "The *Part*[^t]"
    chapters: [{file: sel.md, kind: selection, chapters: [a.md]}, b.md]
  - file: c.md
    kind: selection
    chapters: [d.md]
"""
PART_FILES = {
    **{f"{name}.md": f"# {name}\n\nX.[^1]\n\n[^1]: Of {name}.\n" for name in ("sel", "a", "b", "d")},
    "c.md": "# C\n\nX.\n",
    "notes/t.md": "[^t]: Of the title.\n",
}


def test_notes_at_the_end_of_a_part(tmp_path: Path) -> None:
    pages = ebook(tmp_path, {"book.yaml": PART_END.replace("SPAN", "part"), **PART_FILES})
    parsed = trees(pages)
    assert [document.title for document in pages.documents if "notes" in document.name] == [
        "Notes to The Part",
        "Notes to C",
    ]
    assert listed(parsed["text/the-part--notes.xhtml"]) == [
        "h2 Notes to The Part", "li 1. Of the title.", "h3 sel", "li 2. Of sel.", "li 3. Of a.",
        "h3 1. b", "li 4. Of b.",
    ]  # fmt: skip
    assert dead_links(pages, "text/cover.xhtml") == []


def test_chapters_have_headings_in_the_notes_of_a_part_where_each_begins_with_1(tmp_path: Path) -> None:
    pages = ebook(tmp_path, {"book.yaml": PART_END.replace("SPAN", "chapter"), **PART_FILES})
    assert listed(trees(pages)["text/the-part--notes.xhtml"]) == [
        "h2 Notes to The Part", "li 1. Of the title.", "h3 sel", "li 1. Of sel.", "h4 1. a", "li 1. Of a.",
        "h3 1. b", "li 1. Of b.",
    ]  # fmt: skip


def test_lists_name_the_notes_of_a_part_under_it(tmp_path: Path) -> None:
    files = {"book.yaml": PART_END.replace("SPAN", "part"), **PART_FILES}
    nav = trees(ebook(tmp_path, files))["nav.xhtml"]
    toc = next(nav.iter("{*}nav"))
    assert texts(toc, "a") == ["Part I. The Part", "sel", "1. b", "Notes", "C", "1. d", "Notes"]
    outline = render_print(compose_book(tmp_path, files), settings_for(tmp_path)).outline
    assert [(entry.level, entry.title) for entry in outline if entry.title == "Notes"] == [(2, "Notes")] * 2


def test_the_title_of_the_notes_of_a_part_in_other_languages(tmp_path: Path) -> None:
    book = "language: de\n" + PART_END.replace("SPAN", "part")
    pages = ebook(tmp_path, {"book.yaml": book, **PART_FILES})
    assert "Anmerkungen zu „The Part“" in [document.title for document in pages.documents]


# Pages of the printed book


def test_the_pages_that_call_the_notes_under_a_heading(tmp_path: Path) -> None:
    files = {"book.yaml": BOOK.replace("SERIES", "{id: endnotes}, {id: other, place: page-foot}"), **FILES}
    files["a.md"] = "# A\n\nX.[^1]\n\n[^1]: See[^in].\n[^in]: In a note.\n"
    edition = compose_book(tmp_path, files)
    settings = settings_for(tmp_path)
    section = next(one for one in edition.sections if one.kind is Kind.NOTES)
    asked = {
        paged: re.findall(
            r'data-pages-of="([^"]*)"',
            Renderer(edition, settings, Medium.EBOOK, paged=paged).section(section),
        )
        for paged in (False, True)
    }
    assert asked == {False: [], True: ["call-sel-1 call-a-1 call-b-1", "call-c-1"]}
    printed = Renderer(edition, settings, Medium.PRINT).section(section)
    assert "data-pages-of" not in printed


# In print


def test_a_printed_footnote_says_what_its_marks_are(tmp_path: Path) -> None:
    book = (
        "title: T\nnotes: [{id: n, place: page-foot, marks: letters, numbering: page},"
        " {id: m, place: page-foot}]\nbody: [a.md]\n"
    )
    files = {"book.yaml": book, "a.md": "X[^1] Y[^2].\n\n[^1]: One\n    line.\n[^2]: {series=m} Two.\n"}
    section = render_print(compose_book(tmp_path, files), settings_for(tmp_path)).sections[0].xhtml
    notes = [node for node in etree.fromstring(section).iter("{*}span") if node.get("class") == "footnote"]
    names = ("data-mark", "data-series", "data-marks", "data-number-by")
    assert [tuple(map(note.get, names)) for note in notes] == [
        ("a", "n", "letters", "page"),
        ("1", "m", "decimal", None),
    ]
    assert "".join(map(str, notes[0].itertext())) == "One line."  # the engine would keep the line end


def test_a_printed_note_has_one_way_back(tmp_path: Path) -> None:
    files = {"book.yaml": CHAPTER_END.replace(", MORE", ""), **CHAPTERS}
    sections = render_print(compose_book(tmp_path, files), settings_for(tmp_path)).sections
    assert [section.xhtml.count('role="doc-backlink"') for section in sections] == [0, 1, 1]


def test_headings_with_notes_are_listed_without_them(tmp_path: Path) -> None:
    text = "# Title[^e]\n\n## Sub[^f]\n\nX.\n\n[^e]: End.\n[^f]: {series=footnotes} Foot.\n"
    files = {"book.yaml": "title: T\nfront: [contents]\nbody: [a.md]\nback: [notes]\n", "a.md": text}
    edition, settings = compose_book(tmp_path, files), settings_for(tmp_path)
    pages, printed = render_ebook(edition, settings), render_print(edition, settings)
    parsed = trees(pages)
    assert texts(next(parsed["nav.xhtml"].iter("{*}nav")), "a") == ["1. Title", "Sub", "Notes"]
    assert texts(etree.fromstring(pages.ncx), "text") == ["T", "1. Title", "Sub", "Notes"]
    assert parsed["text/a.xhtml"].findtext("{*}head/{*}title") == "Title"
    assert texts(parsed["text/notes.xhtml"], "h1") == ["Notes"]
    assert [entry.title for entry in printed.outline] == ["Contents", "1. Title", "Sub", "Notes"]
    by_id = {section.id: section for section in printed.sections}
    assert by_id["a"].recto == "Title"
    contents = etree.fromstring(by_id["contents"].xhtml)
    assert [
        name for name in contents.iter("{*}a") if "note" in name.get("href", "") and name.get("role")
    ] == []
    assert texts(parsed["text/a.xhtml"], "h1") == ["1 Title1"]


def test_a_note_of_a_table_leads_back_to_each_of_its_calls(tmp_path: Path) -> None:
    table = "caption: C\ncolumns: [{id: a, head: A}]\nrows: [['1[^n]'], ['2[^n]']]\nnotes: {n: A note.}\n"
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": table}
    tree = trees(ebook(tmp_path, files))["text/a.xhtml"]
    back = [node for node in tree.iter("{*}a") if node.get("role") == "doc-backlink"]
    assert [(node.get("href"), node.text) for node in back] == [
        ("#tbl-t-call-n", "*"),
        ("#tbl-t-call-n-2", "(2)"),
    ]


def test_chapters_of_a_part_have_headings(tmp_path: Path) -> None:
    part = "  - {title: P, chapters: [a.md, b.md]}\n"
    found = {}
    for name, body in (("one", part), ("two", part + "  - {title: Q, chapters: [c.md, d.md]}\n")):
        book = f"title: T\nnotes: [{{id: endnotes}}]\nbody:\n{body}back: [notes]\n"
        files = {f"{x}.md": f"# {x.upper()}\n\nX.{'[^1]' if x != 'd' else ''}\n" for x in "abcd"}
        files = {file: text + ("\n[^1]: N.\n" if "[^1]" in text else "") for file, text in files.items()}
        tree = trees(ebook(tmp_path / name, {"book.yaml": book, **files}))["text/notes.xhtml"]
        heads = tree.iter("{*}h2", "{*}h3")
        found[name] = [f"{local(node)} {''.join(map(str, node.itertext()))}" for node in heads]
    assert found["one"] == ["h2 1. A", "h2 2. B"]
    assert found["two"] == ["h2 Part I. P", "h3 1. A", "h3 2. B", "h2 Part II. Q"]
