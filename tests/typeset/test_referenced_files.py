"""Which files a document or a stylesheet may draw in."""

from pathlib import Path

import pytest

from octavo.typeset.referenced_files import names_by_attribute, needed_by_document, needed_by_stylesheets


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "styles").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<img src="images/a.svg"/>', {"images/a.svg"}),
        ("<img src='a b.png'/>", {"a b.png"}),
        ('<img alt="" src="a%20b.png"/>', {"a b.png"}),
        ('<img src="A&amp;B.png"/>', {"A&B.png"}),
        ('<svg><image xlink:href="a.png"/></svg>', {"a.png"}),
        ('<object data="a.svg"></object>', {"a.svg"}),
        ('<p style="background: url(a.png)">x</p>', {"a.png"}),
        ('<p style="background: url(&quot;a.png&quot;)">x</p>', {"a.png"}),
        ('<img src="sub/../a.png"/><img src="b.png"/>', {"a.png", "b.png"}),
        (r'<p style="background: \75rl(a.png)">x</p>', {"a.png"}),
        ('<p data-src="chapters/a.md:1:1">x</p>', set()),
        ('<a href="#note-1">1</a>', set()),
        ('<a href="https://example.org/a.png">1</a>', set()),
        ('<img src="data:image/png;base64,AAAA"/>', set()),
        ('<img src="../outside.png"/><img src="/etc/passwd"/>', set()),
        ('<img src="http://[broken/a.png"/>', set()),
    ],
)
def test_names_in_documents(home: Path, markup: str, names: set[str]) -> None:
    assert needed_by_document(f"<html>{markup}</html>", home, [home]) == {home / name for name in names}


@pytest.mark.parametrize(
    ("css", "names"),
    [
        ("p { background: url(a.png) }", {"styles/a.png"}),
        ("p { background: URL( 'a.png' ) }", {"styles/a.png"}),
        ('@font-face { src: url("../fonts/a.ttf") }', {"fonts/a.ttf"}),
        ('p { background: url("a\\20 b.png") }', {"styles/a b.png"}),
        (r"p { background: \75rl(a.png) }", {"styles/a.png"}),
        (r"p { background: u\52 L('a.png') }", {"styles/a.png"}),
        (r"@\69mport url(a.css);", {"styles/a.css"}),
        ('p { background: url("font:A.ttf") }', set()),
    ],
)
def test_names_in_stylesheets(home: Path, css: str, names: set[str]) -> None:
    (home / "styles" / "print.css").write_text(css)
    sheet = home / "styles" / "print.css"
    found = needed_by_stylesheets([sheet], [home]) - {sheet}
    assert {path for path in found if path.suffix} == {home / name for name in names}


def test_what_is_drawn_in_draws_in_more(home: Path) -> None:
    sheet = home / "styles" / "book.style"  # a stylesheet whatever its name is
    sheet.write_text('@import "more.css";')
    (home / "styles" / "more.css").write_text("p { background: url(../a.svg) }")
    (home / "a.svg").write_text('<svg><image href="b.png"/><style>@import "print.css"</style></svg>')
    (home / "print.css").write_text("@import 'a.svg';")  # round in a circle
    found = needed_by_stylesheets([sheet], [home])
    assert found == {sheet, home / "styles/more.css", home / "a.svg", home / "b.png", home / "print.css"}
    document = needed_by_document('<img src="a.svg"/>', home, [home])
    assert document == {home / "a.svg", home / "b.png", home / "print.css"}


def test_a_link_that_leads_out_of_the_folders_is_not_followed(home: Path) -> None:
    (home / "book").mkdir()
    (home / "secret.svg").write_text('<svg><image href="b.png"/></svg>')
    (home / "book" / "a.svg").symlink_to(home / "secret.svg")
    assert needed_by_document('<img src="a.svg"/>', home / "book", [home / "book"]) == set()


@pytest.mark.parametrize(
    ("css", "by_attribute"),
    [
        ("p { content: attr(data-a url) }", True),
        ("p { content: ATTR( data-a URL, none) }", True),
        ("p { content: attr(data-mark) } q { background: url(a.png) }", False),
    ],
)
def test_stylesheets_that_take_names_from_attributes_are_known(css: str, by_attribute: bool) -> None:
    assert names_by_attribute(css) is by_attribute
