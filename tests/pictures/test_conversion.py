"""Pictures of kinds that e-readers don't show, as PNG."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from octavo.pictures import Sharpness, UnusablePictureError, convert, fault_of


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def page(width: float, height: float, content: bytes = b"", pages: int = 1, *, locked: bool = False) -> bytes:
    """A PDF file of pages with this content."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            made = pdf.add_blank_page()
            made.mediabox = pikepdf.Array([0, 0, width, height])
            made.Contents = pdf.make_stream(content)
        target = io.BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(owner="a", user="b") if locked else False)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    return image


RED = Image.new("RGB", (40, 20), (200, 0, 0))


@pytest.mark.parametrize(
    ("suffix", "kind", "options"),
    [
        (".tif", "TIFF", {}),
        (".tiff", "TIFF", {"compression": "tiff_lzw"}),
        (".bmp", "BMP", {}),
        (".avif", "AVIF", {"quality": 95}),
    ],
)
def test_pixels_become_png(suffix: str, kind: str, options: dict[str, object]) -> None:
    data = encoded(RED, kind, **options)
    assert fault_of(data, suffix) is None
    made = opened(convert(data, suffix, Sharpness.PRINT).png)
    assert made.size == (40, 20)
    assert made.convert("RGB").getpixel((20, 10)) == pytest.approx((200, 0, 0), abs=6)


@pytest.mark.parametrize(
    ("mode", "becomes"), [("CMYK", "RGB"), ("L", "L"), ("1", "1"), ("I;16", "L"), ("RGBA", "RGBA")]
)
def test_colours_are_those_of_screens(mode: str, becomes: str) -> None:
    data = encoded(Image.new(mode, (4, 4)), "TIFF")
    assert opened(convert(data, ".tif", Sharpness.PRINT).png).mode == becomes


@pytest.mark.parametrize(
    ("options", "points"), [({"dpi": (300, 300)}, (9.6, 4.8)), ({}, (30, 15)), ({"dpi": (1, 1)}, (30, 15))]
)
def test_sizes_follow_the_resolution(options: dict[str, object], points: tuple[float, float]) -> None:
    made = convert(encoded(RED, "TIFF", **options), ".tif", Sharpness.PRINT)
    assert (made.width, made.height) == pytest.approx(points)


def test_a_page_is_drawn() -> None:
    data = page(72, 36, b"1 0 0 rg 0 0 36 36 re f", pages=2)
    made = convert(data, ".pdf", Sharpness.PRINT)
    image = opened(made.png)
    assert (made.width, made.height, image.size) == (72, 36, (600, 300))
    assert (image.getpixel((100, 150)), image.getpixel((500, 150))) == ((255, 0, 0), (255, 255, 255))
    assert opened(convert(data, ".pdf", Sharpness.SCREEN).png).size == (300, 150)


def test_a_page_without_colours_is_grey() -> None:
    assert opened(convert(page(72, 72, b"0 0 36 36 re f"), ".pdf", Sharpness.PRINT).png).mode == "L"


def test_a_large_page_has_no_more_pixels_than_are_allowed() -> None:
    width, height = opened(convert(page(7200, 7200), ".pdf", Sharpness.SCREEN).png).size
    assert 3_900_000 < width * height < 4_100_000


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"%PDF-1.7 and nothing more", "is no PDF file, or a damaged one"),
        (b"", "is no PDF file, or a damaged one"),
        (page(90000, 90000), "has a page of 90000 by 90000 points, which is no picture"),
        (page(72, 72, locked=True), "is locked with a password"),
    ],
)
def test_pages_that_cannot_be_used(data: bytes, fault: str) -> None:
    assert fault_of(data, ".pdf") == fault
    with pytest.raises(UnusablePictureError, match=fault):
        convert(data, ".pdf", Sharpness.PRINT)


def test_a_script_in_a_page_is_not_run(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(72, 72))
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x');")
        pdf.Root.OpenAction = script
        pdf.save(tmp_path / "a.pdf")
    made = convert((tmp_path / "a.pdf").read_bytes(), ".pdf", Sharpness.PRINT)
    assert opened(made.png).getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("suffix", "data", "fault"),
    [
        (".tif", encoded(RED, "PNG"), "is no TIFF picture, whatever its name says"),
        (".bmp", b"BM", "is no BMP picture, whatever its name says"),
        (".avif", b"", "is no AVIF picture, whatever its name says"),
        (".bmp", encoded(Image.new("1", (9000, 9000)), "BMP"), "has more than 80 million pixels"),
    ],
)
def test_pixels_that_cannot_be_used(suffix: str, data: bytes, fault: str) -> None:
    assert fault_of(data, suffix) == fault


def test_a_picture_that_breaks_off() -> None:
    data = encoded(RED, "TIFF")
    whole = encoded(Image.effect_noise((200, 200), 90), "TIFF")
    assert fault_of(data, ".tif") is None
    with pytest.raises(UnusablePictureError, match="is damaged"):
        convert(whole[:-9000], ".tif", Sharpness.PRINT)


def test_the_same_file_gives_the_same_bytes() -> None:
    data = page(72, 72, b"0 0 1 rg 0 0 36 36 re f")
    made = convert(data, ".pdf", Sharpness.PRINT)
    assert made == convert(data, ".pdf", Sharpness.PRINT)
    assert made.as_svg() == convert(data, ".pdf", Sharpness.PRINT).as_svg()
