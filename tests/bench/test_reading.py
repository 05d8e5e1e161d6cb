"""What is found in finished files."""

import zipfile
from pathlib import Path

from bench.reading import lost, text_of


def test_hyphens_spaces_and_ligatures_do_not_matter() -> None:
    assert lost(["The office of Mihetoca was closed."], "THE oﬃce of Mi-\nhetoca   was closed") == []


def test_a_piece_split_by_a_page_is_not_lost() -> None:
    piece = "Rumamo gefabi tolu sanome vidaco pula retoni."
    page = "Rumamo gefabi tolu sa- \f 12 HEAD \n* A note at the foot. nome vidaco pula retoni."
    assert lost([piece], page) == []


def test_what_is_not_there_is_lost() -> None:
    pieces = ["Rumamo gefabi tolu sanome vidaco.", "Pula retoni.", "Sanome vidaco gefabi tolu rumamo."]
    assert lost(pieces, "Rumamo gefabi tolu sanome vidaco. Sanome vidaco gefabi tolu rumamo.") == [pieces[1]]


def test_order_does_not_matter() -> None:
    notes = [f"Note {'abcdefgh'[n] * 20}." for n in range(8)]
    assert lost(notes, " filler " * 5_000 + " ".join(reversed(notes))) == []


def test_the_text_of_an_epub(tmp_path: Path) -> None:
    epub = tmp_path / "a.epub"
    with zipfile.ZipFile(epub, "w") as archive:
        archive.writestr("OPS/a.xhtml", "<html><body><p>Salt <em>&amp;</em> rye</p></body></html>")
        archive.writestr("OPS/a.css", "p { color: red }")
    assert text_of(epub) == "Salt & rye"
