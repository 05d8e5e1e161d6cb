"""Stylesheets and templates of a book whose names nothing reads."""

from pathlib import Path

import pytest

from octavo.build.overrides import check_overrides
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.settings import Settings
from octavo.elements import ELEMENTS
from tests.books import write_book


def told(root: Path, files: dict[str, str]) -> dict[str, str]:
    """What is said of files of a book: the hints by the files."""
    write_book(root, {"one.md": "Words.\n", **files})
    diagnostics = Diagnostics()
    check_overrides(Settings(root, root / "output"), ELEMENTS, diagnostics)
    assert {(one.code, one.severity) for one in diagnostics} <= {("override-unused", Severity.WARNING)}
    return {one.span.file: one.hint for one in diagnostics if one.span}


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("styles/prints.css", "styles/print.css"),
        ("styles/verse.print.css", "styles/elements/verse.print.css"),
        ("styles/element/verse.print.css", "styles/elements/verse.print.css"),
        ("styles/elements/vers.css", "styles/elements/verse.css"),
        ("templates/sections/chapters.html.j2", "templates/sections/chapter.html.j2"),
        ("templates/title-page.html.j2", "templates/sections/title-page.html.j2"),
    ],
)
def test_a_name_that_is_misspelled(file: str, meant: str, tmp_path: Path) -> None:
    assert told(tmp_path, {file: "p { color: blue }"}) == {file: f"did you mean `{meant}`?"}


@pytest.mark.parametrize("name", ["house-rules.css", "custom.css", "my.css", "style.css"])
def test_a_stylesheet_with_a_name_of_its_own(name: str, tmp_path: Path) -> None:
    (hint,) = told(tmp_path, {f"styles/{name}": "p { color: blue }"}).values()
    assert "under `styles` of an edition" in hint


def test_what_is_read_is_not_told(tmp_path: Path) -> None:
    book = "title: A\nbody: [one.md]\neditions:\n  large: {styles: [large-type.css]}\n"
    files = {
        "book.yaml": book,
        "styles/print.css": '@import "colors.css"; p { color: blue }',
        "styles/colors.css": "p { color: red }",
        "styles/large-type.css": "p { color: red }",
        "styles/texts.css": "p { color: red }",  # told as file-renamed
        "styles/elements/letter.epub.css": "p { color: red }",
        "styles/elements/table.print.css": "p { color: red }",
        "templates/sections/chapter.html.j2": '{% include "house/logo.html.j2" %}',
        "templates/house/logo.html.j2": "<p>Shore Press</p>",
        "templates/terms/la.yaml": "notes: Notae\n",
        "templates/macros/tables.html.j2": "",
        "templates/cover.html.j2": "",
        "styles/README.md": "Ours.",
    }
    assert told(tmp_path, files) == {}


def test_a_link_out_of_the_book_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "house.css").write_text("p { color: blue }")
    book = tmp_path / "book"
    book.mkdir()
    (book / "styles").symlink_to(tmp_path / "outside")
    assert told(book, {}) == {}
