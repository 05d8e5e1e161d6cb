"""The pictures of a book on their way into e-book and site."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from octavo.core.diagnostics import Diagnostics
from octavo.html import render_ebook
from octavo.html.pages import Asset, EbookPages
from tests.books import compose_book, settings_for
from tests.html.pages_read import dead_links, trees
from tests.html.test_picture_files import drawing, encoded, photo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def book(root: Path, files: dict[str, bytes], options: str = "") -> tuple[EbookPages, Diagnostics]:
    """The pages of a book that shows these pictures, each as a figure of its own."""
    (root / "images").mkdir(parents=True)
    for name, data in files.items():
        (root / "images" / name).write_bytes(data)
    figures = "\n\n".join(f"![C](images/{name}){{alt=x}}" for name in files)
    edition = compose_book(
        root, {"book.yaml": f"title: T\nbody: [a.md]\n{options}", "a.md": f"# A\n\nText.\n\n{figures}\n"}
    )
    diagnostics = Diagnostics()
    return render_ebook(edition, settings_for(root), diagnostics=diagnostics), diagnostics


def images(pages: EbookPages) -> dict[str, Asset]:
    return {asset.name: asset for asset in pages.assets if asset.name.startswith("images/")}


def test_pages_follow_pictures_that_change_their_kind(tmp_path: Path) -> None:
    noise = photo(300, 200).effect_spread(6)
    files = {
        "a.png": encoded(noise, "PNG"),
        "a.jpg": encoded(noise, "JPEG", quality=50),
        "b.webp": encoded(noise, "WEBP"),
        "c.jpeg": encoded(noise, "JPEG", quality=50),
        "d.svg": SVG.encode(),
        "e.png": encoded(drawing(90, 60), "PNG"),
    }
    pages, diagnostics = book(tmp_path, files)
    assert len(diagnostics) == 0
    assert {name: asset.media_type for name, asset in images(pages).items()} == {
        "images/a.jpg": "image/jpeg",
        "images/2-a.jpg": "image/jpeg",
        "images/b.jpg": "image/jpeg",
        "images/c.jpg": "image/jpeg",
        "images/d.svg": "image/svg+xml",
        "images/e.png": "image/png",
    }
    assert dead_links(pages, "text/cover.xhtml") == []
    for asset in images(pages).values():
        if asset.media_type != "image/svg+xml":
            assert Image.open(io.BytesIO(asset.data)).get_format_mimetype() == asset.media_type


def test_names_are_plain_begin_with_a_letter_and_are_not_that_of_the_cover(tmp_path: Path) -> None:
    names = ("\u00dcn\u00ef+c\u00f6d\u00e9.svg", "\u043f\u043b\u0430\u043d.svg", "-a-.b.svg")
    pages, _ = book(
        tmp_path, {name: SVG.encode() for name in names} | {"cover.jpg": encoded(photo(40, 30), "JPEG")}
    )
    assert list(images(pages)) == [
        "images/Uni-code.svg",
        "images/picture.svg",
        "images/a-.b.svg",
        "images/2-cover.jpg",
    ]
    assert dead_links(pages, "text/cover.xhtml") == []


def test_pictures_that_stay_transparent_say_so(tmp_path: Path) -> None:
    files = {
        "d.svg": SVG.encode(),
        "e.png": encoded(drawing(90, 60), "PNG"),
        "f.jpg": encoded(photo(9, 9), "JPEG"),
    }
    pages, _ = book(tmp_path, files)
    shown = {
        str(node.get("src")).rpartition("/")[2]: node.get("class")
        for tree in trees(pages).values()
        for node in tree.iter("{*}img")
    }
    assert shown == {"d.svg": "transparent", "e.png": None, "f.jpg": None}
    css = next(asset.data.decode() for asset in pages.assets if asset.name == "styles/epub.css")
    assert "img.transparent { background-color: #fff; }" in css


def test_options_of_the_book(tmp_path: Path) -> None:
    data = encoded(photo(2500, 1000), "JPEG")
    for name, options, width in (
        ("usual", "", 2048),
        ("smaller", "ebook: {pictures: {longest: 900}}\n", 900),
        ("keep", "ebook: {pictures: keep}\n", 2500),
    ):
        pages, _ = book(tmp_path / name, {"a.jpg": data}, options)
        (made,) = images(pages).values()
        assert Image.open(io.BytesIO(made.data)).width == width, name
        assert (made.data == data) == (name == "keep")
        assert (tmp_path / name / "images/a.jpg").read_bytes() == data


def test_one_after_the_other_or_several_at_once(tmp_path: Path) -> None:
    files = {f"{number}.jpg": encoded(photo(2200, 100 + number), "JPEG") for number in range(5)}
    one, _ = book(tmp_path, files)
    edition = compose_book(
        tmp_path, {name: (tmp_path / name).read_text("utf-8") for name in ("book.yaml", "a.md")}
    )
    several = render_ebook(edition, replace(settings_for(tmp_path), jobs=4))
    single = render_ebook(edition, replace(settings_for(tmp_path), jobs=1))
    assert images(several) == images(single) == images(one)
    assert list(images(several)) == [f"images/{number}.jpg" for number in range(5)]


def test_printing_colours_without_a_profile(tmp_path: Path) -> None:
    _, diagnostics = book(tmp_path, {"a.jpg": encoded(Image.new("CMYK", (60, 40)), "JPEG")})
    assert [(found.code, str(found.span)) for found in diagnostics] == [("picture-cmyk", "a.md:5:1")]
    assert not diagnostics.failed


@pytest.mark.parametrize("data", [b"\xff\xd8\xff" + b"x" * 50, encoded(photo(300, 200), "JPEG")[:900]])
def test_what_can_not_be_used_is_reported_with_its_place(data: bytes, tmp_path: Path) -> None:
    pages, diagnostics = book(tmp_path, {"a.jpg": data, "b.jpg": encoded(photo(9, 9), "JPEG")})
    assert [(found.code, str(found.span)) for found in diagnostics] == [("picture-unusable", "a.md:5:1")]
    assert set(images(pages)) == {"images/b.jpg"}
