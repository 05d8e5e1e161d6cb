"""The rules of the stores: each has a book that breaks it, and only a refusal fails the check."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.check.result import CheckResult, Outcome
from octavo.check.source_places import SourceMap
from octavo.check.stores import book as store_book
from octavo.check.stores.checks import TOPICS, check_stores
from tests.check.epubs import DOT, HEAD, write_epub
from tests.check.said import advised, said
from tests.check.store_epubs import SOLD, changed, picture, with_file

Files = Mapping[str, str | bytes]


def judged(tmp_path: Path, files: Files) -> dict[str, CheckResult]:
    return {result.name: result for result in check_stores(write_epub(tmp_path / "book.epub", files))}


def test_a_good_book_is_taken_by_every_store_without_a_word(tmp_path: Path) -> None:
    results = judged(tmp_path, SOLD)
    assert list(results) == list(TOPICS)
    assert {name: (r.outcome, said(r), advised(r)) for name, r in results.items()} == dict.fromkeys(
        TOPICS, (Outcome.PASSED, (), ())
    )
    assert results["Apple Books"].detail == f"{len(TOPICS['Apple Books'])} rules"


TEXT, NAV, CSS, OPF = "text/one.xhtml", "nav.xhtml", "css/book.css", "book.opf"
PACKAGE, KINDLE, APPLE, KOBO = TOPICS
COVER, PHOTO = "images/cover.jpg", "images/photo.jpg"
UID = '<dc:identifier id="id">urn:isbn:9780306406157'


def text(old: str, new: str) -> Files:
    return changed(TEXT, old, new)


def body(new: str) -> Files:
    return text("Words<a", f"{new}Words<a")


def style(rule: str) -> Files:
    return with_file(CSS, rule)


def drawing(inside: str) -> Files:
    return with_file("images/dot.svg", DOT.replace("<circle", f"{inside}<circle"))


def encrypted() -> Files:
    root = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    cipher = '<CipherReference xmlns="http://www.w3.org/2001/04/xmlenc#" URI="OEBPS/fonts/face.otf"/>'
    return {**SOLD, "META-INF/encryption.xml": f"{root}{cipher}</encryption>"}


def hidden(how: str, letters: int) -> Files:
    return body(f"</p><div {how}><p>{'x' * letters}</p></div><p>")


ROW = f"<tr>{'<td>1</td>' * 2}</tr>"
IN_PX = "p.x { font-size: 12px }"
ENTITY = HEAD.replace("html>", 'html [<!ENTITY e "text">]>')
FORM = "</p><form action='x'><p>Name</p></form><p>"
MATHS = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi></semantics></math>'

# Topic; the book; a piece of the message; whether the store refuses the book.
RULES: list[tuple[str, Files, str, bool]] = [
    (PACKAGE, with_file("images/a photo.jpg", b""), "a photo.jpg\u201d is not of ASCII", True),
    (PACKAGE, with_file("images/\u00fcber.jpg", b""), "\u00fcber.jpg\u201d is not of ASCII", True),
    (PACKAGE, with_file("images/" + "x" * 256, b""), "longer than 255 bytes", True),
    (PACKAGE, with_file("text/ONE.xhtml", b""), "differ in capitals only", True),
    (PACKAGE, changed(OPF, ' properties="cover-image"', ""), "names no cover", True),
    (PACKAGE, with_file(COVER, picture(1600, 2560, "GIF", "P")), "is not a JPEG or PNG", True),
    (PACKAGE, changed(OPF, UID, UID.replace("urn:isbn:", "urn:x:")), "the NCX says", True),
    (
        PACKAGE,
        changed("toc.ncx", "<text>Two</text>", "<text>Three</text>"),
        "differ at \u201cTwo\u201d",
        True,
    ),
    (PACKAGE, encrypted(), "fonts/face.otf is encrypted", True),
    (PACKAGE, text(HEAD, ENTITY), "declares entities", True),
    (PACKAGE, with_file(PHOTO, picture(mode="CMYK")), "not RGB", True),
    (PACKAGE, changed(OPF, "<dc:description>About.", "<dc:description>"), "no description", False),
    (PACKAGE, changed(OPF, "About.", "x" * 4001), "4001 characters", False),
    (KINDLE, changed(OPF, "<dc:language>en</dc:language>", ""), "has no language", True),
    (KINDLE, changed(OPF, "<dc:title>A Small Book", "<dc:title>"), "has no title", True),
    (KINDLE, with_file(COVER, picture(10, 10_001)), "the most is 10000 pixels a side", True),
    (KINDLE, with_file(COVER, picture(624, 1000)), "wants 625 by 1000", False),
    (KINDLE, with_file(COVER, picture(1500, 2400)), "best are 1600 by 2560", False),
    (KINDLE, with_file(COVER, picture(2560, 2560)), "1.00 times as high", False),
    (KINDLE, with_file(PHOTO, picture(kind="WEBP")), "a WEBP picture", False),
    (KINDLE, with_file(PHOTO, b"no picture"), "no picture that can be read", True),
    (KINDLE, with_file(PHOTO, picture(kind="PNG", mode="RGBA")), "is transparent", False),
    (KINDLE, with_file(PHOTO, picture(300, 399)), "300 by 399 pixels", False),
    (KINDLE, with_file("images/dot.svg", DOT.replace(" viewBox", " data-box")), "no viewBox", False),
    (KINDLE, drawing("<text>Words</text>"), "letters as text", False),
    (KINDLE, text('alt="A dot"', f'alt="{"x" * 140}"'), "140 characters", False),
    (KINDLE, hidden('style="display: none"', 10_001), "10001 characters are hidden", True),
    (KINDLE, hidden('hidden="hidden"', 10_001), "10001 characters are hidden", True),
    (KINDLE, body(FORM), "<form> does not work", False),
    (KINDLE, body("<script/>"), "<script> does not work", False),
    (KINDLE, body(MATHS), "<semantics>", False),
    (KINDLE, body(f"</p><table>{ROW * 101}</table><p>"), "101 rows and 2 columns", False),
    (KINDLE, body('</p><table><tr><td colspan="11">1</td></tr></table><p>'), "11 columns", False),
    (KINDLE, body(f"</p><table><tr><td><table>{ROW}</table></td></tr></table><p>"), "inside a table", False),
    (KINDLE, changed(NAV, ' epub:type="bodymatter"', ""), "name no bodymatter", False),
    (KINDLE, changed(NAV, '">iv</a>', '">5</a>'), "2 pages have the number \u201c5\u201d", False),
    (KINDLE, changed(NAV, '">iv</a>', '">A-4</a>'), "neither roman nor arabic", False),
    (KINDLE, changed(NAV, 'one.xhtml#a">iv', 'one.xhtml">iv'), "2 pages begin at", False),
    (KINDLE, text("../images/photo.jpg", "../images/cover.jpg"), "shows the cover", False),
    (KINDLE, style("body { line-height: 1.4 }"), "sets the line-height of all text", False),
    (KINDLE, style("p { color: black }"), "sets the color of all text", False),
    (KINDLE, style("body { margin: 0 2em }"), "sets the margin-left of all text", False),
    (KINDLE, style(IN_PX), "css/book.css:1: p.x sets font-size to 12px", False),
    (KINDLE, style("@media screen { h1, h2 { margin: 0 0 12pt } }"), "h2 sets margin-bottom to 12pt", False),
    (KINDLE, style(".x { margin-left: -1em }"), "moves text out to the left", False),
    (KINDLE, style(".x { text-indent: -2em; padding-left: 1em }"), "moves text out to the left", False),
    (KINDLE, style(".x { margin-right: -1em; padding-left: 1em }"), "out to the right", False),
    (KINDLE, style(".x { position: absolute }"), "has the position absolute", False),
    (KINDLE, body('<a href="https://books.apple.com/b/1">here</a>'), "books.apple.com", False),
    (APPLE, with_file(PHOTO, picture(2400, 2400)), "more than 5.6 million pixels", True),
    (APPLE, with_file(COVER, picture(1399, 2400)), "wants 1400 by 1400", False),
    (APPLE, with_file(PHOTO, picture(kind="GIF", mode="P")), "a GIF picture", False),
    (APPLE, drawing('<image href="data:image/png;base64,"/>'), "a picture of pixels inside", False),
    (APPLE, body('<a href="https://www.amazon.co.uk/dp/1">here</a>'), "www.amazon.co.uk", False),
    (KOBO, with_file(COVER, picture(10, 7_201)), "the most is 7200 pixels", True),
    (KOBO, with_file(COVER, picture(639, 700)), "wants 640 by 640", False),
    (KOBO, text("Words<a", f"{'x' * 300_000}<a"), "want at most 300 kB", False),
    (KOBO, style("div { margin: 0 }"), "styles every div", False),
]


@pytest.mark.parametrize(
    ("topic", "files", "message", "refused"), RULES, ids=[f"{rule[0]}: {rule[2]}" for rule in RULES]
)
def test_a_broken_rule_is_named(
    tmp_path: Path, topic: str, files: Files, message: str, refused: bool
) -> None:
    result = judged(tmp_path, files)[topic]
    assert any(message in each for each in (said(result) if refused else advised(result)))
    assert result.outcome is (Outcome.FAILED if refused else Outcome.PASSED)


def test_a_book_without_ncx_is_refused(tmp_path: Path) -> None:
    files = changed(OPF, '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', "")
    assert said(judged(tmp_path, files)[PACKAGE]) == ("there is no NCX: older readers have no contents",)


def test_contents_that_do_not_follow_the_book_are_refused(tmp_path: Path) -> None:
    order = '<itemref idref="one"/><itemref idref="two"/>'
    files = changed(OPF, order, '<itemref idref="two"/><itemref idref="one"/>')
    (message,) = said(judged(tmp_path, files)[PACKAGE])
    assert "\u201cTwo\u201d after \u201cA part\u201d" in message


def test_a_short_hidden_text_may_be_there_and_a_long_one_that_is_shown(tmp_path: Path) -> None:
    short = hidden('class="off"', 10_000)
    assert said(judged(tmp_path, {**short, "OEBPS/css/book.css": ".off { display: none }"})[KINDLE]) == ()
    long = hidden('class="on"', 20_000)
    assert said(judged(tmp_path, {**long, "OEBPS/css/book.css": ".off { display: none }"})[KINDLE]) == ()


def test_a_stylesheet_can_hide_too_much(tmp_path: Path) -> None:
    files = {**hidden('class="off"', 10_001), "OEBPS/css/book.css": "section > .off { display: none }"}
    (message,) = said(judged(tmp_path, files)[KINDLE])
    assert message.startswith("OEBPS/text/one.xhtml:")
    assert "10001 characters are hidden" in message


@pytest.mark.parametrize(
    "rule",
    [
        ".x { text-indent: -1em; padding-left: 1em }",
        ".x { margin: -1em -0.7em; padding: 1em 0.7em }",
        ".list .x { padding-left: 2em } .x { text-indent: -2em }",
        ".x { position: absolute; width: 1px; clip-path: inset(50%) }",
        "@media print { .x { position: fixed; font-size: 12pt } }",
        "body { font-size: 1em; margin: 0 0.3em; background: transparent }",
        "hr { height: 1px; border: 2px solid; margin: 1px }",
    ],
)
def test_what_only_looks_like_a_fault_is_let_be(tmp_path: Path, rule: str) -> None:
    assert advised(judged(tmp_path, style(rule))[KINDLE]) == ()


def test_the_own_store_may_be_linked_to(tmp_path: Path) -> None:
    results = judged(tmp_path, body('<a href="https://www.amazon.com/dp/1">x</a>'))
    assert advised(results[KINDLE]) == ()
    assert len(advised(results[APPLE])) == 1


def test_contents_of_three_levels_and_many_drawings_are_told_of(tmp_path: Path) -> None:
    deeper = 'A part</a><ol><li><a href="text/one.xhtml#d1">Deep</a></li></ol></li>'
    files = changed(NAV, "A part</a></li>", deeper)
    assert "the contents have 3 levels; the menu of a Kindle shows 2" in advised(
        judged(tmp_path, files)[KINDLE]
    )
    names = [f"images/dot-{number}.svg" for number in range(25)]
    items = "".join(f'<item id="{n[7:]}" href="{n}" media-type="image/svg+xml"/>' for n in names)
    many = {**changed(OPF, "</manifest>", f"{items}</manifest>"), **{f"OEBPS/{n}": DOT for n in names}}
    assert any("there are 26 SVG drawings" in each for each in advised(judged(tmp_path, many)[KINDLE]))


def test_contents_behind_the_text_are_told_of(tmp_path: Path) -> None:
    files = changed(
        OPF, '<itemref idref="nav"/><itemref idref="one"/>', '<itemref idref="one"/><itemref idref="nav"/>'
    )
    (line,) = advised(judged(tmp_path, files)[KINDLE])
    assert "behind the beginning of the text" in line


def test_the_cover_may_be_described_at_length(tmp_path: Path) -> None:
    files = changed("text/cover.xhtml", 'alt="The cover"', f'alt="{"x" * 200}"')
    assert advised(judged(tmp_path, files)[KINDLE]) == ()


def test_large_files_are_told_of(tmp_path: Path) -> None:
    """A file of the size of which stores speak would take long to write: the book only says that it is."""
    path = write_epub(tmp_path / "book.epub", SOLD)
    real = store_book.open_store_book(path, SourceMap({}))
    for size, refusing, advising in (
        (651, [KINDLE], []),
        (1_001, [KINDLE], [APPLE, KOBO]),
        (2_001, [KINDLE, APPLE, KOBO], []),
    ):
        large = store_book.StoreBook(**{**vars(real), "size": size * 1_000_000})
        found = {topic: [remark for rule in TOPICS[topic] for remark in rule(large)] for topic in TOPICS}
        assert [
            topic for topic, each in found.items() if any(r.severity == "error" for r in each)
        ] == refusing
        assert [topic for topic, each in found.items() if any(r.severity == "note" for r in each)] == advising


def test_large_pictures_are_told_of(tmp_path: Path) -> None:
    noise = picture() + b"\0" * 5_000_001  # what follows the end of a JPEG is passed over
    advice = advised(judged(tmp_path, with_file(PHOTO, noise))[KOBO])
    assert len(advice) == 1
    assert "images/photo.jpg has 5.0 MB" in advice[0]
    advice = advised(judged(tmp_path, with_file(PHOTO, noise + b"\0" * 5_000_000))[KOBO])
    assert any("the pictures of OEBPS/text/one.xhtml have 10.0 MB" in said for said in advice)


def test_a_message_leads_to_the_source(tmp_path: Path) -> None:
    path = write_epub(tmp_path / "book.epub", body('<a href="https://www.kobo.com/x">x</a>'))
    results = {r.name: r for r in check_stores(path, {"text/one.xhtml:6": "chapters/one.md:20:1"})}
    (message,) = advised(results[APPLE])
    assert message.endswith("www.kobo.com [chapters/one.md:20:1]")


def test_a_file_that_is_no_epub_fails(tmp_path: Path) -> None:
    (tmp_path / "none.epub").write_bytes(b"no archive")
    (result,) = check_stores(tmp_path / "none.epub")
    assert result.outcome is Outcome.FAILED
    with zipfile.ZipFile(tmp_path / "empty.epub", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    assert check_stores(tmp_path / "empty.epub")[0].outcome is Outcome.FAILED


@pytest.mark.parametrize(
    "rule",
    [
        "@media screen {" * 3000,
        "p { color: " + "(" * 3000 + " }",
        "p" + ":not(p" * 3000 + ")" * 3000 + " { }",
    ],
)
def test_rules_before_what_no_stylesheet_needs_are_read(tmp_path: Path, rule: str) -> None:
    found = judged(tmp_path, with_file(CSS, f"p {{ margin-left: -1em }} {rule}"))
    assert any("css/book.css:1: p moves" in each for each in advised(found[KINDLE]))
