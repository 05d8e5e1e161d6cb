"""Footnotes of two series: each stands together at the foot of its page."""

from pathlib import Path

from octavo.check.pdf.file import PdfFile
from tests.typeset.books import document, engine
from tests.typeset.pages_read import pages_of

CSS = ".footnote::footnote-call { content: '' } .footnote::footnote-marker { content: '' }"


def note(order: int, words: str) -> str:
    return f'<span class="footnote" data-order="{order}">{words}</span>'


def laid(folder: Path, body: str) -> list[str]:
    result = engine(folder, CSS).typeset(document(f"<section>{body}</section>"))
    assert result.problems == ()
    return [" ".join(page) for page in pages_of(result.pdf, folder)]


def test_series_stand_together_in_the_order_of_the_book(tmp_path: Path) -> None:
    calls = f"{note(1, 'B1')} two{note(0, 'A1')} three{note(1, 'B2')}"
    assert laid(tmp_path, f"<p>One{calls}</p>") == ["One two three A1 B1 B2"]


def test_each_page_has_its_own(tmp_path: Path) -> None:
    pages = [f"<p class='new'>Page{note(1, f'B{n}')}{note(0, f'A{n}')}</p>" for n in (1, 2)]
    assert laid(tmp_path, "".join(pages)) == ["Page A1 B1", "Page A2 B2"]


def test_a_note_that_goes_on_stays_last_and_its_rest_first(tmp_path: Path) -> None:
    long = " ".join(f"b{number}" for number in range(60))
    text = f"<p>One{note(0, 'A0')} two{note(1, long)}</p><p class='new'>Next{note(0, 'A1')}</p>"
    first, *others = laid(tmp_path, text)
    assert first.startswith("One two A0 b0 b1")
    assert " ".join([first, *others]).split().count("b59") == 1
    words = [word for page in (first, *others) for word in page.split() if word.startswith("b")]
    assert words == long.split()


def test_links_move_with_their_notes(tmp_path: Path) -> None:
    linked = note(1, 'B1 <a href="#b1" id="b1">link</a>')
    body = f"<p>One{linked} two{note(0, 'A1 of<br/>two lines')}</p>"
    result = engine(tmp_path, CSS).typeset(document(f"<section>{body}</section>"))
    (tmp_path / "notes.pdf").write_bytes(result.pdf)
    pdf = PdfFile(tmp_path / "notes.pdf")
    (link,) = pdf.links
    assert [word.text for word in pdf.words_in(link)] == ["link"]
