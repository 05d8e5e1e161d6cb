# ruff: noqa: E501, RUF005
"""Kinds of spoiled e-books: words and their markup."""

from tests.check.spoiled.edits import Kind, each, move, over, put, write

KINDS = (
    Kind(
        "Emphasis lost or extended",
        "markup-",
        (
            (put("building", "<em>very</em>", "very"),),
            (put("decay", "<em>to wait for the answer</em>", "<em>to wait</em> for the answer"),),
            (put("notes", "<em>Admiral</em> and outlived", "<em>Admiral and outlived</em>"),),
            (put("tides", "<em>Patience</em>", "Patience"),),
        ),
    ),
    Kind(
        "Bold type or small capitals lost",
        "markup-",
        (
            (put("building", "<strong>four pounds</strong>", "four pounds"),),
            (put("building", "<strong>four pounds</strong>", "<em>four pounds</em>"),),
            (put("building", '<span class="smallcaps">Nato</span>', "Nato"),),
        ),
    ),
    Kind(
        "Raised or lowered sign lost",
        "markup-",
        (
            (put("tides", "10<sup>2</sup>", "102"),),
            (put("tides", "H<sub>2</sub>S", "H2S"),),
            (put("tides", "10<sup>2</sup>", "10<sub>2</sub>"),),
        ),
    ),
    Kind(
        "Level of a heading changed",
        "markup-",
        (
            (each("decay", "<h2 (.*?)</h2>", r"<h3 \1</h3>"),),
            (each("building", "<h3 (.*?)</h3>", r"<h2 \1</h2>"),),
        ),
    ),
    Kind(
        "Heading made a paragraph, or a paragraph a heading",
        "markup-",
        (
            (each("building", "<h3 (.*?)</h3>", r"<p \1</p>"),),
            (each("decay", "<h2 (.*?)</h2>", r"<p \1</p>"),),
            (each("building", "<p>(What was forbidden.*?)</p>", r"<h3>\1</h3>"),),
        ),
    ),
    Kind(
        "Numbers of a list changed",
        "audit-",
        (
            (put("building", '<ol start="5">', "<ol>"),),
            (put("building", '<ol start="5">', '<ol start="5" type="a">'),),
            (put("building", "<li>Whoever loses", '<li value="9">Whoever loses'),),
        ),
    ),
    Kind(
        "List made paragraphs or of another kind",
        "markup-",
        (
            (each("building", r"<ul>(.*?)</ul>", r"<ol>\1</ol>"),),
            (each("building", r'<ol start="5">(.*?)</ol>', r"<ul>\1</ul>"),),
            (each("building", r"<ul><li>(.*?)</li>\n<li>(.*?)</li>\n</ul>", r"<p>\1</p>\n<p>\2</p>"),),
        ),
    ),
    Kind(
        "Lines of verse run on",
        "markup-",
        (
            (each("tides", "<br/>", " "),),
            (put("tides", "goes out,</span><br/>", "goes out,</span> "),),
        ),
    ),
    Kind(
        "Quotation made a paragraph, or a paragraph a quotation",
        "markup-",
        (
            (each("building", "</?blockquote>", ""),),
            (each("tides", "<p>(The song was.*?)</p>", r"<blockquote><p>\1</p></blockquote>"),),
        ),
    ),
    Kind(
        "Signature moved",
        "audit-order|markup-structure",
        (
            (
                move(
                    "tides",
                    '<p><span class="signature">Agnes Rowntree, from memory</span></p>\n',
                    '<div epub:type="z3998:verse"',
                ),
            ),
            (
                move(
                    "tides",
                    '<p><span class="signature">Agnes Rowntree, from memory</span></p>\n',
                    "<p>The tug lay",
                ),
            ),
        ),
    ),
    Kind(
        "Paragraph moved",
        "audit-",
        (
            (
                move(
                    "decay",
                    '<p>The board met nine times. It resolved to write to London, <em>to wait for the answer</em>, and to sell the bell; the bell was sold to <span id="index-11">Dean</span>.</p>\n',
                    '<p class="opening">',
                ),
            ),
            (
                over(
                    "building",
                    "<p>What was forbidden besides was known to everybody:</p>\n",
                    "decay",
                    "<p>The board met",
                ),
            ),
        ),
    ),
    Kind(
        "Paragraph moved to the next document",
        "markup-",
        (
            (
                over(
                    "building",
                    '<p>The masons were paid by the week. What they earned is in <a class="reference" href="#tbl-wages">table\xa02</a>, and nobody complained until the autumn.</p>',
                    "tides",
                    '<header class="opener numbered">',
                ),
            ),
        ),
    ),
    Kind(
        "Letter without its accent, or with one",
        "markup-accent",
        (
            (put("building", "which the café owner", "which the cafe owner"),),
            (put("decay", "The board met", "The boàrd met"),),
        ),
    ),
    Kind(
        "Figures of a number exchanged",
        "audit-missing",
        ((put("tides", "year 1863", "year 1836"),),),
    ),
    Kind(
        "Text out of sight",
        "audit-",
        tuple(
            (put("tides", "<p>The song was", f'<p style="{style}">The song was'),)
            for style in (
                "display:none",
                "visibility: hidden",
                "font-size: 0",
                "opacity: 0",
                "color: transparent",
                "color: #fff; background: #ffffff",
                "position: absolute; left: -5000px",
                "clip: rect(0,0,0,0); position: absolute",
                "text-indent: -999em",
                "height: 0; overflow: hidden",
                "width: 1px; height: 1px; overflow: hidden; position: absolute",
                "transform: scale(0)",
                "clip-path: inset(100%)",
                "font-size: 0.01px",
                "position: fixed; top: -9999px",
                "margin-left: -9999px",
                "content-visibility: hidden",
                "color: rgb(254,254,254)",
                "filter: opacity(0)",
                "max-width: 0; overflow: hidden",
            )
        )
        + (
            (write("EPUB/styles/epub.css", lambda data: data + b"\nblockquote p { display: none }\n"),),
            (put("decay", "<p>The board met", '<p hidden="hidden">The board met'),),
        ),
    ),
)
