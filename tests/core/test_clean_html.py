"""HTML of a book, cleaned: what stays of it, and what does not."""

import pytest

from octavo.core.clean_html import clean_html
from octavo.core.xhtml import element, inner


def cleaned(text: str, *, in_line: bool = False) -> tuple[str, set[str]]:
    nodes, words, left = clean_html(text, in_line=in_line)
    holder = element("div", content=nodes)
    holder.text = words
    return inner(holder), set(left)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>A <b class='x' onclick='y()'>b</b><br>c", "<p>A <b>b</b><br/>c</p>"),
        ("<P>A &eacute; &lt;", "<p>A \u00e9 &lt;</p>"),
        ("<a href='https://example.org' target='_blank'>x</a>", '<a href="https://example.org">x</a>'),
        ("<a href='javascript:alert(1)'>x</a><a href=' JavaScript:alert(1)'>y</a>", "<a>x</a><a>y</a>"),
        ("<section><h2 id='p'>A</h2><p style='x'>B</p></section>", "A<p>B</p>"),
        ("<td colspan='2' rowspan='99999'>x</td>", '<td colspan="2">x</td>'),
        ("<ul><li>x<li>y</ul>", "<ul><li>x</li><li>y</li></ul>"),
        ("</div>", ""),
        ("<div class='open'>", ""),
        ("words alone", "words alone"),
        ("<!-- remark --><p>x</p><?php y ?>", "<p>x</p>"),
        ("", ""),
        ("<p>a\x00b</p>", "<p>ab</p>"),
    ],
)
def test_what_is_kept(given: str, kept: str) -> None:
    assert cleaned(given) == (kept, set())


@pytest.mark.parametrize(
    ("given", "kept", "left"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", {"script"}),
        ("<style>p { }</style><iframe src='x'>y</iframe><p>z</p>", "<p>z</p>", {"style", "iframe"}),
        ("<svg><text>x</text></svg><form><p>y</p></form>", "", {"svg", "form"}),
    ],
)
def test_what_is_left_out(given: str, kept: str, left: set[str]) -> None:
    assert cleaned(given) == (kept, left)


def test_a_line_holds_no_blocks() -> None:
    assert cleaned("<p>a <b>b</b></p><div>c</div>", in_line=True) == ("a <b>b</b>c", set())


def test_hostile_texts_have_an_end() -> None:
    assert cleaned("<b>" * 5000 + "x")[0].count("<b>") < 100
    assert cleaned("<p>" * 200_000)[1]
