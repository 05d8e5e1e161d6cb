"""The audit's reader of Markdown: the words of each construct, and the line in which each block begins."""

import time
from pathlib import Path

import pytest

from octavo.check.audit.blocks import Role
from octavo.check.audit.source import read_source
from octavo.check.audit.source.markdown import MarkdownBlocks
from octavo.check.audit.source.spans import read_spans
from octavo.check.audit.words import words

CASES: list[tuple[str, list[tuple[int, str, str]]]] = [
    ("Some *words* and **more** of `them`.", [(1, "paragraph", "some words and more of them")]),
    ("un*believ*able", [(1, "paragraph", "unbelievable")]),
    ("[Link](http://x.org \"Title\") and [span]{.smallcaps} end", [(1, "paragraph", "link and span end")]),
    ("See @tbl-x and [@holm1911, p. 3] there.", [(1, "paragraph", "see and there")]),
    ("A call.[^a] Then.\n\n[^a]: The note,\n    in two lines.",
     [(1, "paragraph", "a call then"), (3, "note", "the note in two lines")]),
    ("A word^[an inline note] more", [(1, "paragraph", "a word more"), (1, "note", "an inline note")]),
    ("# Title {#sec-a .unnumbered}\n\nText.", [(1, "heading", "title"), (3, "paragraph", "text")]),
    ("Title\n=====\n\nText.", [(1, "heading", "title"), (4, "paragraph", "text")]),
    ("3. third\n4. fourth\n9. not sure", [(1, "paragraph", "3 third"), (2, "paragraph", "4 fourth"),
                                           (3, "paragraph", "not sure")]),
    ("In the year\n1914. War came.", [(1, "paragraph", "in the year 1914 war came")]),
    ("> quoted\n> words", [(1, "paragraph", "quoted words")]),
    ("| A | B |\n|---|---|\n| one | two |\n\n: Caption {#tbl-c}",
     [(1, "table", "a b"), (3, "table", "one two"), (5, "caption", "caption")]),
    ("A      B\n-----  ----\none    two", [(1, "table", "a b one two")]),
    ("+-----+-----+\n| one | two |\n| and | too |\n+-----+-----+",
     [(2, "table", "one and"), (2, "table", "two too")]),
    ("```\ncode *as* is\n```", [(2, "code", "code as is")]),
    ("```{r, echo=FALSE}\nrun(1)\n```", [(2, "code", "run 1")]),
    ("<!-- left\nout --> kept", [(2, "paragraph", "kept")]),
    ("a <b>bold</b> word<br>and &amp; &eacute;t&eacute;", [(1, "paragraph", "a bold word and ete")]),
    ("$$\nx = 1\n$$\n\nWhere $x$ is.", [(5, "paragraph", "where is")]),
    ("::: {.group title=\"Founders\"}\n- A. Alder, *chair*\n:::",
     [(1, "heading", "founders"), (2, "paragraph", "a alder chair")]),
    ("::: note\nText.\n:::", [(2, "paragraph", "text")]),
    ("![A boat.](images/boat.png){#fig-b alt=\"A small\nboat\"}",
     [(1, "caption", "a boat"), (1, "alternative text", "a small boat")]),
    ("{{< include x.qmd >}}\n\n{% hint style=\"info\" %}\nText.\n{% endhint %}", [(4, "paragraph", "text")]),
    ("```{list-table} Boats\n:header-rows: 1\n\n* - Year\n  - Boats\n```", [(4, "table", "year boats")]),
    ("水$x_i$山", [(1, "paragraph", "水 山")]),
    ("!!! warning \"The gap\"\n    Low.", [(1, "heading", "the gap"), (2, "paragraph", "low")]),
    ("??? note\n    Low water.", [(2, "paragraph", "low water")]),
    ("> [!NOTE]\n> Low water.", [(2, "paragraph", "low water")]),
    ("10^6^[x](https://example.org/a) more^[Or.]", [(1, "paragraph", "106 x more"), (1, "note", "or")]),
    ("W> Mind *the* gap.\nT> Wait.", [(1, "paragraph", "mind the gap wait")]),
    ("{::comment}\nnot for print\n{:/comment}\n\nLow.", [(5, "paragraph", "low")]),
    ("# One\\\ntwo {#sec-a}\nText.", [(1, "heading", "one two"), (3, "paragraph", "text")]),
    ("<table>\n<tr><td>one</td><td>two</td></tr>\n</table>", [(2, "paragraph", "one two")]),
    ("Escaped \\*stars\\* and 1923--25", [(1, "paragraph", "escaped stars and 1923 25")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_blocks_of_markdown(text: str, expected: list[tuple[int, str, str]]) -> None:
    found = MarkdownBlocks("x.md", text).blocks
    assert [(b.lines[0], str(b.role), " ".join(b.words)) for b in found] == expected


@pytest.mark.parametrize(
    ("source", "finished"),
    [
        ("the Self-governing --- body's", "The self\u2010governing\u2014body\u2019s"),
        ("12.5 of 1,200", "12.5 of 1,200"),
        ("pp. 13--14", "pp. 13\u201314"),
        ("office flow", "o\ufb03ce \ufb02ow"),
        ("ÉTÉ", "e\u0301te\u0301"),
        ("soft\u00adhyphen", "softhyphen"),
        ("日本", "日\n本"),
    ],
)
def test_words_are_the_same_on_both_sides(source: str, finished: str) -> None:
    assert words(source) == words(finished) != []


def test_words_that_differ() -> None:
    assert words("-12.3") != words("-123")
    assert words("public") != words("publics")


def test_what_is_printed_otherwise_is_counted() -> None:
    blocks = MarkdownBlocks("x.md", "See [@holm, p. 3].\n\n$$\nx = 1\n$$\n")
    assert blocks.unsure.counts == {"citations and references": 3, "formulas": 2}


def test_files_outside_of_the_book_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Secret words.")
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text("title: A\nbody: [../secret.md, link.md, one.md]\n")
    (book / "link.md").symlink_to(tmp_path / "secret.md")
    (book / "one.md").write_text("Own words.")
    assert [block.words for block in read_source(book).blocks] == [("own", "words")]


def test_what_stands_below_a_table_is_read_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: A\nbody: [one.md]\n")
    (tmp_path / "one.md").write_text("::: {.table #tbl-t}\n:::\n")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "t.yaml").write_text(
        "columns: [{id: a}]\nsource: Yearbook.\nsigns: {n.a.: unknown}\n"
        "notes: {a: '{author=\"Ed.\"} Late.'}\nremarks: |\n  All are\n\n  dry.\nrows: [[one]]\n",
    )
    assert [" ".join(block.words) for block in read_source(tmp_path).blocks] == [
        "one",
        "all are dry",
        "late",
        "unknown",
        "yearbook",
    ]


def test_many_brackets_take_no_time() -> None:
    start = time.process_time()
    for text in ("[", "![", "{", "$$ ", "<a ", "`", "^[", "[^", "\\(", '{a="', "![a](b", "<!--"):
        MarkdownBlocks("x.md", text * 5_000)
    assert time.process_time() - start < 5


def test_a_picture_alone_whose_file_is_named_elsewhere_is_a_figure_that_may_move() -> None:
    blocks = MarkdownBlocks("a.md", "Text.\n\n![The gate][g]\n\n[g]: gate.png\n\nSee ![it][g].\n").blocks
    assert [block.role for block in blocks][:3] == [Role.TEXT, Role.CAPTION, Role.TEXT]
    assert not blocks[1].flow


def test_a_table_in_html_has_a_place_of_its_own() -> None:
    (table, text) = MarkdownBlocks("x.md", "<table>\n<tr><td>one</td></tr>\n</table>\n\nMore.").blocks
    assert (table.flow, text.flow) == (False, True)


def test_a_block_by_a_directive_knows_its_name() -> None:
    (block,) = MarkdownBlocks("x.md", "```{epigraph}\nThe sea.\n```").blocks
    assert block.markup is not None
    assert block.markup.kinds == {"epigraph"}


def test_words_for_one_format_are_known() -> None:
    text = "Salt `<b>and rope</b>`{=html} came.\n\n::: {.content-visible when-format=html}\nBy sea.\n:::\n"
    assert MarkdownBlocks("x.md", text).unsure.of_one_format == [("and", "rope"), ("by", "sea")]


def test_links_whose_targets_are_defined_elsewhere() -> None:
    spans = read_spans("[one two][a], [b], [three]{.ul} and [four](https://example.org/)")
    assert spans is not None
    marks = {text: sorted(own) for text, own in spans.pieces if text.strip()}
    assert marks["one two"] == marks["b"] == ["to:?"]
    assert marks["three"] == ["underlining"]
    assert marks["four"] == ["to:https://example.org/"]


def test_the_language_of_a_file_that_others_include(tmp_path: Path) -> None:
    files = {"book.yaml": "title: T\nlanguage: en\nbody: [a.md, {file: b.md, language: fr}]\n"}
    files |= {"a.md": "# A\n\nText.\n", "b.md": "# B\n\n{{< include part.md >}}\n", "part.md": "Mots.\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_source(tmp_path).facts.languages == {"": "en", "b.md": "fr", "part.md": ""}
