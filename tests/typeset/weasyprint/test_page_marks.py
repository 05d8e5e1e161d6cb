"""Marks of footnotes that begin again on each page, read from the finished pages: six lines of 10 pt."""

from dataclasses import replace
from pathlib import Path

from octavo.typeset.layout import GatheringLayout
from tests.typeset.books import book, document, engine, made, section, text
from tests.typeset.pages_read import pages_of

CSS = """
p { text-align: left }
.footnote { footnote-policy: line }
.footnote::footnote-call { content: attr(data-mark); line-height: 0 }
.footnote::footnote-marker { content: attr(data-mark) "=" }
"""


def note(name: str, marks: str = "symbols", series: str = "own", body: str = "") -> str:
    attributes = f'data-number-by="page" data-series="{series}" data-marks="{marks}" data-mark="?"'
    return f'<span class="footnote" id="{name}" {attributes}>{body or name}</span>'


def again(name: str) -> str:
    elsewhere = f'<span data-elsewhere="{name}">(p.<span data-page-of="{name}"></span>)</span>'
    return f'<a class="note-call" data-number-by="page" href="#{name}">?{elsewhere}</a>'


def lines(*texts: str) -> str:
    return f"<p>{'<br/>'.join(texts)}</p>"


def laid(folder: Path, body: str, css: str = "") -> GatheringLayout:
    return engine(folder, CSS + css).typeset(document(body))


def read(result: GatheringLayout, folder: Path) -> list[str]:
    return [" ".join(words) for words in pages_of(result.pdf, folder)]


def test_marks_begin_again_on_each_page(tmp_path: Path) -> None:
    result = laid(tmp_path, lines(*(f"t{number}{note(f'n{number}')}" for number in range(7))))
    assert read(result, tmp_path) == [
        "t0* t1† t2‡ *=n0 †=n1 ‡=n2",
        "t3* t4† t5‡ *=n3 †=n4 ‡=n5",
        "t6* *=n6",
    ]
    assert [found.number for found in result.landmarks.notes] == ["*", "†", "‡", "*", "†", "‡", "*"]


def test_each_series_counts_by_itself_in_its_own_marks(tmp_path: Path) -> None:
    notes = [note("a", "decimal", "x"), note("b", "letters", "y"), note("c", "decimal", "x")]
    result = laid(tmp_path, lines(*(f"t{one}" for one in notes)))
    assert read(result, tmp_path) == ["t1 ta t2 1=a a=b 2=c"]


def test_other_notes_keep_their_marks(tmp_path: Path) -> None:
    plain = '<span class="footnote" data-mark="17">old</span>'
    result = laid(tmp_path, lines(f"t{plain}", f"u{note('n', 'decimal')}"))
    assert read(result, tmp_path) == ["t17 u1 17=old 1=n"]


def test_wider_mark_that_drives_a_line_to_the_next_page_is_numbered_there(tmp_path: Path) -> None:
    # Ten notes of one line do not fit: the last page's notes count from 1 again, and no number is missing.
    result = laid(tmp_path, lines(*(f"t{note(f'n{number}', 'decimal')}" for number in range(11))))
    for words in read(result, tmp_path):
        calls = [word.removeprefix("t") for word in words.split() if word.startswith("t")]
        assert calls == [str(number) for number in range(1, len(calls) + 1)]


def test_moved_display_counts_where_it_stands(tmp_path: Path) -> None:
    figure = f'<figure data-display="yes">{"<br/>".join(["d"] * 3)}{note("d")}</figure>'
    body = lines("t", "t", "t") + figure + lines(f"u{note('u')}", "u")
    result = laid(tmp_path, body, "figure { break-inside: avoid }")
    assert read(result, tmp_path) == ["t t t u* u *=u", "d d d* *=d"]


def test_table_in_a_note_has_its_mark_as_text_has(tmp_path: Path) -> None:
    table = "<table><colgroup><col/></colgroup><tr><td>cell</td></tr></table>"
    kind = 'data-number-by="page" data-series="own" data-marks="symbols" data-mark="?"'
    body = f'<div class="footnote" id="n" {kind}>n{table}</div>'
    result = laid(tmp_path, f"<p>t{body}</p>", "div.footnote { float: footnote }")
    assert read(result, tmp_path) == ["t* *=n cell"]


def test_rest_of_a_note_does_not_count(tmp_path: Path) -> None:
    long = note("n", body="<br/>".join(f"n{number}" for number in range(7)))
    result = laid(tmp_path, lines("t", f"t{long}", "u", f"u{note('m')}", "v"))
    pages = read(result, tmp_path)
    assert pages[0].split()[:3] == ["t", "t*", "*=n0"]
    assert "u*" in pages[1].split()
    assert "*=m" in pages[1].split()
    assert pages[1].count("*") == 2


def test_further_call_has_the_mark_of_the_note_and_elsewhere_its_page(tmp_path: Path) -> None:
    body = lines("t", f"t{note('m')}", f"t{note('n')}", f"u{again('n')}") + lines(
        f'v<br class="new"/>{note("o")}', f"w{again('n')}"
    )
    one = section("s", f'{body}<p class="new">x{note("p")}{again("n")}{again("p")}</p>')
    result = made(book(tmp_path, one, css=CSS))
    pages = [text(result.pdf, page) for page in range(len(result.pagemap.pages))]
    assert "u†" in pages[0].split()
    assert "(p." not in pages[0]
    assert pages[-1] == "x * †(p.1)* *=p"


def test_same_book_gives_the_same_file(tmp_path: Path) -> None:
    pages = book(
        tmp_path, section("s", lines(*(f"t{note(f'n{n}')}{again('n0')}" for n in range(9)))), css=CSS
    )
    assert made(pages).pdf == made(replace(pages)).pdf
