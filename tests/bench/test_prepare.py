"""The document for tools that set a book in one go."""

from pathlib import Path

import pytest
from lxml import html

from bench.prepare import prepare
from tests.books import write_book

FILES = {
    "book.yaml": "title: A Book\nfront: [contents]\nbody: [one.md, two.md]\nback: [notes]\n",
    "one.md": (
        "# One\n\nText.[^foot] More.[^end]\n\n"
        "[^foot]: {series=footnotes} First.\n\n    Second.\n\n[^end]: Last.\n"
    ),
    "two.md": "# Two\n\nText.\n",
}


@pytest.mark.engine
def test_the_book_as_one_document(tmp_path: Path) -> None:
    prepare(write_book(tmp_path / "book", FILES), tmp_path / "one", jobs=1)
    tree = html.parse(tmp_path / "one/book.html").getroot()
    sections = tree.find("body").findall("section")
    assert [section.get("id") for section in sections] == ["contents", "one", "two", "notes"]
    starts = [section.get("style") for section in sections]
    assert starts == [None, "break-before: right", "break-before: page", "break-before: page"]
    assert [node.text for node in tree.iter("a") if node.get("data-page-of")] == ["1", "2", "3"]
    sheets = [node.get("href") for node in tree.iter("link")]
    assert [sheets[0], sheets[1], *sheets[-2:]] == [
        "fonts.css",
        "base.css",
        "divisions.print.css",
        "size.css",
    ]
    assert sheets.index("verse.css") < sheets.index("print.css") < sheets.index("verse.print.css")
    assert all((tmp_path / "one" / name).is_file() for name in sheets)
    assert 'url("font:' not in (tmp_path / "one/fonts.css").read_text("utf-8")
    assert (tmp_path / "one/fonts/EBGaramond-Regular.ttf").is_file()


@pytest.mark.engine
def test_a_footnote_stays_in_its_paragraph(tmp_path: Path) -> None:
    prepare(write_book(tmp_path / "book", FILES), tmp_path / "one", jobs=1)
    (footnote,) = (
        node
        for node in html.parse(tmp_path / "one/book.html").iter("span")
        if node.get("class") == "footnote"
    )
    (body,) = footnote
    assert [(node.tag, node.text, node.get("style")) for node in body] == [
        ("span", "First.", None),
        ("span", "Second.", "display: block"),
    ]
    paragraph = footnote.getparent()
    assert paragraph is not None
    assert paragraph.tag == "p"
    assert "".join(paragraph.itertext()).endswith("More.1")
