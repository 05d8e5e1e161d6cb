"""What the book's own stylesheets load."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.source.own_styles import check_own_styles
from tests.html.font_files import write_font


def found(root: Path, css: str, name: str = "styles/epub.css") -> list[str]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(css, encoding="utf-8")
    (root / "styles" / "there.png").write_bytes(b"\x89PNG")
    write_font(root / "styles" / "my font.ttf", "ab")
    (root / "styles" / "junk.ttf").write_bytes(b"junk")
    diagnostics = Diagnostics()
    check_own_styles(root, diagnostics)
    return [f"{one.span} {one.code}" for one in diagnostics]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ('\n@import "https://x.example/a.css";', ["2:9 style-remote"]),
        ("@import url(//x.example/a.css) print;", ["1:9 style-remote"]),
        ('p { background: url("HTTP://x.example/a.png") }', ["1:21 style-remote"]),
        ("@media print { p { background:\n url(https://x.example/a.png) } }", ["2:2 style-remote"]),
        ('p { background: image-set("http://x.example/a.png" 1x) }', ["1:27 style-remote"]),
        ("p { background: image-set(var(--a) 1x) }", ["1:17 style-remote"]),
        ("p { background: url(file:///etc/passwd) }", ["1:17 style-remote"]),
        ("p { background: url(/etc/passwd) }", ["1:17 path-outside"]),
        ("p { background: url(../../secret.png) }", ["1:17 path-outside"]),
        ("p { background: url(gone.png) }", ["1:17 file-missing"]),
        (r'@\69mport "https://x.example/a.css";', ["1:11 style-remote"]),
        (r"p { background: \75rl(https://x.example/a.png) }", ["1:17 style-remote"]),
        (r"p { background: \69mage-set('//x.example/a.png' 1x) }", ["1:29 style-remote"]),
        (r"p { background: u\72 l( 'https://x.example/a.png' ) }", ["1:25 style-remote"]),
        (
            "p { background: cross-fade(url(a), 'https://x.example/a.png') }",
            ["1:28 file-missing", "1:36 style-remote"],
        ),
        ('@import "data:text/css,@import%20url(https://x.example/a.css)";', ["1:9 style-remote"]),
        ("a" + "{" * 3000 + "url(https://x.example/a.png)", ["1:1 nesting-deep"]),
        ("@font-face { font-family: A; src: url(junk.ttf) }", ["1:35 font-broken"]),
        ("@media screen { @font-face { src: url('junk.ttf') } }", ["1:39 font-broken"]),
    ],
)
def test_what_cannot_be_loaded(css: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, css) == [f"styles/epub.css:{one}" for one in expected]


@pytest.mark.parametrize(
    "css",
    [
        '@namespace epub "http://www.idpf.org/2007/ops"; @namespace url(http://www.w3.org/1999/xhtml);',
        "/* url(https://x.example/a.png) */ p { content: 'url(https://x.example)' }",
        "p { background: url(there.png) url(../styles/there.png#a) url(data:image/png;base64,AA==) url(#a) }",
        '@font-face { src: url("my%20font.ttf") } @font-face { src: url("font:EBGaramond-Regular.ttf") }',
        "p { background: url(http://[) }",
    ],
)
def test_what_may_stand(css: str, tmp_path: Path) -> None:
    assert found(tmp_path, css) == []


def test_a_stylesheet_in_a_folder_below_counts_from_there(tmp_path: Path) -> None:
    assert found(tmp_path, "p { background: url(../there.png) }", "styles/more/a.css") == []


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p { color: red; margin: 0 }\n@media print { p { display: none } }", []),
        ("/* { */ p::before { content: '{' }\n@font-face { src: local(x) }", []),
        ("p { --mine: 1; -epub-hyphens: auto; page-transition: x; voice-family: y }", []),
        ("p { colr: red; \n .x { margin 0 }\n", ["1:3 style-syntax", "1:5 style-property"]),
        ("p { color: red; \n .x { margin: 0 } }", ["2:2 style-syntax"]),
        ("p { margin 0; }\nq { colour: red }", ["1:13 style-syntax", "2:5 style-property"]),
        ("@media screen {\n  p { text-ident: 1em } }", ["2:7 style-property"]),
        ("p a: b }", ["1:8 style-syntax"]),
        ("a" + "{" * 3000, ["1:1 nesting-deep"]),
    ],
)
def test_slips_are_told_at_their_place(css: str, expected: list[str], tmp_path: Path) -> None:
    for name in ("styles/epub.css", "styles/site.css", "styles/elements/letter.epub.css"):
        assert found(tmp_path, css, name) == [f"{name}:{one}" for one in expected]
        (tmp_path / name).unlink()
    told = found(tmp_path, css, "styles/print.css")
    assert not any("style-" in one for one in told)  # the typesetter tells of these
