"""Which characters stand in which face: what the cascade says, and what it leaves open."""

import pytest

from octavo.core.xhtml import parse
from octavo.html.fonts.sheets import read_sheet
from octavo.html.fonts.styles import TextStyle
from octavo.html.fonts.texts import texts

Face = tuple[int, str]
ROMAN, ITALIC, BOLD, BOLD_ITALIC = (400, "normal"), (400, "italic"), (700, "normal"), (700, "italic")

BLACK = (900, "normal")
X = "<p class='x'>A</p>"
Y = "<p title='Y'>A</p>"
NESTED = "<div class='y x'><div><p>A</p></div></div>"


def styles(css: str, body: str) -> dict[TextStyle, set[str]]:
    """The capitals A to Z of a body by the style in which they stand."""
    found = texts(parse(f"<body>{body}</body>"), read_sheet(css, "a.css", 0).rules)
    kept = {style: {one for one in characters if one.isupper()} for style, characters in found.items()}
    return {style: characters for style, characters in kept.items() if characters}


def faces(css: str, body: str) -> dict[Face, str]:
    """The capitals that each face may have to show."""
    found: dict[Face, set[str]] = {}
    for style, characters in styles(css, body).items():
        for _, weight, slant in style.choices():
            found.setdefault((weight, slant), set()).update(characters)
    return {face: "".join(sorted(characters)) for face, characters in found.items()}


@pytest.mark.parametrize(
    ("css", "body", "expected"),
    [
        ("", "A<em>B</em>C", {ROMAN: "AC", ITALIC: "B"}),
        ("", "<em>A<strong>B</strong></em>", {ITALIC: "A", BOLD_ITALIC: "B"}),
        ("", "<h1>A</h1>", {BOLD: "A"}),
        ("h1 { font-weight: 400 }", "<h1>A</h1>", {ROMAN: "A"}),
        ("em em { font-style: normal }", "<em>A<em>B</em></em>", {ITALIC: "A", ROMAN: "B"}),
        (".x p { font-style: italic }", f"{NESTED}<p>B</p>", {ITALIC: "A", ROMAN: "B"}),
        (
            ".x > p { font-style: italic }",
            f"{NESTED}<div class='x'><p>B</p></div>",
            {ITALIC: "B", ROMAN: "A"},
        ),
        # the more specific rule wins, wherever it stands; of equals the later one; an important one above all
        ("p.x { font-style: italic } p { font-style: normal }", X, {ITALIC: "A"}),
        ("p { font-style: italic } p { font-style: normal }", "<p>A</p>", {ROMAN: "A"}),
        ("p { font-style: italic !important } p.x { font-style: normal }", X, {ITALIC: "A"}),
        # what depends on siblings, on the screen or on the reader may be so or not
        ("p + p { font-style: italic }", "<p>A</p>", {ROMAN: "A", ITALIC: "A"}),
        ("p:first-child { font-weight: bold }", "<p>A</p>", {ROMAN: "A", BOLD: "A"}),
        ("@media (max-width: 9em) { p { font-weight: 700 } }", "<p>A</p>", {ROMAN: "A", BOLD: "A"}),
        ("@container (max-width: 9em) { p { font-weight: 700 } }", "<p>A</p>", {ROMAN: "A", BOLD: "A"}),
        ("@media print { p { font-weight: 700 } }", "<p>A</p>", {ROMAN: "A"}),
        ("p::first-letter { font-weight: 700 }", "<p>A</p>", {ROMAN: "A", BOLD: "A"}),
        ("p:not(.x) { font-style: italic }", "<p class='x'>A</p><p>B</p>", {ROMAN: "A", ITALIC: "B"}),
        (":is(p, li) { font-style: italic }", "<p>A</p>", {ITALIC: "A"}),
        # elements that differ in what a selector looks at are told apart
        ("[role] { font-style: italic }", "<p>A</p><p role='note'>B</p>", {ROMAN: "A", ITALIC: "B"}),
        ("#b { font-style: italic }", "<p>A</p><p id='b'>B</p>", {ROMAN: "A", ITALIC: "B"}),
        (
            "[epub|type~=noteref] { font-style: italic }",
            "<a epub:type='toc'>A</a><a epub:type='noteref'>B</a>",
            {ROMAN: "A", ITALIC: "B"},
        ),
        (
            "p:not([lang]) em { font-style: normal }",
            "<p lang='de'><em>A</em></p><p><em>B</em></p>",
            {ITALIC: "A", ROMAN: "B"},
        ),
        ("[role='note'] { font-style: italic }", "<p role='note'>A</p><p>B</p>", {ITALIC: "A", ROMAN: "B"}),
        ("#x { font-style: italic }", "<p id='x'>A</p><p id='y'>B</p>", {ITALIC: "A", ROMAN: "B"}),
        ("p { font: italic bold 1em/1.2 Foo, serif }", "<p>A</p>", {BOLD_ITALIC: "A"}),
        ("p { font: italic 1em Foo } p { font: 2em Foo }", "<p>A</p>", {ROMAN: "A"}),
        ("p { font-weight: bolder }", "<div style='font-weight: 600'><p>A</p></div>", {BLACK: "A"}),
        ("em { font-style: inherit }", "<em>A</em>", {ROMAN: "A"}),
        # what is made by the stylesheet
        ("p::before { content: 'X' attr(title); font-style: italic }", Y, {ROMAN: "A", ITALIC: "XY"}),
        ("p::before { content: attr(title) }", f"{Y}<p title='Z'>B</p>", {ROMAN: "ABYZ"}),
        ("p {{{ broken", "<p>A</p>", {ROMAN: "A"}),
        ("p:::x, em { font-style: normal }", "<em>A</em>", {ITALIC: "A"}),
    ],
)
def test_faces(css: str, body: str, expected: dict[Face, str]) -> None:
    assert faces(css, body) == expected


def test_families_are_lists() -> None:
    css = "p { font-family: 'EB Garamond', Gill Sans, serif } code { font-family: monospace }"
    found = styles(css, "<p>A<code>B</code></p><p><em>C</em></p>")
    upright = {style: characters for style, characters in found.items() if style.slants == {"normal"}}
    by_family = {style.families: characters for style, characters in upright.items()}
    assert by_family == {
        frozenset({("eb garamond", "gill sans", "serif")}): {"A"},
        frozenset({("monospace",)}): {"B"},
    }


@pytest.mark.parametrize(
    ("css", "shown"),
    [
        ("", "aß"),
        ("p { text-transform: uppercase }", "aASß"),
        ("p { text-transform: capitalize }", "aASß"),
        ("p { text-transform: lowercase }", "aß"),
        # a font may have no small capitals, and they are made of capitals
        ("p { font-variant-caps: small-caps }", "aASß"),
        ("p { font-variant: small-caps }", "aASß"),
        # the italics of formulas
        ("p { text-transform: math-auto }", "a\U0001d44eß"),
    ],
)
def test_what_is_shown_of_a_text(css: str, shown: str) -> None:
    found = texts(parse("<p>aß</p>"), read_sheet(css, "a.css", 0).rules)
    characters = {one for style, text in found.items() for one in style.shown(text)}
    assert {one for one in characters if one.isalpha()} == set(shown)


def test_numbers_of_lists_and_hyphens_are_there() -> None:
    (characters,) = texts(parse("<ol><li>A</li></ol>"), ()).values()
    assert set("0123456789.-\N{HYPHEN}\N{BULLET} ") <= characters
    assert not set("bvx") & characters


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("ol { list-style: lower-alpha }", "<ol><li>A</li></ol>"),
        ("ol { list-style-type: lower-roman }", "<ol><li>A</li></ol>"),
        ("", '<ol type="a"><li>A</li></ol>'),
        ("", '<ol style="list-style: lower-alpha"><li>A</li></ol>'),
    ],
)
def test_letters_that_count(css: str, body: str) -> None:
    (characters,) = texts(parse(body), (), [css]).values()
    assert set("abivxz") <= characters


def test_many_descendants_are_not_tried_in_every_combination() -> None:
    body = "<div>" * 40 + "<p>A</p>" + "</div>" * 40
    assert faces("b " + "* " * 20 + "p { font-style: italic }", body) == {ROMAN: "A"}
    assert faces("* " * 20 + "p { font-style: italic }", body) == {ITALIC: "A"}
