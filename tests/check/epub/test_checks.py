"""Own checks of the EPUB: each fault is named, and only that one."""

import zipfile
from pathlib import Path

import pytest

from octavo.check.epub.checks import check_epub
from octavo.check.result import CheckResult, Outcome
from tests.check.epubs import GOOD, HEAD, HTML, spoil, write_epub
from tests.check.said import said


def failed(results: tuple[CheckResult, ...]) -> dict[str, tuple[str, ...]]:
    """The messages of the checks that failed."""
    return {r.name: said(r) for r in results if r.outcome is Outcome.FAILED}


def test_a_good_book_passes_every_topic(tmp_path: Path) -> None:
    results = check_epub(write_epub(tmp_path / "good.epub"))
    assert failed(results) == {}
    assert {r.name: r.detail for r in results} == {
        "EPUB archive": "9 files, mimetype first and stored",
        "EPUB links": "9 links in 4 documents",
        "EPUB ids": "5 ids, each once in its document",
        "EPUB documents": "4 documents, 1 picture",
        "EPUB resources": "2 resources, none remote",
        "EPUB headings": "5 headings",
        "EPUB notes": "2 calls, 2 notes, linked both ways",
        "EPUB references": "2 note calls",
        "EPUB page list": "no pages",
        "EPUB page numbers": "no pages",
        "EPUB contents": "3 entries lead to their headings",
        "EPUB landmarks": "0 landmarks",
        "EPUB tables": "0 tables",
        "EPUB numbers": "0 numbers in order",
        "EPUB roles": "9 elements with types or roles",
        "EPUB languages": "1 language in 4 documents",
        "EPUB package": "4 documents, each read once",
        "EPUB title page": "title page and cover",
        "EPUB accessibility": "none claimed",
        "EPUB formulas": "0 formulas said as they are written",
        "EPUB styles": "1 stylesheet in each document",
        "EPUB fonts": "0 fonts",
        "EPUB navigation": "3 entries lead to 2 documents",
    }


ONE, TWO, NAV = "text/one.xhtml", "text/two.xhtml", "nav.xhtml"
IMAGE = "../images/dot.svg"
LONE = '<li epub:type="endnote" id="n2">Lone.</li></ol>'
STYLED = '<span style="background: url(https://example.org/y.png)">W</span>'
MARKER = '<i epub:type="pagebreak" role="doc-pagebreak" id="p4" title="4"></i>'
HIDDEN = MARKER.replace("<i ", '<i aria-hidden="true" ')
# Topic that fails; file, piece, and what stands there instead; a piece of the message.
FAULTS = [
    ("EPUB links", ONE, 'id="a">', 'id="b">', "text/one.xhtml has no id \u201ca\u201d"),
    ("EPUB links", NAV, 'href="text/two.xhtml"', 'href="tow.xhtml"', "there is no file OEBPS/tow.xhtml"),
    ("EPUB links", ONE, IMAGE, "../../../images/dot.svg", "leads out of the book"),
    ("EPUB links", ONE, IMAGE, "/images/dot.svg", "leads out of the book"),
    ("EPUB links", ONE, "../css/book.css", "../css/block.css", "there is no file OEBPS/css/block.css"),
    ("EPUB links", ONE, IMAGE, "", "the address is empty"),
    ("EPUB ids", ONE, 'id="a">', 'id="d1">', "the id \u201cd1\u201d is already used in line 8"),
    ("EPUB documents", ONE, 'lang="en" xml:lang="en"', "", "no language"),
    ("EPUB documents", ONE, "<title>One</title>", "<title> </title>", "no title"),
    ("EPUB documents", ONE, ' alt="A dot"', "", "<img> has no alternative text"),
    ("EPUB documents", ONE, "<h1>One</h1>", f"<h1>One{MARKER}</h1>", "page 4 is part of the name \u201cOne"),
    ("EPUB documents", NAV, ">Two</a>", f">{MARKER}Two</a>", "page 4 is part of the name \u201cTwo"),
    ("EPUB resources", ONE, IMAGE, "https://example.org/dot.svg", "https://example.org/dot.svg"),
    ("EPUB resources", ONE, IMAGE, "//example.org/dot.svg", "//example.org/dot.svg"),
    ("EPUB resources", ONE, IMAGE, "http://[dot.svg", "http://[dot.svg"),
    ("EPUB resources", "css/book.css", "margin: 0", "background: url(http://example.org/x)", "example.org/x"),
    ("EPUB resources", "css/book.css", "margin: 0", r"background: \75rl(//example.org/x)", "example.org/x"),
    ("EPUB resources", "css/book.css", "p {", r"@\69mport '//example.org/x'; p {", "example.org/x"),
    ("EPUB resources", "css/book.css", "margin: 0", "src: image-set('//example.org/x' 1x)", "example.org/x"),
    ("EPUB resources", ONE, "Words", STYLED, "example.org/y.png"),
    ("EPUB headings", ONE, "<h1>One</h1>", "<h1>O</h1><h4>P</h4>", "\u201cP\u201d is <h4> after <h1>"),
    ("EPUB notes", ONE, "two.xhtml#n1", "two.xhtml", "the note call \u201c1\u201d leads to no note"),
    ("EPUB notes", TWO, 'epub:type="endnote" ', "", "\u201c1\u201d leads to a <li> that is not a note"),
    (
        "EPUB notes",
        TWO,
        "one.xhtml#c1",
        "one.xhtml#d1",
        "the note \u201cn1\u201d has no link back to its call",
    ),
    ("EPUB notes", ONE, '<a href="#d1">*</a>', "*", "the note \u201cf1\u201d has no link back to its call"),
    ("EPUB notes", TWO, "</ol>", LONE, "\u201cn2\u201d is not called anywhere"),
    (
        "EPUB navigation",
        NAV,
        '<li><a href="text/two.xhtml">Two</a></li>',
        "",
        "do not lead to \u201cTwo\u201d",
    ),
    ("EPUB navigation", NAV, 'epub:type="toc" role="doc-toc"', "", "no table of contents"),
    ("EPUB navigation", "book.opf", ' properties="nav"', "", "no navigation document"),
]


@pytest.mark.parametrize(
    ("topic", "name", "old", "new", "message"), FAULTS, ids=[f"{f[0]}: {f[4]}" for f in FAULTS]
)
def test_a_fault_is_named(tmp_path: Path, topic: str, name: str, old: str, new: str, message: str) -> None:
    found = failed(check_epub(write_epub(tmp_path / "bad.epub", spoil(name, old, new))))
    assert topic in found
    assert any(message in text for text in found[topic])


def test_a_message_gives_file_line_and_source(tmp_path: Path) -> None:
    path = write_epub(tmp_path / "bad.epub", spoil(ONE, '<h2 id="a">A part</h2>', '<h4 id="a">A part</h4>'))
    found = failed(check_epub(path, {"text/one.xhtml:9": "chapters/one.md:20:1"}))
    (message,) = found.pop("EPUB headings")
    assert message == (
        "OEBPS/text/one.xhtml:9: the heading \u201cA part\u201d is <h4> after <h1>: a level is skipped "
        "[chapters/one.md:20:1]"
    )
    assert found == {}


def test_several_calls_may_share_a_note_that_leads_back_to_all(tmp_path: Path) -> None:
    again = '</sup><a href="two.xhtml#n1" epub:type="noteref" role="doc-noteref" id="c2">1</a>.</p>'
    files = spoil(ONE, "</sup>.</p>", again)
    found = failed(check_epub(write_epub(tmp_path / "one-way.epub", files)))
    assert list(found) == ["EPUB notes"]
    assert "the note \u201cn1\u201d has no link back to 1 of its 2 calls" in found["EPUB notes"][0]
    name = next(name for name in files if name.endswith(TWO))
    files = {**files, name: files[name].replace("</li>", ' <a href="one.xhtml#c2">(2)</a></li>', 1)}
    assert failed(check_epub(write_epub(tmp_path / "shared.epub", files))) == {}


def test_links_are_percent_decoded_and_a_remote_link_is_no_resource(tmp_path: Path) -> None:
    files = {**GOOD, "OEBPS/images/a dot.svg": GOOD["OEBPS/images/dot.svg"]}
    files["OEBPS/text/one.xhtml"] = GOOD["OEBPS/text/one.xhtml"].replace(
        "../images/dot.svg", "../images/a%20dot.svg"
    )
    results = check_epub(write_epub(tmp_path / "space.epub", files))
    assert failed(results) == {}


def test_a_document_that_is_not_well_formed_fails(tmp_path: Path) -> None:
    found = failed(check_epub(write_epub(tmp_path / "bad.epub", spoil(TWO, "</section>", ""))))
    assert any("OEBPS/text/two.xhtml: the document cannot be read" in m for m in found["EPUB links"])


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Title from a file")
    uri = (tmp_path / "secret.txt").as_uri()
    files = spoil(TWO, "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY t SYSTEM "{uri}">]>')
    files["OEBPS/text/two.xhtml"] = files["OEBPS/text/two.xhtml"].replace(
        "<title>Two</title>", "<title>&t;</title>"
    )
    results = check_epub(write_epub(tmp_path / "entity.epub", files))
    assert not any("Title from a file" in m for r in results for m in said(r))


def test_title_pages_need_not_be_in_the_contents_but_chapters_must(tmp_path: Path) -> None:
    page = (
        f"{HEAD}{HTML}<head><title>A Small Book</title></head>"
        '<body epub:type="{}"><h1>A Small Book</h1></body></html>'
    )
    path = write_epub(
        tmp_path / "half.epub", {**GOOD, "OEBPS/text/title.xhtml": page.format("halftitlepage")}
    )
    assert failed(check_epub(path)) == {}
    path = write_epub(tmp_path / "plain.epub", {**GOOD, "OEBPS/text/title.xhtml": page.format("bodymatter")})
    assert list(failed(check_epub(path))) == ["EPUB navigation"]
    unlisted = page.replace(
        "<h1>A Small Book</h1>", '<section class="unlisted"><h1>A Small Book</h1></section>'
    )
    path = write_epub(
        tmp_path / "unlisted.epub", {**GOOD, "OEBPS/text/title.xhtml": unlisted.format("bodymatter")}
    )
    assert failed(check_epub(path)) == {}


def test_mimetype_must_be_stored(tmp_path: Path) -> None:
    path = write_epub(tmp_path / "packed.epub", GOOD, zipfile.ZIP_DEFLATED)
    assert failed(check_epub(path)) == {"EPUB archive": ("mimetype is compressed",)}


def test_mimetype_must_be_first(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "late.epub", "w") as archive:
        for name, text in GOOD.items():
            archive.writestr(name, text)
        archive.writestr("mimetype", "application/epub+zip")
    found = failed(check_epub(tmp_path / "late.epub"))
    assert found == {"EPUB archive": ("the first file of the archive is not mimetype",)}


def test_a_name_may_not_occur_twice(tmp_path: Path) -> None:
    path = write_epub(tmp_path / "twice.epub")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("OEBPS/css/book.css", "p { margin: 1em }")
    assert failed(check_epub(path)) == {
        "EPUB archive": ("the archive holds OEBPS/css/book.css more than once",)
    }


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_a_file_that_is_no_archive_fails(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "none.epub"
    if content is not None:
        path.write_bytes(content)
    (result,) = check_epub(path)
    assert result.outcome is Outcome.FAILED
    assert said(result)[0].startswith("the file cannot be read: ")


def test_a_container_without_a_package_fails(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "META-INF/container.xml": GOOD["META-INF/container.xml"].replace("OEBPS/book.opf", "none.opf"),
    }
    (result,) = check_epub(write_epub(tmp_path / "lost.epub", files))
    assert "none.opf" in said(result)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [("<h1>One</h1>", f"{MARKER}<h1>One</h1>"), ("<h1>One</h1>", f"<h1>O{HIDDEN}ne</h1>")],
)
def test_markers_beside_names_and_hidden_ones(old: str, new: str, tmp_path: Path) -> None:
    found = check_epub(write_epub(tmp_path / "a.epub", spoil(ONE, old, new)))
    assert [said(result) for result in found if result.name == "EPUB documents"] == [()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('role="doc-noteref" id="d1"', 'role="doc-noteref" dir="ltr" id="d1"'),
        ("At the foot.", 'At the <code dir="ltr">foot</code>.'),
        ("At the foot.", 'At the <span lang="he" xml:lang="he" dir="rtl">foot</span>.'),
    ],
)
def test_marks_and_code_run_from_left_to_right_in_any_text(old: str, new: str, tmp_path: Path) -> None:
    arabic = HTML.replace('lang="en"', 'lang="ar"').replace("<html", '<html dir="rtl"')
    one = GOOD["OEBPS/text/one.xhtml"].replace(HTML, arabic).replace(old, new)
    found = failed(check_epub(write_epub(tmp_path / "a.epub", {**GOOD, "OEBPS/text/one.xhtml": one})))
    assert not any("direction" in text for text in found.get("EPUB languages", ()))


def test_a_text_that_runs_the_wrong_way_is_named(tmp_path: Path) -> None:
    files = spoil("text/one.xhtml", "<h2 id", '<h2 dir="rtl" id')
    found = failed(check_epub(write_epub(tmp_path / "a.epub", files)))
    assert "the direction is \u201crtl\u201d" in found["EPUB languages"][0]


def _lists(*lists: tuple[int, ...]) -> str:
    items = (
        "".join(f'<li epub:type="endnote"><a epub:type="backlink" href="#x">{at}.</a></li>' for at in each)
        for each in lists
    )
    return "<div>" + "".join(f"<ol>{each}</ol>" for each in items) + "</div>"


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        (((1,), (1, 2, 3), (2, 3), (1,), (4,)), None),
        (((1, 2), (3, 4), (5,)), None),
        (((1, 2), (3,), (3,)), "\u201cnote 3\u201d follows \u201c3\u201d"),
        (((1, 2, 4),), "\u201cnote 4\u201d follows \u201c2\u201d"),
    ],
)
def test_each_series_of_notes_counts_for_itself(
    lists: tuple[tuple[int, ...], ...], said: str | None, tmp_path: Path
) -> None:
    files = spoil("text/one.xhtml", '<h2 id="a">', _lists(*lists) + '<h2 id="a">')
    found = failed(check_epub(write_epub(tmp_path / "a.epub", files))).get("EPUB numbers", ())
    assert len(found) == (said is not None)
    assert said is None or said in found[0]


@pytest.mark.parametrize(("kind", "told"), [("source-page", False), ("", True)])
def test_pages_of_the_source_may_stand_in_another_order(kind: str, told: bool, tmp_path: Path) -> None:
    markers = (_page(7) + _page(3)).replace("<i ", f'<i class="{kind}" ')
    files = spoil("text/one.xhtml", '<h2 id="a">', markers + '<h2 id="a">')
    found = failed(check_epub(write_epub(tmp_path / "a.epub", files)))["EPUB page list"]
    assert any("page 3 follows page 7" in message for message in found) is told


@pytest.mark.parametrize(
    ("words", "told"), [(("Table", "Tabelle"), 0), (("Table", "Map"), 0), (("Map",) * 2, 1)]
)
def test_things_count_on_in_another_language(words: tuple[str, str], told: int, tmp_path: Path) -> None:
    numbers = (1, 2, 3, 2) if told else (1, 2, 3, 4) if words[1] != "Map" else (1, 7, 2, 8)
    captions = "".join(
        f'<figure><figcaption><span class="label">{words[at % 2]} {number}.</span></figcaption></figure>'
        for at, number in enumerate(numbers)
    )
    files = spoil("text/one.xhtml", '<h2 id="a">', captions + '<h2 id="a">')
    found = failed(check_epub(write_epub(tmp_path / "a.epub", files))).get("EPUB numbers", ())
    assert len(found) == told


def _page(label: int) -> str:
    return f'<i epub:type="pagebreak" role="doc-pagebreak" id="page-{label}" title="{label}"></i>'


def _reference(text: str, to: str, kind: str = "page") -> str:
    return f'<p><a class="reference {kind}" href="{to}">{text}</a></p>'


NOTE = '<ol><li epub:type="endnote" id="{0}"><a epub:type="backlink" href="#call-{0}">1.</a></li></ol>'
CALL = '<p>Low{1}<a epub:type="noteref" id="call-{0}" href="#{0}">1</a>.</p>'
HEADS = (
    f'<h2>Part</h2><p class="note-pages">Pages 1–2</p>{NOTE.format("m1")}'
    f'<h3>Chapter</h3><p class="note-pages">Page 2</p>{NOTE.format("m2")}'
)
PLATE = f"<figure>{_page(2)}<p>Rye</p></figure>"
SOURCE = "<dc:source>urn:isbn:9780306406157</dc:source>"
BREAKS = '<meta property="pageBreakSource">urn:isbn:9780306406157</meta>'


@pytest.mark.parametrize(
    ("text", "metadata", "said"),
    [
        (_page(1) + _reference("p. 2", "#a"), "", "“p. 2” leads to page 1"),
        (_page(1) + _reference("p. 2", "#a"), BREAKS, "“p. 2” leads to page 1"),
        (_page(1) + _reference("p. 2", "#a"), SOURCE + BREAKS, None),
        (f'{_page(1)}<p>At {_page(2)}<b id="b">low water</b></p>' + _reference("p. 1", "#b"), "", None),
        (f'{_page(1)}<p>At.</p><p>{_page(2)}<b id="b">Low</b></p>' + _reference("p. 1", "#b"), "", "page 2"),
        (
            f'{_page(1)}<section id="p" epub:type="part"><p>One</p></section><p>{_page(2)}Two.</p>'
            + _reference("pp. 1–2", "#p", "pages"),
            "",
            None,
        ),
        (
            f'{_page(1)}<section id="p"><p>One</p></section><p>{_page(2)}Two.</p>'
            + _reference("pp. 1–2", "#p", "pages"),
            "",
            "“pp. 1–2” leads to what ends on page 1",
        ),
        *(
            (
                f'{_page(1)}<section id="p"><p>One</p><figure class="{kind}">{_page(2)}<p>Rye</p></figure>'
                "</section>" + _reference("p. 1", "#p", "pages"),
                "",
                told,
            )
            for kind, told in (("plate", None), ("table", "“p. 1” leads to what ends on page 2"))
        ),
        (_page(1) + CALL.format("m1", "") + CALL.format("m2", _page(2)) + HEADS, "", None),
        (_page(1) + CALL.format("m1", _page(2)) + CALL.format("m2", "") + HEADS, "", "notes called on 2"),
        (_page(1) + PLATE + CALL.format("m1", "") + CALL.format("m2", "") + HEADS, "", None),
    ],
)
def test_numbers_of_pages(text: str, metadata: str, said: str | None, tmp_path: Path) -> None:
    files = spoil("text/one.xhtml", '<h2 id="a">', text + '<h2 id="a">')
    files["OEBPS/book.opf"] = GOOD["OEBPS/book.opf"].replace("</metadata>", metadata + "</metadata>")
    found = failed(check_epub(write_epub(tmp_path / "a.epub", files))).get("EPUB page numbers", ())
    assert len(found) == (said is not None)
    assert said is None or said in found[0]


@pytest.mark.parametrize(
    ("alt", "mode", "said"),
    [
        ('alt="" role="presentation"', "", False),
        ('alt="" role="presentation"', "visual", False),
        ('alt="A dot"', "visual", False),
        ('alt="A dot"', "", True),
    ],
)
def test_pictures_for_looks_alone_need_no_claim(alt: str, mode: str, said: bool, tmp_path: Path) -> None:
    files = spoil("text/one.xhtml", 'alt="A dot"', alt)
    claims = (
        "".join(f'<meta property="schema:accessMode">{one}</meta>' for one in ("textual", mode) if one)
        + '<meta property="schema:accessibilityFeature">tableOfContents</meta>'
    )
    files["OEBPS/book.opf"] = GOOD["OEBPS/book.opf"].replace("</metadata>", claims + "</metadata>")
    found = failed(check_epub(write_epub(tmp_path / "a.epub", files))).get("EPUB accessibility", ())
    assert any("the mode" in text for text in found) == said
