"""Pictures as they go into the e-book: their sizes, their colours, their kinds, and what is taken out."""

import io
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageCms, ImageDraw

from octavo.html import fit_picture as fitting
from octavo.html.fit_picture import PictureError, fit_picture
from octavo.html.fitted_picture import FittedPicture
from octavo.html.picture_bytes import bare_jpeg, bare_png
from octavo.source.ebook_options import EbookPictures

OPTIONS = EbookPictures()
SECRET = b"the garden behind the house"


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    with io.BytesIO() as target:
        image.save(target, kind, **options)
        return target.getvalue()


def photo(width: int, height: int) -> Image.Image:
    """Something with as many colours as a photograph; always the same."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    round_ = Image.radial_gradient("L").resize((width, height))
    down = Image.linear_gradient("L").resize((width, height), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (across, down, round_))


def drawing(width: int, height: int) -> Image.Image:
    """Black lines on nothing."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for place in range(0, height, 40):
        pen.line((0, place, width, height - place), fill=(0, 0, 0, 255), width=3)
    return image


def about(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, SECRET.decode()
    return exif


def opened(fitted: FittedPicture) -> Image.Image:
    return Image.open(io.BytesIO(fitted.data))


def colour(image: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize(
    ("given", "longest", "expected"),
    [
        ((900, 450), 600, (600, 300)),
        ((450, 900), 600, (300, 600)),
        ((900, 900), 800, (500, 500)),  # too many pixels, whatever the longer side
        ((700, 300), 2048, (700, 300)),  # never larger
        ((1300, 2), 650, (650, 1)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_sizes(
    given: tuple[int, int],
    longest: int,
    expected: tuple[int, int],
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fitting, "MOST_PIXELS", 250_000)
    fitted = fit_picture(encoded(photo(*given), kind), EbookPictures(longest=longest))
    width, height = opened(fitted).size
    assert abs(width - expected[0]) <= 1
    assert abs(height - expected[1]) <= 1
    assert width * height <= 250_000


def test_what_shops_take_at_most() -> None:
    """Apple: four million pixels."""
    assert fitting.MOST_PIXELS == 4_000_000
    assert OPTIONS.longest == 2048


def test_a_jpeg_that_is_well_coded_keeps_its_picture_and_loses_the_rest() -> None:
    grain = Image.frombytes("RGB", (300, 200), Random(1).randbytes(180_000)).resize((600, 400))
    data = encoded(grain, "JPEG", quality=60, exif=about(), comment=SECRET, dpi=(300, 300))
    assert SECRET in data
    fitted = fit_picture(data, OPTIONS)
    assert SECRET not in fitted.data
    assert len(fitted.data) < len(data)
    assert opened(fitted).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert not opened(fitted).getexif()


def test_a_jpeg_with_too_much_data_is_coded_anew() -> None:
    noise = Image.merge("RGB", [photo(600, 400).getchannel(0).effect_spread(9)] * 3)
    data = encoded(noise, "JPEG", quality=100, subsampling=0)
    assert len(fit_picture(data, OPTIONS).data) < 0.85 * len(data)


def test_what_lies_on_its_side_is_set_upright() -> None:
    image = photo(300, 200)
    image.paste((255, 0, 0), (0, 0, 60, 60))  # a red corner, at the upper left
    fitted = opened(fit_picture(encoded(image, "JPEG", quality=95, exif=about(6)), OPTIONS))
    assert fitted.size == (200, 300)
    red, green, _ = colour(fitted, (190, 10))  # turned to the right, it is at the upper right
    assert red > 200 > 90 > green
    assert fitted.getexif().get(0x0112, 1) == 1


def test_printing_colours_become_those_of_screens() -> None:
    fitted = fit_picture(encoded(Image.new("CMYK", (80, 60), (0, 255, 255, 0)), "JPEG"), OPTIONS)
    red, green, blue = colour(opened(fitted), (40, 30))
    assert opened(fitted).mode == "RGB"
    assert red > 200
    assert max(green, blue) < 60
    assert fitted.unprofiled


def test_colours_of_another_profile_become_those_of_screens() -> None:
    """A profile in which the numbers mean other colours: CIE XYZ is far from sRGB."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = Image.new("RGB", (60, 60), (120, 120, 120))
    for wrong in (profile, lab, b"no profile"):  # for other kinds of colours, or damaged: it says nothing
        fitted = fit_picture(encoded(grey, "JPEG", icc_profile=wrong, quality=95), OPTIONS)
        assert abs(colour(opened(fitted), (5, 5))[0] - 120) < 3
        assert "icc_profile" not in opened(fitted).info
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG"):
        kept = opened(fit_picture(encoded(grey, kind, icc_profile=usual), OPTIONS))
        assert abs(colour(kept, (5, 5))[0] - 120) < 3
        assert "icc_profile" not in kept.info


def test_profiles_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any picture whose profile is not that of screens goes through the colour engine."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    monkeypatch.setattr(ImageCms, "getProfileDescription", lambda _: "Adobe RGB")
    monkeypatch.setattr(
        ImageCms, "profileToProfile", lambda picture, *_, **__: Image.new("RGB", picture.size, (1, 200, 3))
    )
    for kind in ("JPEG", "PNG"):
        data = encoded(Image.new("RGB", (40, 30), (120, 120, 120)), kind, icc_profile=usual)
        assert colour(opened(fit_picture(data, OPTIONS)), (5, 5))[1] > 190, kind


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_photographs_become_jpeg(kind: str) -> None:
    noise = photo(600, 400).effect_spread(6)
    fitted = fit_picture(encoded(noise, kind, lossless=True), OPTIONS)
    assert (fitted.media_type, fitted.suffix, fitted.clear) == ("image/jpeg", ".jpg", False)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("width", [600, 900])
def test_line_art_stays_exact(kind: str, width: int) -> None:
    image = drawing(width, width // 3)
    fitted = fit_picture(encoded(image, kind, lossless=True), EbookPictures(longest=600))
    assert (fitted.media_type, fitted.suffix, fitted.clear) == ("image/png", ".png", False)
    shown = opened(fitted)
    assert (shown.mode, shown.width) == ("L", 600)
    assert shown.getextrema() == (0, 255)
    if width == 600:  # black where the lines are, white where nothing is
        assert shown.tobytes() == bytes(255 - alpha for alpha in image.getchannel("A").tobytes())


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
@pytest.mark.parametrize(("ink", "mode"), [("navy", "RGB"), ("black", "L")])
def test_flat_colours_stay_what_they_are_when_they_are_reduced(kind: str, ink: str, mode: str) -> None:
    flat = Image.new("RGB", (900, 450), "white")
    ImageDraw.Draw(flat).ellipse((100, 100, 800, 400), fill=ink)
    fitted = fit_picture(encoded(flat.quantize(8), kind), EbookPictures(longest=600))
    assert (fitted.media_type, opened(fitted).mode) == ("image/png", mode)
    shown = opened(fitted).convert("RGB")
    assert shown.getpixel((2, 2)) == (255, 255, 255)
    assert shown.getpixel((300, 150)) == ((0, 0, 128) if ink == "navy" else (0, 0, 0))


def test_an_opaque_picture_with_an_alpha_channel_has_its_own_ground() -> None:
    image = drawing(200, 100)
    image.putalpha(255)
    assert not fit_picture(encoded(image, "PNG"), OPTIONS).clear


def test_moving_pictures_stay() -> None:
    frames = [Image.new("P", (40, 40), colour) for colour in (1, 2, 3)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    fitted = fit_picture(data, OPTIONS)
    assert (fitted.data, fitted.media_type, fitted.suffix) == (data, "image/gif", ".gif")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_all_kinds_of_png(mode: str) -> None:
    for width in (100, 1000):
        image = Image.new("I;16", (width, 80), 30_000) if mode == "I;16" else photo(width, 80).convert(mode)
        fitted = fit_picture(encoded(image, "PNG"), EbookPictures(longest=600))
        assert opened(fitted).size[0] == min(width, 600)


def test_sixteen_bits_keep_their_shade() -> None:
    fitted = fit_picture(encoded(Image.new("I;16", (900, 80), 0x8000), "PNG"), EbookPictures(longest=600))
    assert opened(fitted).getextrema() == (128, 128)


def test_the_same_picture_gives_the_same_bytes() -> None:
    options = EbookPictures(longest=600)
    for data in (encoded(photo(900, 300), "JPEG"), encoded(drawing(900, 300), "PNG")):
        assert fit_picture(data, options) == fit_picture(data, options)


def test_quality_counts() -> None:
    data = encoded(photo(900, 300).effect_spread(9), "JPEG", quality=98)
    sizes = [len(fit_picture(data, EbookPictures(quality=quality)).data) for quality in (60, 85, 95)]
    assert sizes == sorted(sizes)
    assert sizes[0] < 0.8 * sizes[1]


def test_broken_files() -> None:
    whole = encoded(photo(300, 200), "JPEG")
    for data in (b"", b"\xff\xd8\xff", whole[:400], whole[:2000], b"\x89PNG\r\n\x1a\n" + b"x" * 99):
        with pytest.raises(PictureError, match="is damaged"):
            fit_picture(data, OPTIONS)


@pytest.mark.filterwarnings("ignore")  # Pillow's of odd metadata
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_whatever_byte_is_wrong(kind: str) -> None:
    """A picture comes out, or a message; nothing else."""
    whole = encoded(photo(60, 40), kind, **({"exif": about()} if kind != "GIF" else {}))
    for at in range(0, len(whole), max(1, len(whole) // 150)):
        with suppress(PictureError):
            assert fit_picture(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], OPTIONS).data


def test_too_many_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "MOST_READ", 10_000)
    with pytest.raises(PictureError, match="million pixels"):
        fit_picture(encoded(photo(200, 100), "PNG"), OPTIONS)
    bomb = bytearray(encoded(photo(40, 40), "GIF"))
    bomb[6:10] = b"\xff\xff\xff\xff"  # 65 535 by 65 535
    with pytest.raises(PictureError, match="million pixels"):
        fit_picture(bytes(bomb), OPTIONS)


def test_bare_files_that_are_not_as_they_should_be_stay() -> None:
    for data in (
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe1\x00\x01",
        b"\xff\xd8\xff\xe1\xff\xff..",
        b"\xff\xd8\xff\xd9",
    ):
        assert bare_jpeg(data) == data
    for data in (b"", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR....", b"\x89PNG\r\n\x1a\n"):
        assert bare_png(data) == data


def test_a_bare_png_keeps_its_picture(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Comment", SECRET.decode())
    image = photo(50, 40).quantize(16)
    data = encoded(image, "PNG", pnginfo=notes, exif=about(), transparency=3)
    bare = bare_png(data)
    assert SECRET in data
    assert SECRET not in bare
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
