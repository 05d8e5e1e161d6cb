"""SVG drawings for the typesetter: what it does not know is put in plainer words, or drawn as pixels."""

import base64
import io
import re
from pathlib import Path

import pytest
import rendercv_fonts
from lxml import etree
from PIL import Image

from octavo.pictures.svg_drawing import drawing_for_print
from octavo.pictures.svg_needs import needs
from octavo.pictures.svg_styles import standing_in

FAMILIES = frozenset({"eb garamond", "source sans 3", "ibm plex mono"})
FONTS = tuple(
    path
    for name in ("EB Garamond", "Source Sans 3")
    for path in Path(rendercv_fonts.path_of[name]).glob("*.ttf")
)


def svg(inside: str, attributes: str = 'width="200" height="100" viewBox="0 0 200 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def made(inside: str) -> str:
    return drawing_for_print(svg(inside), FAMILIES, FONTS).decode()


def pixels(drawing: bytes) -> Image.Image:
    """The picture of pixels that a drawing holds."""
    found = re.search(rb"data:image/png;base64,([^\"]+)", drawing)
    assert found
    return Image.open(io.BytesIO(base64.b64decode(found[1])))


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="10" height="10" fill="teal"/>',
        '<style>rect{fill:teal;mask:none}</style><rect width="10" height="10"/>',
        '<text font-family="EB Garamond, serif">Words <tspan font-weight="bold">bold</tspan></text>',
        '<g style="font-family: Source Sans 3"><text>Words</text></g>',
    ],
)
def test_what_is_drawn_as_it_is_meant_stays_as_it_is(inside: str) -> None:
    data = svg(inside)
    assert drawing_for_print(data, FAMILIES, FONTS) == data


@pytest.mark.parametrize(
    ("inside", "contains"),
    [
        ("<style>:root{--c:green} rect{fill:var(--c,red)}</style><rect/>", "rect{fill:green}"),
        ("<style>rect{fill:var(--none, red)}</style><rect/>", "rect{fill:red}"),
        ("<style>:root{--a:var(--b);--b:blue} rect{fill:var(--a)}</style><rect/>", "rect{fill:blue}"),
        ('<rect style="fill: light-dark(#000, #fff)"/>', 'style="fill: #000"'),
        ('<rect style="fill: light-dark(rgb(1, 2, 3), #fff)"/>', 'style="fill: rgb(1, 2, 3)"'),
        ('<rect fill="var(--x, teal)"/>', 'fill="teal"'),
        (
            "<style>text{font:italic bold 20px/1.2 serif}</style><text>x</text>",
            "font-style: italic; font-weight: bold; font-size: 20px; font-family: 'EB Garamond'",
        ),
        ('<text font-family="Arial, sans-serif">x</text>', "font-family=\"'Source Sans 3'\""),
        ('<text style="font-family:Courier New">x</text>', "font-family: 'IBM Plex Mono'"),
        ("<text>x</text>", "font-family=\"'EB Garamond'\""),
    ],
)
def test_styles_in_plainer_words(inside: str, contains: str) -> None:
    assert contains in made(inside)


def test_variables_without_a_sure_value_take_their_fallback() -> None:
    styles = "<style>.a{--c:red} .b{--c:blue} rect{fill:var(--c, grey)}</style><rect/>"
    assert "rect{fill:grey}" in made(styles)


def test_variables_that_name_each_other_come_to_an_end() -> None:
    made("<style>:root{--a:var(--b) var(--b);--b:var(--a) var(--a)} rect{fill:var(--a)}</style><rect/>")


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("Verdana", "'Source Sans 3'"),
        ("'DejaVu Sans Mono', monospace", "'IBM Plex Mono'"),
        ("Times New Roman", "'EB Garamond'"),
        ("Nimbus, 'Source Sans 3'", "Nimbus, 'Source Sans 3'"),
        ("eb garamond", "eb garamond"),
    ],
)
def test_families(written: str, becomes: str) -> None:
    assert standing_in(written, FAMILIES) == becomes


def test_families_of_a_book_with_fonts_of_its_own_stay() -> None:
    assert standing_in("Arial", {"gill sans"}) == "Arial"


GRADIENT = '<linearGradient id="g"{}><stop offset="0"/><stop offset="1" stop-color="red"/></linearGradient>'


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ('<g filter="url(#f)"/>', {"filter"}),
        ('<g style="filter: url(#f)"/>', {"filter"}),
        ("<style>.a{mask:url(#m)}</style>", {"mask"}),
        ('<text><textPath href="#p">x</textPath></text>', {"textPath"}),
        ("<switch><g/></switch>", {"switch"}),
        ('<text baseline-shift="super">x</text>', {"baseline-shift"}),
        ('<text text-decoration="underline">x</text>', {"text-decoration"}),
        ('<text writing-mode="tb">x</text>', {"writing-mode"}),
        ('<g style="mix-blend-mode:multiply"/>', {"mix-blend-mode"}),
        ('<text paint-order="stroke">x</text>', {"paint-order"}),
        (GRADIENT.format("") + '<rect fill="url(#g)"/>', {"gradientUnits"}),
        (GRADIENT.format("") + '<rect style="fill:url(#g)"/>', {"gradientUnits"}),
        (GRADIENT.format("") + "<rect/>", set()),
        (GRADIENT.format(' gradientUnits="userSpaceOnUse"') + '<rect fill="url(#g)"/>', set()),
        (GRADIENT.format(' gradientUnits="userSpaceOnUse"') + '<path stroke="url(#g)"/>', {"stroke"}),
        ('<rect mask="none" filter="none" style="mix-blend-mode: normal"/>', set()),
    ],
)
def test_what_the_typesetter_does_not_draw(inside: str, named: set[str]) -> None:
    assert needs(etree.fromstring(svg(inside))) == named


def test_a_filter_is_drawn() -> None:
    grey = '<filter id="f"><feColorMatrix type="saturate" values="0"/></filter>'
    made = drawing_for_print(
        svg(f'{grey}<rect width="100" height="100" fill="red" filter="url(#f)"/>'), FAMILIES, FONTS
    )
    assert b'width="150.000pt" height="75.000pt"' in made
    image = pixels(made).convert("RGBA")
    assert image.size == (1250, 625)  # 150 by 75 points with 600 pixels to the inch
    red, green, blue, _ = image.getpixel((300, 300))  # type: ignore[misc]
    assert red == green == blue
    assert image.getpixel((1000, 300))[3] == 0  # type: ignore[index]


def test_words_along_a_line_are_drawn_in_the_fonts_of_the_book() -> None:
    line = '<path id="p" d="M10 80Q100 0 190 80" fill="none"/>'
    words = '<textPath href="#p">Along the quay</textPath>'
    text = f'<text font-size="16" font-family="Source Sans 3">{words}</text>'
    image = pixels(drawing_for_print(svg(line + text), FAMILIES, FONTS)).convert("RGBA")
    assert image.getbbox() is not None
    assert sum(image.getchannel("A").histogram()[128:]) > 3000


def test_transformations_in_styles_are_drawn() -> None:
    moved = '<g style="transform: translate(100px, 50px)"><rect width="50" height="25"/></g>'
    image = pixels(drawing_for_print(svg(f'{moved}<g mask="url(#m)"/>'), FAMILIES, FONTS)).convert("RGBA")
    # From 100 to 150 and from 50 to 75 pixels of CSS, each of which is six and a quarter pixels wide.
    box = image.getchannel("A").getbbox()
    assert box == pytest.approx((625, 312.5, 937.5, 468.75), abs=1)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="2in" height="1in"', ("144.000", "72.000")),
        ('viewBox="0 0 300 100"', ("225.000", "75.000")),
        ('width="100" viewBox="0 0 300 100"', ("75.000", "25.000")),
        ('height="100" viewBox="0 0 300 100"', ("225.000", "75.000")),
        ('width="100%" height="100%" viewBox="0 0 300 100"', ("225.000", "75.000")),
        ("", ("225.000", "112.500")),
    ],
)
def test_sizes(attributes: str, size: tuple[str, str]) -> None:
    made = drawing_for_print(svg('<rect width="9" height="9" mask="url(#m)"/>', attributes), FAMILIES, FONTS)
    assert f'width="{size[0]}pt" height="{size[1]}pt"'.encode() in made


def test_a_huge_drawing_has_no_more_pixels_than_are_allowed() -> None:
    data = svg('<rect width="9" height="9" filter="url(#f)"/>', 'width="900000" height="900000"')
    width, height = pixels(drawing_for_print(data, FAMILIES, FONTS)).size
    assert 15_000_000 < width * height < 17_000_000


def test_the_same_drawing_gives_the_same_bytes() -> None:
    data = svg('<text text-decoration="underline" y="50">Words</text>')
    assert drawing_for_print(data, FAMILIES, FONTS) == drawing_for_print(data, FAMILIES, FONTS)
