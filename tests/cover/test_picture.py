"""The publisher's own cover picture."""

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics, Severity, Span
from octavo.core.settings import Settings
from octavo.cover import Cover, make_cover
from tests.profiles import press_profile

MakeEdition = Callable[..., ComposedBook]
ORIENTATION = 0x0112


@pytest.fixture
def use(
    make_edition: MakeEdition, settings: Settings
) -> Callable[[str], tuple[Cover, list[tuple[str, str]]]]:
    """Makes a cover from a file of the book: the cover, and (severity, code) of each diagnostic."""

    def make(name: str) -> tuple[Cover, list[tuple[str, str]]]:
        (settings.book / "book.yaml").write_text(
            f"title: Tides\nlanguage: en\ncover: {name}\n", encoding="utf-8"
        )
        found = Diagnostics()
        composed = make_edition()
        composed = dataclasses.replace(composed, book=composed.book.model_copy(update={"cover": name}))
        cover = make_cover(composed, settings, found)
        assert {d.span for d in found} <= {Span("book.yaml", 3)}
        return cover, [(d.severity.value, d.code) for d in found]

    return make


Use = Callable[[str], tuple[Cover, list[tuple[str, str]]]]


def opened(cover: Cover) -> Image.Image:
    """The picture of a cover, which must be a JPEG of the size that it says."""
    image = Image.open(io.BytesIO(cover.jpeg))
    image.load()
    assert image.format == "JPEG"
    assert image.size == (cover.width, cover.height)
    return image


def test_a_good_jpeg_is_taken_byte_for_byte(use: Use, settings: Settings) -> None:
    path = settings.book / "cover.jpg"
    Image.new("RGB", (1000, 1500), "#204060").save(path, quality=70)
    cover, found = use("cover.jpg")
    assert cover == Cover(path.read_bytes(), 1000, 1500, "Tides")
    assert found == []


def test_a_png_becomes_a_jpeg_on_white(use: Use, settings: Settings) -> None:
    image = Image.new("RGBA", (700, 1100), (0, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 350, 1100))
    (settings.book / "images").mkdir()
    image.save(settings.book / "images" / "cover.png")
    cover, found = use("images/cover.png")
    made = opened(cover)
    assert (made.size, found) == ((700, 1100), [])
    assert made.getpixel((600, 500)) == (255, 255, 255)
    assert made.getpixel((100, 500)) == (0, 0, 254)


def test_a_large_picture_is_reduced(use: Use, settings: Settings) -> None:
    Image.new("L", (3200, 5120), 90).save(settings.book / "cover.png")
    cover, found = use("cover.png")
    assert (opened(cover).size, found) == ((1600, 2560), [])


def test_a_small_picture_is_not_enlarged(use: Use, settings: Settings) -> None:
    Image.new("RGB", (300, 480)).save(settings.book / "cover.jpg")
    cover, found = use("cover.jpg")
    assert ((cover.width, cover.height), found) == ((300, 480), [("warning", "cover-small")])


def test_a_jacket_is_remarked_on(use: Use, settings: Settings) -> None:
    Image.new("RGB", (2000, 1200)).save(settings.book / "cover.jpg")
    assert use("cover.jpg")[1] == [("warning", "cover-landscape")]


def test_printing_colours_are_converted(use: Use, settings: Settings) -> None:
    Image.new("CMYK", (700, 1100), (0, 255, 255, 0)).save(settings.book / "cover.jpg")
    cover, found = use("cover.jpg")
    made = opened(cover)
    assert (made.mode, found) == ("RGB", [("warning", "cover-cmyk")])
    pixel = made.getpixel((300, 300))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 250
    assert max(pixel[1:]) < 5


def test_printing_colours_with_a_profile_are_those_of_the_profile(use: Use, settings: Settings) -> None:
    path = settings.book / "cover.jpg"
    Image.new("CMYK", (700, 1100), (128, 0, 0, 0)).save(path, icc_profile=press_profile())
    cover, found = use("cover.jpg")
    made = opened(cover)
    assert (made.mode, found) == ("RGB", [])
    assert "icc_profile" not in made.info
    with_profile = made.getpixel((300, 300))
    Image.new("CMYK", (700, 1100), (128, 0, 0, 0)).save(path)
    guessed = opened(use("cover.jpg")[0]).getpixel((300, 300))
    assert with_profile != guessed


def test_a_picture_on_its_side_is_set_upright(use: Use, settings: Settings) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    Image.new("RGB", (1500, 1000), "#204060").save(settings.book / "cover.jpg", exif=exif)
    cover, found = use("cover.jpg")
    made = opened(cover)
    assert (made.size, found) == ((1000, 1500), [])
    assert ORIENTATION not in made.getexif()


def test_sixteen_bits(use: Use, settings: Settings) -> None:
    Image.new("I;16", (700, 1100), 0x8000).save(settings.book / "cover.png")
    cover, found = use("cover.png")
    pixel = opened(cover).getpixel((300, 300))
    assert isinstance(pixel, tuple)
    assert (abs(pixel[0] - 128) <= 1, found) == (True, [])


@pytest.mark.engine
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.jpg", "cover-missing"),
        ("folder", "cover-missing"),
        ("../outside.jpg", "cover-outside-book"),
        ("folder/../../outside.jpg", "cover-outside-book"),
        ("link.jpg", "cover-outside-book"),
        ("text.jpg", "cover-unreadable"),
        ("broken.jpg", "cover-unreadable"),
        ("vector.svg", "cover-unreadable"),
        ("x" * 300 + ".jpg", "cover-missing"),
    ],
)
def test_a_picture_that_cannot_be_used(
    name: str, code: str, use: Use, settings: Settings, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.jpg"
    Image.new("RGB", (700, 1100)).save(outside)
    (settings.book / "folder").mkdir()
    (settings.book / "link.jpg").symlink_to(outside)
    (settings.book / "text.jpg").write_text("no picture")
    (settings.book / "broken.jpg").write_bytes(outside.read_bytes()[:600])
    (settings.book / "vector.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    cover, found = use(name)
    assert found == [(Severity.ERROR.value, code)]
    assert (cover.width, cover.height) == (1600, 2560)  # one was made, so that the rest can be looked at


@pytest.mark.engine
def test_absolute_path(use: Use, settings: Settings) -> None:
    path = settings.book / "cover.jpg"
    Image.new("RGB", (700, 1100)).save(path)
    assert use(str(path))[1] == [("error", "cover-outside-book")]


@pytest.mark.engine
@pytest.mark.parametrize("size", [(9000, 9000), (20000, 20000)])
def test_too_many_pixels(size: tuple[int, int], use: Use, settings: Settings) -> None:
    Image.new("1", size).save(settings.book / "cover.png")
    assert use("cover.png")[1] == [("error", "cover-too-large")]
