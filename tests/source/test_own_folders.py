"""Links and odd files in the folders ``templates`` and ``styles``: never followed out, never passed over."""

import os
from pathlib import Path

import pytest

from tests.source.cases import listed, read_book, write_book


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.css").write_text("p { background: url(TOKEN) }")
    return write_book(tmp_path / "book", "=== one.md\nText\n")


def found(root: Path) -> str:
    _, diagnostics = read_book(root)
    assert not any("TOKEN" in one.message for one in diagnostics), "nothing outside is read"
    return listed(diagnostics)


def test_a_link_out_of_the_book(root: Path) -> None:
    (root / "styles").mkdir()
    (root / "styles" / "print.css").symlink_to("../../outside/a.css")
    (root / "styles" / "elements").symlink_to("../../outside")
    assert found(root) == (
        "styles/elements:1:1 error path-outside\nstyles/print.css:1:1 error path-outside\n"
    )


@pytest.mark.parametrize("name", ["styles", "templates"])
def test_a_whole_folder_that_is_a_link(root: Path, name: str) -> None:
    (root / name).symlink_to("../outside")
    assert found(root) == f"{name}:1:1 error path-outside\n"


def test_a_link_inside_the_book_is_followed(root: Path) -> None:
    (root / "house").mkdir()
    (root / "house" / "print.css").write_text("p { color: black }")
    (root / "styles").mkdir()
    (root / "styles" / "print.css").symlink_to("../house/print.css")
    assert found(root) == ""


def test_links_that_lead_nowhere(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "chapter.html.j2").symlink_to("gone")
    (root / "templates" / "page.html.j2").symlink_to("page.html.j2")
    assert found(root) == (
        "templates/chapter.html.j2:1:1 error file-missing\ntemplates/page.html.j2:1:1 error file-missing\n"
    )


def test_a_pipe(root: Path) -> None:
    (root / "styles").mkdir()
    os.mkfifo(root / "styles" / "print.css")
    assert found(root) == "styles/print.css:1:1 error path-outside\n"
