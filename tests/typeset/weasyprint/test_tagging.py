"""The structure tree, construct by construct. In the sketches . is content and @ an annotation.

This shows what patches/structure_tags.py does.
"""

from pathlib import Path

import pytest

from octavo.typeset.layout import GatheringLayout
from tests.typeset.books import document, elements, engine, sketch

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def laid(folder: Path, body: str, css: str = "") -> GatheringLayout:
    (folder / "a.svg").write_text(SVG)
    result = engine(folder, css).typeset(document(body))
    assert result.problems == ()
    return result


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        ("<h1>a</h1><p>b</p>", "H1(.) P(.)"),
        ("<section><h2>a</h2><div><p>b</p></div></section>", "Sect(H2(.) Div(P(.)))"),
        ("<div>a <em>b</em></div>", "P(. .)"),
        ("<section>a <p>b</p> c</section>", "Sect(P(.) P(.) P(.))"),
        ("<blockquote><p>a</p></blockquote>", "BlockQuote(P(.))"),
        ("<p></p><p>a</p>", "P(.)"),
        # Lists: a body for whatever stands beside the marker.
        ("<ul><li>a</li></ul>", "L(LI(Lbl(.) LBody(.)))"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "L(LI(Lbl(.) LBody(P(.) P(.))))"),
        ("<ul><li>a<p>b</p></li></ul>", "L(LI(Lbl(.) LBody(. P(.))))"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "L(LI(Lbl(.) LBody(. L(LI(Lbl(.) LBody(.))))))"),
        ('<ul style="list-style: none"><li>a</li></ul>', "L(LI(LBody(.)))"),
        ("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt></dl>", "L(LI(Lbl(.) LBody(.) LBody(.)) LI(Lbl(.)))"),
        ("<dl><div><dt>a</dt><dt>b</dt><dd>c</dd></div></dl>", "L(LI(Lbl(.) Lbl(.) LBody(.)))"),
        # Pictures.
        ('<figure><img src="a.svg" alt="A"/><figcaption/></figure>', "Div(Figure(.))"),
        ('<div><img src="a.svg" alt="A"/><figcaption>b</figcaption></div>', "Div(Figure(.) Caption(.))"),
        ('<p>a <img src="a.svg" alt=""/></p>', "P(.)"),
        (f"<div>{SVG.replace('<path', '<title>A</title><path')}</div>", "Div(Figure(.))"),
        ('<p>a <img class="formula" src="a.svg" alt="A"/> b</p>', "P(. Formula(.) .)"),
        # Links: their annotations stand beside their content; link and picture have one area.
        ('<p><a href="#x">a <em>b</em></a></p>', "P(Link(@ . .))"),
        ('<p><a href="#x"><img src="a.svg" alt="A"/></a></p>', "P(Link(@ Figure(.)))"),
        ('<p><a id="x">a</a></p>', "P(.)"),
        # Contents.
        (
            '<nav><h2>a</h2><ol><li><a href="#x">b</a> 1<ol><li><a href="#y">c</a></li></ol></li></ol></nav>',
            "Sect(H2(.) TOC(TOCI(Reference(Link(@ .) .) TOC(TOCI(Reference(Link(@ .)))))))",
        ),
        # The index.
        (
            '<section role="doc-index"><h2>a</h2><p>b</p><section><p>c</p></section></section>',
            "Index(H2(.) P(.) Sect(P(.)))",
        ),
        # A note stands behind its call, also behind a call that is a link of its own.
        ('<p>a<span class="footnote"><p>n</p></span> b</p>', "P(. Reference(.) Note(Lbl(.) P(.)) .)"),
        (
            '<p>a<a href="#n" role="doc-noteref">*</a><span id="n" class="footnote mute">n</span> b</p>',
            "P(. Reference(Link(@ .)) Note(.) .)",
        ),
        (
            '<ol style="list-style: none"><li><a class="note-mark" href="#x">1.</a> <p>n</p></li></ol>',
            "L(LI(Lbl(Link(@ .)) LBody(P(.))))",
        ),
    ],
)  # fmt: skip
def test_tree(tmp_path: Path, body: str, tree: str) -> None:
    css = "nav ol { list-style: none } .mute::footnote-call, .mute::footnote-marker { content: none }"
    assert sketch(laid(tmp_path, body, css).tree) == tree


def test_table_over_two_pages_is_one_with_its_heads_once(tmp_path: Path) -> None:
    rows = "".join(f'<tr><th scope="row">{n}</th><td>{n}</td></tr>' for n in range(8))
    heads = '<tr><th id="h" colspan="2">Both</th></tr>'
    result = laid(tmp_path, f"<table><caption>c</caption><thead>{heads}</thead><tbody>{rows}</tbody></table>")
    assert len(result.pages) == 2
    cells = " ".join(["TR(TH(.) TD(.))"] * 8)
    assert sketch(result.tree) == f"Table(Caption(.) THead(TR(TH(.))) TBody({cells}))"
    head, *stub = elements(result.tree, "TH")
    assert (head.id, dict(head.attributes)) == ("h", {"ColSpan": 2, "Scope": "Column"})
    assert {dict(cell.attributes)["Scope"] for cell in stub} == {"Row"}


def test_empty_cells_and_named_heads_are_kept(tmp_path: Path) -> None:
    rows = '<tr><td></td><th id="a" scope="colgroup">x</th></tr><tr><td headers="a b">y</td><td/></tr>'
    result = laid(tmp_path, f"<table>{rows}</table>")
    assert sketch(result.tree) == "Table(TR(TD() TH(.)) TR(TD(.) TD()))"
    assert dict(elements(result.tree, "TD")[1].attributes) == {"Headers": ("a", "b")}


def test_links_in_repeated_heads_keep_their_annotations(tmp_path: Path) -> None:
    rows = "<tr><td>x</td></tr>" * 8
    result = laid(
        tmp_path, f'<table><thead><tr><th><a href="#x">*</a></th></tr></thead><tbody>{rows}</tbody></table>'
    )
    assert sketch(elements(result.tree, "Link")[0].kids) == "@ . @"


def test_paragraph_over_two_pages_is_one(tmp_path: Path) -> None:
    result = laid(tmp_path, f"<p>{'word ' * 45}</p>")
    assert len(result.pages) == 2
    (paragraph,) = result.tree
    assert {kid.page for kid in paragraph.kids} == {0, 1}  # type: ignore[union-attr]


def test_language_is_given_where_it_changes(tmp_path: Path) -> None:
    body = '<p lang="en">a <em lang="ru">b</em></p><p lang="de">c <b lang="de">d</b></p>'
    result = laid(tmp_path, body + '<blockquote lang="fr"><p>e</p></blockquote>')
    assert sketch(result.tree) == "P(. Span(.)) P(. .) BlockQuote(P(.))"
    assert [found.language for found in elements(result.tree, "P")] == [None, "de", None]
    assert elements(result.tree, "Span")[0].language == "ru"
    assert elements(result.tree, "BlockQuote")[0].language == "fr"


def test_pictures_have_their_text_and_place(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p><img src="a.svg" alt="A box" style="width: 20pt; height: 10pt"/></p>')
    (figure,) = elements(result.tree, "Figure")
    assert figure.alt == "A box"
    assert figure.box is not None
    page, left, top, right, bottom = figure.box
    assert (page, left, right, bottom - top) == (0, 25, 45, 10)


def test_notes_have_ids_of_their_own(tmp_path: Path) -> None:
    body = '<p>a<span class="footnote" id="n">x</span> b<span class="footnote">y</span></p>'
    assert [note.id for note in elements(laid(tmp_path, body).tree, "Note")] == ["n", "test-note-2"]


def test_lists_say_what_their_labels_are(tmp_path: Path) -> None:
    body = '<ol><li>a</li></ol><ul><li>b</li></ul><ul style="list-style: none"><li>c</li></ul>'
    found = [dict(one.attributes).get("ListNumbering") for one in elements(laid(tmp_path, body).tree, "L")]
    assert found == ["Decimal", "Disc", None]


def test_abbreviations_are_expanded(tmp_path: Path) -> None:
    (span,) = elements(laid(tmp_path, '<p><abbr title="Central Committee">CC</abbr></p>').tree, "Span")
    assert span.expansion == "Central Committee"


def test_leaders_and_margin_boxes_are_artifacts(tmp_path: Path) -> None:
    css = '.line::after { content: leader(".") } @page { @top-center { content: "head" } }'
    assert sketch(laid(tmp_path, '<p class="line">a</p>', css).tree) == "P(.)"


def test_plate_keeps_its_place(tmp_path: Path) -> None:
    result = laid(tmp_path, '<section><p>a<span id="m" data-plate-place="t"/></p><p>b</p></section>')
    assert sketch(result.tree) == "Sect(P(. [t]) P(.))"


def test_numbers_of_lines_of_code_are_no_text(tmp_path: Path) -> None:
    css = "pre, code { font-family: 'EB Garamond' } .code-line { display: block }"
    css += ".n .code-line::before { counter-increment: l; content: counter(l) }"
    line = "<span class='code-line'>a</span>"
    plain, numbered = (f"<pre{name}><code>{line}{line}</code></pre>" for name in ("", " class='n'"))
    assert (
        sketch(laid(tmp_path, numbered, css).tree)
        == sketch(laid(tmp_path, plain, css).tree)
        == "P(Code(. .))"
    )
