"""The kind of a picture, by what its file holds."""

import io

import pytest
from PIL import Image

from octavo.pictures import HEAD, kind_of

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


def encoded(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (20, 20)).save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (encoded("PNG"), ".png", ".png"),
        (encoded("PNG"), ".jpg", ".png"),
        (encoded("JPEG"), ".jpeg", ".jpeg"),
        (encoded("JPEG"), ".png", ".jpg"),
        (encoded("JPEG"), ".jfif", ".jpg"),
        (encoded("GIF"), ".png", ".gif"),
        (encoded("WEBP"), ".jpg", ".webp"),
        (encoded("TIFF"), ".tiff", ".tiff"),
        (encoded("TIFF"), ".png", ".tif"),
        (encoded("BMP"), ".png", ".bmp"),
        (encoded("AVIF"), ".png", ".avif"),
        (b"%PDF-1.7\n", ".png", ".pdf"),
        (SVG, ".png", ".svg"),
        (b"\xef\xbb\xbf" + SVG, ".png", ".svg"),
        (b"\n<svg>", "", ".svg"),
        (b"<svgx>", ".png", ".png"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", ".eps", ".eps"),
        (b"", ".png", ".png"),
        (b"BMW is a car", ".txt", ".txt"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data[:HEAD], name) == kind
