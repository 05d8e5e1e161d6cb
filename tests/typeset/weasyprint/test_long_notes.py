"""Footnotes that go on at the foot of the next page, read from the finished pages.

Pages of the sample stylesheet have six lines of 10 pt, from y 20 to y 80.

This shows what patches/long_notes.py does.
"""

from pathlib import Path

import pypdfium2
import pytest

from octavo.core.pagemap import NoteKind
from octavo.source.manuscript import Region
from octavo.typeset.layout import GatheringLayout
from tests.typeset.books import book, document, elements, engine, made, problems, section, sketch, text, where
from tests.typeset.pages_read import pages_of

CSS = """
p { text-align: left; orphans: 2; widows: 2 }
.footnote { footnote-policy: line }
.footnote::footnote-call { content: "*"; line-height: 0 }
.footnote::footnote-marker { content: "*\\A0" }
"""


def lines(name: str, count: int) -> str:
    """Lines of one word each: a1 a2 a3."""
    return "<br/>".join(f"{name}{number}" for number in range(1, count + 1))


def note(name: str, count: int) -> str:
    return f'<span class="footnote" id="{name}">{lines(name, count)}</span>'


def laid(folder: Path, body: str, css: str = "") -> GatheringLayout:
    return engine(folder, CSS + css).typeset(document(body))


def read(result: GatheringLayout, folder: Path) -> list[str]:
    """The words of each page, without the marks."""
    return [" ".join(" ".join(words).replace("*", "").split()) for words in pages_of(result.pdf, folder)]


def test_note_of_three_pages_loses_no_word_and_stands_in_order(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('n', 9)}<br/>{lines('u', 8)}</p>")
    assert read(result, tmp_path) == [
        "t1 t2 n1 n2 n3 n4",
        "u1 u2 u3 n5 n6 n7",
        "u4 u5 u6 n8 n9",
        "u7 u8",
    ]
    assert result.problems == ()
    assert (result.positions["n"].page, result.ends["n"]) == (0, 2)


def test_parts_stand_at_the_foot_and_reach_down_to_it(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('n', 6)}<br/>{lines('u', 4)}</p>")
    last_lines = [where(result.pdf, page, word)[1] for page, word in ((0, "n4"), (1, "n6"))]
    assert last_lines[0] == pytest.approx(last_lines[1], abs=0.01)
    assert where(result.pdf, 0, "t1")[1] - where(result.pdf, 0, "n4")[1] == pytest.approx(50, abs=0.2)


def test_the_rest_of_a_note_has_no_mark(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('n', 6)}<br/>{lines('u', 4)}</p>")
    marks = [" ".join(words).count("*") for words in pages_of(result.pdf, tmp_path)]
    assert marks == [2, 0]


def test_two_lines_at_least_on_both_sides(tmp_path: Path) -> None:
    # Five lines of the note would leave one for the next page.
    result = laid(tmp_path, f"<p>{lines('t', 1)}{note('n', 6)}</p><p>{lines('u', 3)}</p>")
    assert read(result, tmp_path) == ["t1 n1 n2 n3 n4", "u1 u2 u3 n5 n6"]


def test_short_note_stays_whole_and_the_line_of_its_call_goes_with_it(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 4)}{note('n', 3)}<br/>{lines('u', 2)}</p>")
    assert read(result, tmp_path) == ["t1 t2 t3", "t4 u1 u2 n1 n2 n3"]


def test_call_at_the_beginning_of_a_paragraph_keeps_the_next_line(tmp_path: Path) -> None:
    body = f"<p>{lines('t', 2)}</p><p>u1{note('n', 6)}<br/>u2<br/>u3<br/>u4</p>"
    assert read(laid(tmp_path, body), tmp_path)[0] == "t1 t2 u1 u2 n1 n2"


def test_two_long_notes_in_a_paragraph(tmp_path: Path) -> None:
    body = f"<p>{lines('t', 2)}{note('m', 6)}<br/>u1{note('n', 7)}<br/>{lines('v', 6)}</p>"
    result = laid(tmp_path, body, "p { orphans: 1; widows: 1 }")
    pages = read(result, tmp_path)
    words = " ".join(pages).split()
    assert result.problems == ()
    assert [word for word in words if word[0] == "m"] == [f"m{number}" for number in range(1, 7)]
    assert [word for word in words if word[0] == "n"] == [f"n{number}" for number in range(1, 8)]
    assert [word for word in words if word[0] == "v"] == [f"v{number}" for number in range(1, 7)]
    assert pages[1] == "u1 m5 m6 n1 n2 n3"


def test_second_note_of_a_line_is_divided_where_the_first_is_short(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('m', 1)}{note('n', 6)}<br/>{lines('u', 5)}</p>")
    assert read(result, tmp_path) == ["t1 t2 m1 n1 n2 n3", "u1 u2 u3 n4 n5 n6", "u4 u5"]


def test_second_long_note_of_a_line_is_reported_where_it_stands_on_a_later_page(tmp_path: Path) -> None:
    body = f'<p data-src="a.md:3:1">t1{note("m", 7)}{note("n", 2)}<br/>{lines("u", 5)}</p>'
    result = laid(tmp_path, body)
    assert [(fault.code, fault.source) for fault in result.problems] == [("footnote-late", "a.md:3:1")]
    words = " ".join(read(result, tmp_path)).split()
    assert {f"m{number}" for number in range(1, 8)} | {"n1", "n2"} < set(words)


def test_note_of_a_cell_is_divided_and_its_row_is_not(tmp_path: Path) -> None:
    rows = f"<tr><td>c1{note('n', 7)}</td><td>d1</td></tr><tr><td>c2</td><td>d2</td></tr>"
    result = laid(tmp_path, f"<p>t1<br/>t2</p><table>{rows}</table><p>{lines('u', 3)}</p>")
    assert read(result, tmp_path) == ["t1 t2 c1d1 n1 n2 n3", "c2 d2 n4 n5 n6 n7", "u1 u2 u3"]
    assert result.problems == ()


def test_note_of_a_heading_leaves_lines_below_it(tmp_path: Path) -> None:
    body = f"<h2>h1{note('n', 6)}</h2><p>{lines('t', 8)}</p>"
    result = laid(tmp_path, body, "h2 { break-after: avoid; font-weight: 400 }")
    assert read(result, tmp_path)[0] == "h1 t1 t2 t3 n1 n2"


def test_note_in_the_head_of_a_table_is_not_repeated(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>r{number}</td></tr>" for number in range(9))
    head = f"<thead><tr><th>h{note('n', 1)}</th></tr></thead>"
    result = laid(tmp_path, f"<table>{head}<tbody>{rows}</tbody></table>")
    assert [page.split().count("n1") for page in read(result, tmp_path)] == [1, 0]


def test_paragraphs_lists_and_tables_of_a_note_go_on(tmp_path: Path) -> None:
    body = (
        f"<p>{lines('k', 3)}</p><ul><li>{lines('l', 2)}</li><li>{lines('m', 2)}</li></ul>"
        "<table><tr><td>c1</td></tr><tr><td>c2</td></tr></table>"
    )
    result = laid(tmp_path, f'<p>{lines("t", 2)}<span class="footnote">{body}</span><br/>{lines("u", 9)}</p>')
    words = [word for word in " ".join(read(result, tmp_path)).split() if word[0] in "klmc" and len(word) > 1]
    assert words == ["k1", "k2", "k3", "l1", "l2", "m1", "m2", "c1", "c2"]
    assert result.problems == ()


def test_text_ends_before_the_note(tmp_path: Path) -> None:
    body = f"<p>{lines('t', 2)}{note('n', 12)}</p>"
    one = section("a", body, region=Region.BODY)
    result = made(book(tmp_path, one, css=CSS))
    pages = [text(result.pdf, page).replace("*", "").split() for page in range(len(result.pagemap.pages))]
    assert pages == [
        ["t1", "t2", "n1", "n2", "n3", "n4"],
        ["n5", "n6", "n7", "n8", "n9", "n10"],
        ["n11", "n12"],
    ]
    assert [(page.blank, page.section) for page in result.pagemap.pages] == [(False, "a")] * 3
    (placed,) = result.pagemap.notes
    assert (placed.kind, placed.calls, placed.page, placed.last) == (NoteKind.FOOTNOTE, (0,), 0, 2)


def test_divided_note_is_one_element_of_the_structure(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('n', 9)}<br/>{lines('u', 8)}</p>")
    (found,) = elements(result.tree, "Note")
    assert found.id == "n"
    assert sketch([found]).count("Lbl") == 1
    assert {kid.page for kid in found.kids if hasattr(kid, "page")} == {0, 1, 2}


def test_pages_after_the_first_part_begin_with_the_text(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('n', 9)}<br/>{lines('u', 8)}</p>")
    assert [page.start.word for page in result.pages if page.start] == ["t1", "u1", "u4", "u7"]


def test_rule_above_the_rest_of_a_note_is_that_of_its_own_pages(tmp_path: Path) -> None:
    css = "@page continued-notes { @footnote { border-top: 2pt solid; padding-top: 3pt } }"
    body = f"<p>{lines('t', 2)}{note('n', 6)}<br/>{lines('u', 4)}</p>"
    plain, ruled = laid(tmp_path, body), laid(tmp_path, body, css)
    assert _rules(plain.pdf) == [[], []]
    (), (rule,) = _rules(ruled.pdf)[:2]
    assert rule == pytest.approx(80, abs=0.5)  # as wide as the text


def _rules(pdf: bytes) -> list[list[float]]:
    """The widths of the drawn lines of each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        kinds = (pypdfium2.raw.FPDF_PAGEOBJ_PATH,)
        return [
            [right - left for left, _, right, _ in (item.get_bounds() for item in page.get_objects(kinds))]
            for page in opened
        ]


def test_text_that_needs_more_room_takes_it_from_the_rest_of_a_note(tmp_path: Path) -> None:
    figure = '<figure id="f" style="height: 45pt; break-inside: avoid">x</figure>'
    result = laid(tmp_path, f"<p>{lines('t', 2)}{note('n', 9)}</p>{figure}<p>{lines('u', 3)}</p>")
    page = result.positions["f"].page
    assert where(result.pdf, page, "n5")[1] < 80 - 45
    words = [word for word in " ".join(read(result, tmp_path)).split() if word[0] == "n"]
    assert words == [f"n{number}" for number in range(1, 10)]


def test_note_that_cannot_be_divided_is_reported(tmp_path: Path) -> None:
    tall = '<span class="footnote" id="n"><figure style="height: 90pt; break-inside: avoid">x</figure></span>'
    found = problems(book(tmp_path, section("a", f"<p>t{tall}</p>"), css=CSS))
    assert "footnote-too-long" in {fault.code for fault in found}


def test_rest_of_a_note_takes_a_page_alone_before_the_next_note_is_late(tmp_path: Path) -> None:
    body = f"<p>{lines('t', 2)}{note('n', 12)}</p><p>u1{note('m', 1)}<br/>u2<br/>u3</p>"
    result = laid(tmp_path, body)
    assert read(result, tmp_path) == ["t1 t2 n1 n2 n3 n4", "n5 n6 n7 n8 n9 n10", "u1 u2 u3 n11 n12 m1"]
    assert result.problems == ()
    assert [page.blank for page in result.pages] == [False] * 3
    assert [page.start.word for page in result.pages if page.start] == ["t1", "", "u1"]
