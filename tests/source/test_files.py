"""Files as they come: bytes that are no text, ways out of the folder, things that are no files."""

import os
from pathlib import Path

import pytest

from octavo.core import folder as folders
from octavo.source import pictures
from tests.source.cases import good_book, listed, read_book, write_book
from tests.source.test_read import words

PNG = b"\x89PNG\r\n\x1a\n"


def book(root: Path, text: bytes) -> Path:
    """A book with one chapter of the given bytes."""
    write_book(root, "=== book.yaml\ntitle: A Book\nbody: [one.md]\n")
    (root / "one.md").write_bytes(text)
    return root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"Caf\xe9", "one.md:1:4 error utf8-invalid\n"),
        (b"One\r\nTwo \xff", "one.md:2:5 error utf8-invalid\n"),
        ("é".encode() + b"\x92", "one.md:1:3 error utf8-invalid\n"),  # the column counts bytes
        (b"\xef\xbb\xbfA\xff", "one.md:1:2 error utf8-invalid\n"),
        (b"One\n\nT\0wo", "one.md:3:2 error control-character\n"),
        (b"One\x0bTwo\n\n\x0cThree", "one.md:1:4 note character-read-as\n"),
        (
            "One\n\nIt\u0092s \u0085 \u2028x".encode(),
            "one.md:3:3 warning character-read-as\none.md:3:8 note character-read-as\n",
        ),
        ("One\nTwo\ufffe".encode(), "one.md:2:4 error control-character\n"),
        ("\ufeffOne".encode("utf-16-le")[:-1], "one.md:1:1 error utf8-invalid\n"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, text: bytes, expected: str) -> None:
    _, diagnostics = read_book(book(tmp_path, text))
    assert listed(diagnostics) == expected


def test_the_message_says_what_the_byte_was_meant_to_be(tmp_path: Path) -> None:
    _, diagnostics = read_book(book(tmp_path, b"It\x92s"))
    (found,) = diagnostics
    assert "0x92" in found.message
    assert "\u2019" in found.message


@pytest.mark.parametrize(
    ("front", "named", "data"),
    [
        ("", "windows-1252", "Café “so”".encode("cp1252")),
        ("", "latin-1", "Café “so”".encode("cp1252")),  # as browsers read it
        ("---\nencoding: koi8-r\n---\n", "latin-1", "Café".replace("Café", "Мир").encode("koi8-r")),
        ("---\ntitle: x\nencoding: 'iso-8859-2'\n---\n", "", "Łódź".encode("iso-8859-2")),
        ("", "gb18030", "中文".encode("gb18030")),
        ("", "latin-1", "Café “so” 中文".encode()),  # what is UTF-8 is read so
        ("", "", "Café 中文".encode("utf-16")),
    ],
)
def test_other_encodings_are_read_if_they_are_named(
    tmp_path: Path, front: str, named: str, data: bytes
) -> None:
    key = f"encoding: {named}\n" if named else ""
    write_book(tmp_path, f"=== book.yaml\ntitle: A Book\n{key}body: [one.md]\n")
    (tmp_path / "one.md").write_bytes(front.encode() + data)
    manuscript, diagnostics = read_book(tmp_path)
    assert listed(diagnostics) == ""
    assert manuscript is not None
    read = words(manuscript.divisions[0].text)
    assert read in {"Café “so”", "Мир", "Łódź", "中文", "Café “so” 中文", "Café 中文"}


@pytest.mark.parametrize("name", ["utf-7", "rot13", "hex", "punycode", "latin-99", "idna", "x"])
def test_what_is_no_encoding_of_text_is_not_read(tmp_path: Path, name: str) -> None:
    _, diagnostics = read_book(
        write_book(tmp_path, f"=== book.yaml\ntitle: A\nencoding: {name}\nbody: [a.md]\n=== a.md\nA\n")
    )
    assert "value-wrong" in listed(diagnostics)


def test_bytes_that_the_named_encoding_lacks(tmp_path: Path) -> None:
    write_book(tmp_path, "=== book.yaml\ntitle: A\nencoding: windows-1252\nbody: [one.md]\n")
    (tmp_path / "one.md").write_bytes(b"Caf\xe9\n\n\x81")
    _, diagnostics = read_book(tmp_path)
    assert listed(diagnostics) == "one.md:3:1 error utf8-invalid\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("\u0438\u0306 \u03b1\u0301 \u304b\u3099", "\u0439 \u03ac \u304c"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("x\u0323\u0302", "x\u0323\u0302"),  # there is no such character
        ("\ufa19 \u212b \u2126", "\ufa19 \u212b \u2126"),  # these stay what they are
        ("a\ufeffb", "ab"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
        (
            "\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937",
            "\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937",
        ),
        ("one\ttwo", "one\ttwo"),
    ],
)
def test_letters_with_their_marks_are_one_character(tmp_path: Path, written: str, read: str) -> None:
    manuscript, diagnostics = read_book(book(tmp_path, written.encode()))
    assert listed(diagnostics) == ""
    assert manuscript is not None
    assert words(manuscript.divisions[0].text) == read


def test_a_bad_byte_in_book_yaml(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_bytes(b"title: A Book\nsubtitle: Caf\xe9\n")
    manuscript, diagnostics = read_book(tmp_path)
    assert manuscript is None
    assert listed(diagnostics) == "book.yaml:2:14 error utf8-invalid\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(tmp_path: Path, end: str, mark: bytes) -> None:
    text = "---\ntitle: One\n---\n\nBread[^a]\n\n[^a]: Rye <i>\n".replace("\n", end)
    manuscript, diagnostics = read_book(book(tmp_path, mark + text.encode()))
    assert listed(diagnostics) == ("book.yaml:1:1 warning notes-unplaced\none.md:7:11 warning html-in-text\n")
    assert manuscript is not None
    assert words(manuscript.divisions[0].title) == "One"


def test_a_folder_without_book_yaml(tmp_path: Path) -> None:
    manuscript, diagnostics = read_book(tmp_path)
    assert manuscript is None
    assert listed(diagnostics) == "- error book-missing\n"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("Secret\n")
    root = book(tmp_path / "book", b'![](images/x.png){alt=""}\n')
    (root / "images").mkdir()
    (root / "images/x.png").symlink_to(secret)
    (root / "notes").mkdir()
    (root / "notes/endnotes.md").symlink_to(secret)
    (root / "tables").symlink_to(tmp_path)
    manuscript, diagnostics = read_book(root)
    assert listed(diagnostics) == "notes/endnotes.md:1:1 error path-outside\none.md:1:1 error path-outside\n"
    assert manuscript is not None
    assert not manuscript.notes


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    root = book(tmp_path, b"One\n")
    (root / "one.md").rename(root / "real.md")
    (root / "one.md").symlink_to("real.md")
    manuscript, diagnostics = read_book(root)
    assert listed(diagnostics) == ""
    assert manuscript is not None


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    root = write_book(
        tmp_path, "=== book.yaml\ntitle: A Book\nbody: [pipe.md, folder.md, one.md]\n=== one.md\nOne\n"
    )
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    _, diagnostics = read_book(root)
    assert listed(diagnostics) == "book.yaml:2:8 error file-missing\nbook.yaml:2:17 error file-missing\n"


def test_a_loop_of_links_is_a_missing_file(tmp_path: Path) -> None:
    root = book(tmp_path, b"One\n")
    (root / "one.md").unlink()
    (root / "one.md").symlink_to("one.md")
    _, diagnostics = read_book(root)
    assert listed(diagnostics) == "book.yaml:2:8 error file-missing\n"


def test_a_text_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "TEXT_LIMIT", 100)
    _, diagnostics = read_book(book(tmp_path, b"x" * 101))
    assert listed(diagnostics) == "one.md:1:1 error file-too-big\n"


def test_a_picture_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LIMIT", 100)
    root = book(tmp_path, b'![](a.png){alt=""}\n\n![](b.png){alt=""}\n')
    (root / "a.png").write_bytes(PNG + bytes(92))
    (root / "b.png").write_bytes(PNG + bytes(93))
    _, diagnostics = read_book(root)
    assert listed(diagnostics) == "one.md:3:1 error picture-too-big\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.JPEG", b"\xff\xd8\xff\xe1"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\0\0\0\0WEBP"),
    ],
)
def test_pictures_of_all_kinds(tmp_path: Path, name: str, data: bytes) -> None:
    root = book(tmp_path, f'![]({name}){{alt=""}}\n'.encode())
    (root / name).write_bytes(data)
    _, diagnostics = read_book(root)
    assert listed(diagnostics) == ""


def test_nothing_deep_is_lost_without_a_word(tmp_path: Path) -> None:
    _, diagnostics = read_book(book(tmp_path, b">" * 200 + b" deep\n"))
    assert listed(diagnostics) == "one.md:1:1 error nesting-deep\n"


@pytest.mark.parametrize("text", ["[" * 3000, "*a _b " * 3000, "<!--" * 3000, "^[" * 3000, "`" * 3001 + "a"])
def test_texts_that_are_meant_to_take_long(tmp_path: Path, text: str) -> None:
    manuscript, _ = read_book(book(tmp_path, text.encode()))
    assert manuscript is not None


def test_a_paragraph_of_brackets_is_refused(tmp_path: Path) -> None:
    _, diagnostics = read_book(book(tmp_path, b"Good.\n\n" + b"[" * 5001))
    assert listed(diagnostics) == "one.md:3:1 error nesting-deep\n"


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "one.md":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, diagnostics = read_book(book(tmp_path, b"One"))
    assert listed(diagnostics) == "book.yaml:2:8 error file-unreadable\n"


def test_deep_yaml_is_refused(tmp_path: Path) -> None:
    write_book(tmp_path, f"=== book.yaml\ntitle: {'[' * 5000}\n")
    manuscript, diagnostics = read_book(tmp_path)
    assert manuscript is None
    assert [found.code for found in diagnostics] == ["yaml-syntax"]


def test_the_same_files_give_the_same_book(tmp_path: Path) -> None:
    text = "=== {}.md\nOne[^a]\n=== notes/b.md\n[^a]: A\n=== notes/a.md\n"
    good_book(tmp_path / "x", text.format("one"))
    first = good_book(tmp_path / "y", text.format("one"))
    second = good_book(tmp_path / "z", text.format("one"))
    assert (first.divisions, first.notes) == (second.divisions, second.notes)


def test_page_of_notes_stands_only_where_there_are_some(tmp_path: Path) -> None:
    back = "back: [{kind: notes, series: endnotes}, notes]"
    text = f"=== book.yaml\ntitle: A Book\nbody: [one.md]\n{back}\n=== one.md\nOne[^a]\n\n[^a]: "
    with_one = good_book(tmp_path / "x", text + "A\n")
    assert [division.series for division in with_one.divisions] == [None, "endnotes", None]
    without = good_book(tmp_path / "y", text + "{series=footnotes} A\n")
    assert [division.id for division in without.divisions] == ["one"]


def test_a_path_longer_than_paths_can_be(tmp_path: Path) -> None:
    folder = "[a](" * 400
    write_book(
        tmp_path,
        f"=== book.yaml\ntitle: A Book\nbody: [one.md]\n=== one.md\n![A pier]({'x' * 5000}/pier.png)\n"
        f"=== tables/ice.yaml\ncolumns: [{{id: a, head: A}}]\ndata: '{folder}/ice.csv'\n",
    )
    _, diagnostics = read_book(tmp_path)
    assert {"file-missing"} <= {one.code for one in diagnostics}
