"""The fonts that an e-book and a site bring along."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from octavo.core.diagnostics import Diagnostics, Severity
from octavo.elements import ELEMENTS
from octavo.html import render_ebook
from octavo.html.cascade import screen_sheets
from octavo.html.fonts import files as font_files_module
from octavo.html.fonts import font_assets
from octavo.html.fonts.packaged import screen_fonts
from octavo.html.pages import EbookPages
from tests.books import compose_book, settings_for
from tests.html.font_files import features, fonts, letters, sheet, write_font
from tests.html.pages_read import ebook, trees

ROMAN = "fonts/EBGaramond-Regular.ttf"
ITALIC = "fonts/EBGaramond-Italic.ttf"
BOLD = "fonts/EBGaramond-Bold.ttf"
SUPERIORS = "fonts/EBGaramond-Regular-Superiors.ttf"
OWN = (
    '@font-face { font-family: "Square"; src: url("square.ttf"); }\n'
    '@font-face { font-family: "EB Garamond"; src: url("font:EBGaramond-Regular.ttf"); }\n'
)
NONE = "title: Ka\nebook:\n  fonts: none\nbody: [a.md]\n"


def made(root: Path, text: str, more: dict[str, str] | None = None) -> EbookPages:
    return ebook(root, {"a.md": text, **(more or {})})


def reported(root: Path, more: dict[str, str]) -> list[tuple[str, str]]:
    """The codes and places of what is wrong with the fonts of a book."""
    diagnostics = Diagnostics()
    edition = compose_book(root, {"a.md": "# A\n\nText.", **more})
    render_ebook(edition, settings_for(root), diagnostics=diagnostics)
    return [(found.code, str(found.span)) for found in diagnostics if found.severity is not Severity.NOTE]


def test_a_face_for_each_that_is_used(tmp_path: Path) -> None:
    found = fonts(made(tmp_path, "# A\n\nRoman and *italic*, Ж and ω.[^1]\n\n[^1]: Note."))
    assert set(found) == {ROMAN, ITALIC, SUPERIORS}
    assert set("Romand ,.Жω0123456789-\N{HYPHEN}") <= letters(found[ROMAN])
    assert not set("QXЯα") & letters(found[ROMAN])
    assert set("italic") <= letters(found[ITALIC])
    assert not set("RomnN") & letters(found[ITALIC]) - set("n")


def test_bold(tmp_path: Path) -> None:
    assert set("bold") <= letters(fonts(made(tmp_path, "# A\n\nSome **bold**."))[BOLD])


def test_pages_link_to_the_declarations(tmp_path: Path) -> None:
    pages = made(tmp_path, "# A\n\nText.")
    for name, tree in trees(pages).items():
        links = [str(node.get("href")).rpartition("/")[2] for node in tree.iter("{*}link")]
        assert links == ["base.css", "epub.css", "fonts.css"], name
    declared = sheet(pages)
    assert 'src: url("../fonts/EBGaramond-Regular.ttf");' in declared
    assert declared.count("@font-face") == len(fonts(pages))
    assert "!important" not in declared


def test_small_capitals_and_figures_are_those_of_the_font(tmp_path: Path) -> None:
    with_them = fonts(made(tmp_path / "a", "# A\n\n[Small]{.smallcaps} 12, *italic*."))
    assert {"smcp", "onum", "lnum", "pnum", "tnum", "liga", "frac", "case"} <= features(with_them[ROMAN])
    assert "GPOS" in with_them[ROMAN]
    assert "smcp" not in features(with_them[ITALIC])
    glyphs = with_them[ROMAN]["GSUB"].table
    tags = [r.Feature.LookupListIndex for r in glyphs.FeatureList.FeatureRecord if r.FeatureTag == "smcp"]
    pairs = [table for index in tags[0] for table in glyphs.LookupList.Lookup[index].SubTable]
    cmap = with_them[ROMAN].getBestCmap()
    small = {letter for letter in "mal" if any(cmap[ord(letter)] in table.mapping for table in pairs)}
    assert small == set("mal")


def test_features_that_a_stylesheet_asks_for_stay(tmp_path: Path) -> None:
    own = '.x { font-feature-settings: "ss01" 1; } .y { font-variant-ligatures: discretionary-ligatures; }'
    text = "# A\n\nThe quick brown fox jumps over the lazy dog: QUICK act."
    plain = features(fonts(made(tmp_path / "a", text))[ROMAN])
    asked = features(fonts(made(tmp_path / "b", text, {"styles/epub.css": own}))[ROMAN])
    assert asked - plain == {"dlig", "ss01"}


def test_licence_and_copyright_stay(tmp_path: Path) -> None:
    pages = made(tmp_path, "# A\n\nText.[^1]\n\n[^1]: Note.")
    for name, font in fonts(pages).items():
        assert "EB Garamond Project Authors" in font["name"].getDebugName(0), name
        assert "Open Font License" in font["name"].getDebugName(13), name
        assert font["name"].getDebugName(14).startswith("http"), name
    assert "EB Garamond Project Authors" in sheet(pages)


def test_superiors_look_as_they_were_drawn(tmp_path: Path) -> None:
    """At three quarters of the size and raised by 0.45 of that, as the stylesheet sets calls."""
    made_font = fonts(made(tmp_path, "# A\n\nText.[^1]\n\n[^1]: Note."))[SUPERIORS]
    assert set("0123456789") <= letters(made_font)
    whole = TTFont(screen_fonts()["EBGaramond-Regular.ttf"])
    for figure, drawn in (("1", "uni00B9"), ("4", "uni2074"), ("8", "uni2078")):
        shown = [
            0.75 * edge + (0.75 * 450 if place % 2 else 0)
            for place, edge in enumerate(bounds(made_font, made_font.getBestCmap()[ord(figure)]))
        ]
        assert shown == pytest.approx(bounds(whole, drawn), abs=1.5), figure
        width = made_font["hmtx"][made_font.getBestCmap()[ord(figure)]][0]
        assert 0.75 * width == pytest.approx(whole["hmtx"][drawn][0], abs=1)


def bounds(font: TTFont, glyph: str) -> tuple[float, float, float, float]:
    outlines = font.getGlyphSet()
    pen = BoundsPen(outlines)
    outlines[glyph].draw(pen)
    assert pen.bounds is not None
    left, bottom, right, top = pen.bounds
    return left, bottom, right, top


def test_none(tmp_path: Path) -> None:
    own = (
        '@font-face { font-family: "S"; src: url("s.ttf") }\np { font-family: "S"; color: red; }\n'
        "@media screen { p { margin: 0; font-family: serif } }\n"
    )
    pages = made(tmp_path, "# A\n\nText.", {"book.yaml": NONE, "styles/epub.css": own})
    css = "".join(asset.data.decode() for asset in pages.assets if asset.media_type == "text/css")
    assert fonts(pages) == {}
    assert "font-face" not in css
    assert "font-family" not in css
    assert "color: red" in css
    assert "margin: 0" in css
    assert all(b"fonts.css" not in document.data for document in pages.documents)


def test_a_font_of_the_book(tmp_path: Path) -> None:
    write_font(tmp_path / "styles/square.ttf", "Text", notice="(c) A */ B")
    rules = 'body { font-family: "Square", "EB Garamond", serif }'
    pages = made(tmp_path, "# A\n\nText.", {"styles/fonts.css": OWN, "styles/ebook-fonts.css": rules})
    found = fonts(pages)
    assert letters(found["fonts/square.ttf"]) == set("Text")
    assert {"A", "."} <= letters(found[ROMAN])
    assert not set("Tx") & letters(found[ROMAN])
    assert sheet(pages).startswith("/* (c) A * / B\n")


@pytest.mark.parametrize(
    ("bits", "codes"),
    [
        (0x0000, []),
        (0x0004, []),  # preview and print
        (0x0008, []),  # editable
        (0x000A, []),  # the least restrictive of several counts
        (0x0002, ["font-forbidden"]),
        (0x0108, ["font-forbidden"]),  # not to be cut
        (0x0208, ["font-forbidden"]),  # bitmaps only
    ],
)
def test_a_font_that_must_not_be_embedded(bits: int, codes: list[str], tmp_path: Path) -> None:
    write_font(tmp_path / "styles/square.ttf", "Text", bits=bits)
    more = {"styles/fonts.css": OWN, "styles/ebook-fonts.css": "body { font-family: Square }"}
    assert reported(tmp_path, more) == [(code, "styles/fonts.css:1:1") for code in codes]


@pytest.mark.parametrize(
    ("source", "data", "code"),
    [
        ("square.ttf", None, "file-missing"),
        ("../../square.ttf", None, "path-outside"),
        ("/etc/passwd.ttf", None, "path-outside"),
        ("https://example.org/square.ttf", None, "path-outside"),
        ("http://[square.ttf", None, "file-missing"),
        ("square.ttf", b"", "font-broken"),
        ("square.ttf", b"not a font", "font-broken"),
        ("square.ttf", b"\x00\x01\x00\x00" + b"\xff" * 400, "font-broken"),
        ("square.woff2", b"wOF2" + b"\0" * 60, "font-broken"),
        ("font:Nothing.ttf", None, "font-broken"),
    ],
)
def test_a_font_that_can_not_be_used(source: str, data: bytes | None, code: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "styles").mkdir()
        (tmp_path / "styles" / source).write_bytes(data)
    more = {
        "styles/fonts.css": OWN.replace("square.ttf", source),
        "styles/ebook-fonts.css": "body { font-family: Square }",
    }
    assert reported(tmp_path, more) == [(code, "styles/fonts.css:1:1")]


def test_a_font_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_font(tmp_path / "styles/square.ttf", "Text")
    monkeypatch.setattr(font_files_module, "LIMIT", 100)
    more = {"styles/fonts.css": OWN, "styles/ebook-fonts.css": "body { font-family: Square }"}
    assert reported(tmp_path, more) == [("font-broken", "styles/fonts.css:1:1")]


def test_a_link_out_of_the_book_is_not_followed(tmp_path: Path) -> None:
    write_font(tmp_path / "elsewhere/square.ttf", "Text")
    (tmp_path / "book/styles").mkdir(parents=True)
    (tmp_path / "book/styles/square.ttf").symlink_to(tmp_path / "elsewhere/square.ttf")
    more = {"styles/fonts.css": OWN, "styles/ebook-fonts.css": "body { font-family: Square }"}
    with pytest.raises(AssertionError, match=r"styles/square.ttf:1:1: error.path-outside.: the link"):
        reported(tmp_path / "book", more)  # told when the book is read


def test_fonts_that_nothing_uses_are_not_looked_at(tmp_path: Path) -> None:
    assert reported(tmp_path, {"styles/fonts.css": OWN}) == []


@pytest.mark.slow
def test_damaged_fonts_are_no_end(tmp_path: Path) -> None:
    """Whatever byte is wrong: a font comes out, or a message."""
    write_font(tmp_path / "whole.ttf", "Text")
    whole = (tmp_path / "whole.ttf").read_bytes()
    more = {"styles/fonts.css": OWN, "styles/ebook-fonts.css": "body { font-family: Square }"}
    edition = compose_book(tmp_path, {"a.md": "# A\n\nText.", **more})
    settings = settings_for(tmp_path)
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        (tmp_path / "styles/square.ttf").write_bytes(whole[:at] + b"\xff\xfe" + whole[at + 2 :])
        diagnostics = Diagnostics()
        pages = render_ebook(edition, settings, diagnostics=diagnostics)
        assert ("fonts/square.ttf" in fonts_named(pages)) != diagnostics.failed, at


def fonts_named(pages: EbookPages) -> set[str]:
    return {asset.name for asset in pages.assets if asset.media_type.startswith("font/")}


def test_web_fonts(tmp_path: Path) -> None:
    edition = compose_book(tmp_path, {"a.md": "# A\n\nText and *more*."})
    sheets = {"base.css": screen_sheets(settings_for(tmp_path), ELEMENTS)["base.css"]}
    assets = font_assets([], edition.book, settings_for(tmp_path), sheets, web=True)
    assert [asset.name for asset in assets] == ["styles/base.css", "styles/fonts.css"]
    pages = trees(render_ebook(edition, settings_for(tmp_path))).values()
    assets = font_assets(pages, edition.book, settings_for(tmp_path), sheets, web=True)
    found = {asset.name: asset for asset in assets if asset.media_type == "font/woff2"}
    assert set(found) == {"fonts/EBGaramond-Regular.woff2", "fonts/EBGaramond-Italic.woff2"}
    assert all(asset.data.startswith(b"wOF2") for asset in found.values())


@pytest.mark.slow
def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    compose_book(tmp_path, {"a.md": "# A\n\nText *and* **more** [Small]{.smallcaps} Жω.[^1]\n\n[^1]: N."})
    program = (
        "import hashlib, sys\nfrom pathlib import Path\nfrom octavo.compose import compose\n"
        "from octavo.core.diagnostics import Diagnostics\nfrom octavo.html import render_ebook\n"
        "from octavo.core.settings import Settings\nfrom octavo.source import read\n"
        "root = Path(sys.argv[1])\nfound = Diagnostics()\nedition = compose(read(root, found), found)\n"
        "pages = render_ebook(edition, Settings(root, root / 'output'))\n"
        "for a in pages.assets: print(a.name, hashlib.sha256(a.data).hexdigest())\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert b"Superiors" in said[0]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "css",
    [
        "@media screen {" * 3000 + "p { font-style: italic }",
        "p" + ":not(p" * 3000 + ")" * 3000 + " { font-style: italic }",
        "p" + ":not(p" * 100 + ")" * 100 + " { font-style: italic }",
        "@media " + "(" * 3000 + ")" * 3000 + " { p { font-style: italic } }",
        "p { font-family: " + "(" * 3000 + " }",
        "@font-face {" * 500,
        "p { font-family: '\ud7ff', ; font: ; font-weight: ; content: attr() }",
        "\x00 p { font-style: italic",
    ],
)
@pytest.mark.parametrize("fonts", ["embed", "none"])
def test_strange_stylesheets_do_no_harm(css: str, fonts: str, tmp_path: Path) -> None:
    book = {"book.yaml": NONE.replace("none", fonts), "styles/epub.css": css + "\n} @font-face { }"}
    pages = made(tmp_path, "# A\n\nText.", book)
    assert (ROMAN in fonts_named(pages)) == (fonts == "embed")
