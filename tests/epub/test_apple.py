"""What Apple Books needs to show the fonts of a book."""

import dataclasses
from collections.abc import Callable

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.cover import Cover
from octavo.epub import package
from octavo.html.pages import Asset
from tests.epub import epub_sample
from tests.epub.reading import opf_of, values

FONTS = (Asset("fonts/a.ttf", "font/ttf", b"\0\1\0\0"),)


@pytest.mark.parametrize(("assets", "said"), [((), []), (FONTS, ["true"])])
def test_a_package_with_fonts_says_so(
    assets: tuple[Asset, ...], said: list[str], make_edition: Callable[..., ComposedBook], cover: Cover
) -> None:
    pages = dataclasses.replace(epub_sample.PAGES, assets=(*epub_sample.PAGES.assets, *assets))
    opf = opf_of(package(make_edition(), pages, cover).data)
    assert values(opf, "ibooks:specified-fonts") == said
    prefixes = (opf.get("prefix") or "").split()
    assert prefixes[::2] == (["ibooks:"] if said else [])
    assert "rendition:" not in prefixes
