"""Faces as stylesheets declare them, and which one a text takes."""

import pytest

from octavo.html.fonts.faces import Face, faces, nearest_faces
from octavo.html.fonts.sheets import read_sheet


def declared(css: str) -> list[Face]:
    return faces(read_sheet(css, "a.css", 0).faces)


def test_what_a_face_says() -> None:
    (face,) = declared(
        '@font-face { font-family: "My Font"; src: local("x"), url(a.woff2) format("woff2"), url("b c.ttf");'
        "  font-weight: 300 600; font-style: italic; unicode-range: U+26, U+41-5A }"
    )
    assert (face.family, face.weights, face.slant) == ("My Font", (300, 600), "italic")
    assert face.sources == ("a.woff2", "b c.ttf")
    assert [face.covers(ord(letter)) for letter in "A&a"] == [True, True, False]


def test_what_is_no_face() -> None:
    assert declared("@font-face { font-family: X } @font-face { src: url(x.ttf) } @font-face { }") == []


@pytest.mark.parametrize(
    ("weights", "wanted", "taken"),
    [
        ((400, 700), 400, 400),
        ((400, 700), 700, 700),
        ((300, 500), 400, 500),
        ((300, 600), 400, 300),
        ((400, 600), 500, 400),
        ((300, 400), 200, 300),
        ((100, 300), 200, 100),
        ((400, 900), 600, 900),
        ((400, 500), 600, 500),
    ],
)
def test_weights(weights: tuple[int, int], wanted: int, taken: int) -> None:
    """As CSS Fonts 4, section 5.2, says."""
    css = "".join(f"@font-face {{ font-family: X; src: url({w}.ttf); font-weight: {w} }}" for w in weights)
    assert [face.sources for face in nearest_faces(declared(css), wanted, "normal")] == [(f"{taken}.ttf",)]


def test_slant_counts_before_weight() -> None:
    css = (
        "@font-face { font-family: X; src: url(roman.ttf); font-weight: 700 }"
        "@font-face { font-family: X; src: url(italic.ttf); font-style: italic }"
    )
    assert nearest_faces(declared(css), 700, "italic")[0].sources == ("italic.ttf",)
    assert nearest_faces(declared(css), 400, "normal")[0].sources == ("roman.ttf",)


def test_faces_that_divide_the_characters() -> None:
    css = (
        "@font-face { font-family: X; src: url(all.ttf) }"
        "@font-face { font-family: X; src: url(greek.ttf); unicode-range: U+370-3FF }"
    )
    assert [face.sources[0] for face in nearest_faces(declared(css), 400, "normal")] == [
        "greek.ttf",
        "all.ttf",
    ]
