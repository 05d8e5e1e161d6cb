"""Objects added behind a finished PDF, read again by two libraries that know nothing of how."""

import io

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from octavo.typeset.assembly.update import Update, name_text, string_text


@pytest.fixture
def saved() -> io.BytesIO:
    """A PDF of two pages, the second with two links, and a place kept for the structure tree."""
    target = io.BytesIO()
    with Pdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(100, 100))
        links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, n, n]) for n in (1, 2)]
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(link) for link in links])
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.docinfo["/Title"] = "A Title"
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target


def add(saved: io.BytesIO, count: int, word: str = "n") -> bytes:
    """The PDF with so many structure elements more, each of which knows its number and the first page."""
    update = Update(saved)
    numbers = [update.new() for _ in range(count)]
    for place, number in enumerate(numbers):
        update.put(number, f"<</S /{word} /Place {place} /Pg {update.pages[0]} 0 R>>")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    links = " ".join(f"{update.annotation(1, index)} 0 R" for index in (0, 1))
    update.put(update.structure_root, f"<</Type /StructTreeRoot /K [{kids}] /Links [{links}]>>")
    update.finish()
    return saved.getvalue()


@pytest.mark.parametrize("count", [1, 199, 200, 1000])
def test_new_objects_are_found_and_old_ones_stay(saved: io.BytesIO, count: int) -> None:
    with Pdf.open(io.BytesIO(add(saved, count))) as pdf:
        assert pdf.check_pdf_syntax() == []
        root = pdf.Root.StructTreeRoot
        assert [int(kid.Place) for kid in root.K] == list(range(count))
        assert {kid.Pg.objgen for kid in root.K} == {pdf.pages[0].obj.objgen}
        assert [float(link.Rect[2]) for link in root.Links] == [1, 2]
        assert str(pdf.docinfo["/Title"]) == "A Title"
        assert len(pdf.pages) == 2


def test_another_reader_finds_them_too(saved: io.BytesIO) -> None:
    reader = pypdf.PdfReader(io.BytesIO(add(saved, 450)), strict=True)
    root = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    assert [kid.get_object()["/Place"] for kid in root["/K"]] == list(range(450))
    assert root["/K"][449].get_object()["/Pg"].get_object() == reader.pages[0].get_object()


def test_the_file_begins_with_what_was_saved(saved: io.BytesIO) -> None:
    before = saved.getvalue()
    assert add(saved, 3).startswith(before)


def test_the_same_objects_give_the_same_bytes_and_others_another_id(saved: io.BytesIO) -> None:
    copies = [io.BytesIO(saved.getvalue()) for _ in range(3)]
    one, two, other = add(copies[0], 3), add(copies[1], 3), add(copies[2], 3, "other")
    assert one == two
    ids = [[bytes(part) for part in Pdf.open(io.BytesIO(data)).trailer.ID] for data in (one, other)]
    # The first part stays for the life of a file, the second is that of its content (ISO 32000-1, 14.4).
    assert ids[0][0] == ids[1][0]
    assert ids[0][1] != ids[1][1]


@pytest.mark.parametrize("text", ["plain", "a (b) \\ c", "Köln", "Ж \U0001f600", "line\nline"])
def test_strings_are_read_as_they_were_written(saved: io.BytesIO, text: str) -> None:
    update = Update(saved)
    update.put(update.structure_root, f"<</Type /StructTreeRoot /Alt {string_text(text)}>>")
    update.finish()
    with Pdf.open(io.BytesIO(saved.getvalue())) as pdf:
        assert str(pdf.Root.StructTreeRoot.Alt) == text


def test_names_are_escaped() -> None:
    assert (name_text("H1"), name_text("a b")) == ("/H1", "/a#20b")
