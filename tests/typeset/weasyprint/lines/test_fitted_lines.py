"""Paragraphs set by the engine with lines that were chosen for them as a whole.

This shows what patches/fitted_lines.py does.
"""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from tests.typeset.books import document, engine

TEXT = (
    "To fit a line to its measure each space must give way a little, and no more than that; a paragraph is "
    "looked at as one thing, and each of its lines is what the others let it be, neither crowded nor gaping."
)
CSS = "html { hyphens: none; overflow-wrap: break-word } p { text-align: justify } "


def lines(folder: Path, body: str, css: str = "") -> list[str]:
    """The lines of the first page."""
    made = engine(folder, CSS + css).typeset(document(body))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        text: str = opened[0].get_textpage().get_text_bounded()
    return [line.strip() for line in text.splitlines()]


def glyphs(folder: Path, body: str, css: str = "") -> list[tuple[str, float, float, float]]:
    """The characters of the first page with left edge, right edge and base line, in points."""
    made = engine(folder, CSS + css).typeset(document(body))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        page = opened[0].get_textpage()
        found = []
        for index in range(page.count_chars()):
            left, bottom, right, _ = page.get_charbox(index, loose=True)
            found.append((page.get_text_range(index, 1), left, right, bottom))
    return found


def gaps(found: list[tuple[str, float, float, float]]) -> list[list[float]]:
    """The widths of the spaces between words, line by line."""
    rows: dict[int, list[float]] = {}
    for before, (sign, _, _, bottom), after in zip(found, found[1:], found[2:], strict=False):
        if sign == " " and abs(before[3] - after[3]) < 1:
            rows.setdefault(round(bottom), []).append(after[1] - before[2])
    return [rows[key] for key in sorted(rows, reverse=True)]


def test_no_line_gapes_where_another_can_help(tmp_path: Path) -> None:
    widths = gaps(glyphs(tmp_path, f"<p>{TEXT}</p>", "p { width: 78pt }"))[:-1]
    assert len(widths) >= 5
    natural = 1.6  # points: the space of EB Garamond is a fifth of its 8 points
    # Filled line by line, the widest space of this text has 5.5 points.
    assert max(max(row) for row in widths) < 2.6 * natural
    assert min(min(row) for row in widths) > 0.6 * natural


def test_spaces_of_a_line_are_alike(tmp_path: Path) -> None:
    for row in gaps(glyphs(tmp_path, f"<p>{TEXT}</p>")):
        assert max(row) - min(row) < 0.35  # the sides of letters are not alike


@pytest.mark.parametrize(("align", "start"), [("left", 25.0), ("right", None), ("center", None)])
def test_ragged_lines_have_natural_spaces(align: str, start: float | None, tmp_path: Path) -> None:
    found = glyphs(tmp_path, f"<p>{TEXT}</p>", f"p {{ text-align: {align} }}")
    for row in gaps(found):
        assert max(row) < 2.0
    rows: dict[int, list[tuple[float, float]]] = {}
    for sign, left, right, bottom in found:
        if sign.strip():
            rows.setdefault(round(bottom), []).append((left, right))
    edges = [(min(left for left, _ in row), max(right for _, right in row)) for row in rows.values()]
    for left, right in edges:  # the text block goes from 25 to 105
        if align == "left":
            assert left == pytest.approx(start, abs=0.6)
        elif align == "right":
            assert right == pytest.approx(105, abs=0.6)
        else:
            assert left - 25 == pytest.approx(105 - right, abs=0.8)


def test_last_line_is_not_stretched(tmp_path: Path) -> None:
    first, *_, last = gaps(glyphs(tmp_path, "<p>a paragraph is looked at as one thing, and as no more</p>"))
    assert min(first) > max(last)
    assert max(last) < 2.0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("an <span style='white-space: nowrap'>old and worn</span> rule", "old and worn"),
        ("the pages 227–31 and", "227–31"),
        ("some words—they go", "words—"),
        ("a word<a role='doc-noteref' href='#x'>12</a> so", "word12"),
        ("a word.”<sup><a role='doc-noteref' href='#x'>7</a></sup> so", "word.”7"),
        ("a no\u00a0break here", "no break"),
    ],
)
def test_what_is_not_parted(text: str, kept: str, tmp_path: Path) -> None:
    for width in range(40, 80, 6):
        body = f"<p>It is said of {text} it may be that all is well</p><p id='x'/>"
        found = " | ".join(lines(tmp_path, body, f"p {{ width: {width}pt; text-align: left }}"))
        assert kept in found.replace("\u00a0", " "), found


def test_words_are_divided_by_their_language(tmp_path: Path) -> None:
    body = "<p>in <span lang='de'>Zusammenfassung</span> to</p>"
    found = lines(tmp_path, body, "html { hyphens: auto } p { width: 45pt }")
    assert found[0].rstrip("\u00ad\u2010-\ufffe").endswith("Zu") or "Zusam" in found[0]


def test_a_soft_hyphen_is_shown_where_a_line_ends(tmp_path: Path) -> None:
    found = lines(tmp_path, "<p>a com\u00adpound</p>", "html { hyphens: manual } p { width: 26pt }")
    assert found[0].startswith("a com")
    assert found[1] == "pound"


def test_long_words_are_parted_anywhere_if_the_style_says_so(tmp_path: Path) -> None:
    address = "https://example.org/" + "abcdefgh" * 6
    found = lines(tmp_path, f"<p>See {address} for it.</p>")
    assert len(found) > 3
    assert "".join(found).replace(" ", "").replace("\u00ad", "") == f"See{address}forit."


def test_a_range_that_is_wider_than_its_column_is_parted_at_its_dash(tmp_path: Path) -> None:
    assert lines(tmp_path, "<p>200,000–300,000</p>", "p { width: 40pt; text-align: left }") == [
        "200,000–",
        "300,000",
    ]


def test_edges_of_inline_boxes_take_room(tmp_path: Path) -> None:
    plain = glyphs(tmp_path, "<p style='text-align: left'>one <b>two</b> six</p>")
    css = "b { padding: 0 5pt 0 3pt; margin-left: 2pt; border-left: 1pt solid }"
    found = glyphs(tmp_path, "<p style='text-align: left'>one <b>two</b> six</p>", css)

    def left(page: list[tuple[str, float, float, float]], sign: str) -> float:
        return next(one[1] for one in page if one[0] == sign)

    assert left(found, "t") - left(plain, "t") == pytest.approx(6, abs=0.05)
    assert left(found, "s") - left(plain, "s") == pytest.approx(11, abs=0.05)


def test_boxes_in_a_line_take_room(tmp_path: Path) -> None:
    body = "<p style='text-align: left'>one <i style='display: inline-block; width: 20pt'>a</i> six</p>"
    found = glyphs(tmp_path, body)
    one = next(right for sign, _, right, _ in found if sign == "e")
    six = next(left for sign, left, _, _ in found if sign == "s")
    assert six - one == pytest.approx(20 + 2 * 1.6, abs=0.3)
    assert len({round(bottom, 1) for sign, _, _, bottom in found if sign.strip()}) == 1


def test_a_line_is_ended_by_force(tmp_path: Path) -> None:
    assert lines(tmp_path, "<p>one two<br/>three</p>") == ["one two", "three"]
    first, _ = gaps(glyphs(tmp_path, "<p>one two<br/>three four</p>"))
    assert max(first) < 2.0


def test_empty_elements_stand_on_the_line_of_the_word_behind_them(tmp_path: Path) -> None:
    words = TEXT.split()
    marked = " ".join(f'<span id="w{number}"/>{word}' for number, word in enumerate(words))
    result = engine(tmp_path, CSS).typeset(document(f"<p>{marked}<span id='end'/></p>"))
    starts = [result.positions[f"w{number}"] for number in range(len(words))]
    assert [(one.page, one.y) for one in starts] == sorted((one.page, one.y) for one in starts)
    rows = [number for number, (one, other) in enumerate(pairwise(starts), 1) if other.y != one.y]
    assert len(rows) >= 4
    margins = (25, 15)  # of a recto and a verso
    assert all(starts[row].x == pytest.approx(margins[starts[row].page], abs=0.1) for row in rows)
    assert (result.positions["end"].page, result.positions["end"].y) == (starts[-1].page, starts[-1].y)


def test_pages_go_on_where_the_one_before_ended(tmp_path: Path) -> None:
    made = engine(tmp_path, CSS).typeset(document(f"<p>{TEXT} {TEXT} {TEXT}</p>"))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        assert len(opened) >= 3
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
    assert text.split() == f"{TEXT} {TEXT} {TEXT}".split()


def test_pages_of_another_width_are_fitted_anew(tmp_path: Path) -> None:
    css = "@page :left { margin-left: 45pt }"
    made = engine(tmp_path, CSS + css).typeset(document(f"<p>{TEXT} {TEXT} {TEXT}</p>"))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
        left = opened[1].get_textpage()
        signs = [index for index in range(left.count_chars()) if left.get_text_range(index, 1).strip()]
        edges = [left.get_charbox(index)[::2] for index in signs]
    assert text.split() == f"{TEXT} {TEXT} {TEXT}".split()
    assert min(one for one, _ in edges) >= 44.5
    assert max(other for _, other in edges) <= 95.6


def test_thousands_of_words_and_calls_take_no_long_time(tmp_path: Path) -> None:
    body = "".join(f"word<span id='m{number}'/><em>s</em> " for number in range(4_000))
    made = engine(tmp_path, CSS).typeset(document(f"<p>{body}</p>"))
    assert len(made.positions) >= 4_000
