"""No private attribute leaves the house: an e-book has none, a site those that its search reads."""

import re
from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.core.vocabulary import PAGEFIND
from octavo.html import render_ebook, render_print, render_site
from octavo.html.pages import EbookPages
from octavo.source import read
from tests.books import compose_book, settings_for
from tests.html.golden_book import FILES

BOOKS = Path(__file__).parents[1] / "elements"
_DATA = re.compile(rb"\sdata-[a-z-]+(?==)")


def attributes(pages: EbookPages) -> set[str]:
    return {found.decode().strip() for one in pages.documents for found in _DATA.findall(one.data)}


@pytest.mark.parametrize("name", sorted(path.parent.name for path in BOOKS.glob("*/book.yaml")))
def test_an_ebook_has_none(name: str, tmp_path: Path) -> None:
    manuscript = read(BOOKS / name, Diagnostics())
    assert manuscript is not None
    composed = compose(manuscript, Diagnostics())
    settings = Settings(book=BOOKS / name, output=tmp_path)
    assert attributes(render_ebook(composed, settings)) == set()
    # The same book has them before, or the test would look at nothing.
    assert any(
        b" data-src=" in section.xhtml.encode() for section in render_print(composed, settings).sections
    )


def test_a_site_has_those_of_its_search(tmp_path: Path) -> None:
    found = attributes(render_site(compose_book(tmp_path, FILES), settings_for(tmp_path), search=True))
    assert found
    assert all(name.startswith(PAGEFIND) for name in found), found
