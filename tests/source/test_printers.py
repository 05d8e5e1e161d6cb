"""``printers:`` of book.yaml: profiles, and the one that the command names."""

import struct
from pathlib import Path

import pytest

from octavo.core import icc
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.icc import profile_fault
from octavo.core.settings import Settings
from octavo.html import render_print
from octavo.html.pages import PressSettings
from octavo.source import read
from octavo.source.metadata import Book
from octavo.source.printer_options import Printer
from tests.books import compose_book, write_book
from tests.profiles import press_profile

HEAD = "title: A Book\nbody: [one.md]\nprinters:\n"
ONE = "  local: {bleed: 5mm, icc: printing/press.icc}\n"
TWO = ONE + "  far: {bleed: 0.125in}\n"


def problems(root: Path, printers: str, asked: str | None = None) -> list[tuple[str, int | None, str]]:
    """Code, line and message of what is wrong with a book with such printers."""
    write_book(root, {"book.yaml": HEAD + printers, "one.md": "# One\n\nText.\n"})
    diagnostics = Diagnostics()
    read(root, diagnostics, printer=asked)
    assert all(one.severity is Severity.ERROR for one in diagnostics)
    return [(one.code, one.span.line if one.span else None, one.message) for one in diagnostics]


def put_profile(root: Path, data: bytes) -> None:
    (root / "printing").mkdir(parents=True)
    (root / "printing" / "press.icc").write_bytes(data)


@pytest.mark.parametrize("asked", [None, "", "local"])
def test_a_good_profile(tmp_path: Path, asked: str | None) -> None:
    put_profile(tmp_path, press_profile())
    assert problems(tmp_path, ONE, asked) == []


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    ((code, line, message),) = problems(tmp_path, ONE)
    assert (code, line) == ("file-missing", 4)
    assert "printing/press.icc" in message


@pytest.mark.parametrize("path", ["../press.icc", "/etc/passwd", "printing/../../press.icc"])
def test_a_profile_outside_the_book(tmp_path: Path, path: str) -> None:
    (tmp_path / "press.icc").write_bytes(press_profile())
    root = tmp_path / "book"
    (root / "printing").mkdir(parents=True)
    ((code, line, _),) = problems(root, f"  local:\n    icc: {path}\n")
    assert (code, line) == ("path-outside", 5)


def test_a_link_out_of_the_book_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "press.icc").write_bytes(press_profile())
    root = tmp_path / "book"
    (root / "printing").mkdir(parents=True)
    (root / "printing" / "press.icc").symlink_to(tmp_path / "press.icc")
    ((code, _, _),) = problems(root, ONE)
    assert code == "path-outside"


def _broken(place: int, data: bytes) -> bytes:
    profile = press_profile()
    return profile[:place] + data + profile[place + len(data) :]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not an ICC profile"),
        (b"a text that is long enough to have a header" * 9, "is not an ICC profile"),
        (press_profile()[:-1], "is not whole"),
        (press_profile(kind="mntr"), "of the class `mntr` and not `prtr`"),
        (_broken(12, b"\x1b[1m"), "of the class `??1m`"),
        (_broken(16, b"HSV "), "is for colours in HSV"),
        (_broken(8, b"\x05"), "of ICC version 5"),
        (_broken(128, struct.pack(">I", 0)), "its table of tags does not end"),
        (_broken(128, struct.pack(">I", 2**31)), "its table of tags does not end"),
        (_broken(136, struct.pack(">I", 2**31)), "a tag leads out of the file"),
        (_broken(144, b"none"), "cannot be used by the colour engine"),
    ],
)
def test_a_profile_that_is_not_of_a_press(tmp_path: Path, data: bytes, said: str) -> None:
    put_profile(tmp_path, data)
    ((code, line, message),) = problems(tmp_path, ONE)
    assert (code, line) == ("profile-wrong", 4)
    assert said in message
    assert message.isprintable()


def test_a_profile_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.source.printers.LIMIT", 1024)
    put_profile(tmp_path, press_profile())
    ((code, line, _),) = problems(tmp_path, ONE)
    assert (code, line) == ("profile-wrong", 4)
    assert icc.LIMIT > 1024


@pytest.mark.parametrize("space", ["CMYK", "GRAY", "RGB"])
def test_profiles_of_all_kinds_of_presses(space: str) -> None:
    assert profile_fault(press_profile(space)) is None


def test_a_printer_that_is_not_in_the_book(tmp_path: Path) -> None:
    put_profile(tmp_path, press_profile())
    assert problems(tmp_path, TWO, "locol") == [
        ("printer-unknown", 3, "book.yaml has no printer `locol`"),
    ]


def test_one_of_several_printers_must_be_named(tmp_path: Path) -> None:
    put_profile(tmp_path, press_profile())
    ((code, line, _),) = problems(tmp_path, TWO, "")
    assert (code, line) == ("printer-unclear", 3)
    assert problems(tmp_path, TWO, "far") == []


@pytest.mark.parametrize(
    ("keys", "line", "said"),
    [
        ("bleed: 3", 5, "`bleed` cannot be `3`"),
        ("bleed: 2in", 5, "too wide a bleed"),
        ("mark-offset: 30mm", 5, "too far for crop marks"),
        ("page-multiple: 0", 5, "at least 1"),
        ("page-multiple: 100", 5, "at most 64"),
        ("standard: pdf/x-1a", 5, "cannot be `pdf/x-1a`"),
        ("bled: 3mm", 5, "`bled` is not a key"),
        ("mark-offset: 1mm", 5, "`mark-offset` is less than `bleed`"),
        ("standard: pdf/x-4", 5, "needs a profile"),
    ],
)
def test_keys_that_make_no_sense(tmp_path: Path, keys: str, line: int, said: str) -> None:
    ((code, found, message),) = problems(tmp_path, f"  local:\n    {keys}\n")
    assert code in ("value-wrong", "key-unknown")
    assert found == line
    assert said in message


def test_the_printer_that_is_chosen() -> None:
    def chosen(printers: dict[str, Printer], name: str) -> Printer | None:
        return Book(title="A", body=("one.md",), printers=printers).printer_named(name)

    one, other = Printer(bleed="1mm"), Printer(bleed="2mm")
    assert chosen({}, "") == Printer()
    assert chosen({"a": one}, "") == chosen({"a": one, "b": other}, "a") == one
    assert chosen({"a": one, "b": other}, "") is None
    assert chosen({"a": one}, "b") is None


def order(root: Path, printers: str, asked: str | None) -> PressSettings | None:
    edition = compose_book(root, {"book.yaml": HEAD + printers, "one.md": "# One\n\nText.\n"})
    return render_print(edition, Settings(root, root / "output", printer=asked)).press


def test_what_the_typesetter_is_told(tmp_path: Path) -> None:
    put_profile(tmp_path, press_profile())
    profile = tmp_path / "printing" / "press.icc"
    assert order(tmp_path, TWO, None) is None
    assert order(tmp_path, TWO, "local") == PressSettings(14.173, 14.173, 4, True, profile)
    assert order(tmp_path, TWO, "far") == PressSettings(9, 9, 4)
    bare = "  bare: {bleed: 0mm, crop-marks: false, page-multiple: 16}\n"
    assert order(tmp_path, bare, "") == PressSettings(0, None, 16)
    named = "  named: {mark-offset: 12pt, icc: printing/press.icc, standard: none, output-condition: A}\n"
    assert order(tmp_path, named, "") == PressSettings(8.504, 12, 4, False, profile, "A")
