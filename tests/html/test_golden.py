"""The pages of a small complete book in all three media, compared with files that were read by eye.

``make update-golden`` writes the files anew; look at the difference before you commit.
"""

from pathlib import Path

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.html import render_ebook, render_print, render_site
from octavo.html.pages import EbookPages
from tests.books import compose_book, settings_for
from tests.golden import compare_files
from tests.html.golden_book import FILES

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def composed(tmp_path: Path) -> ComposedBook:
    return compose_book(tmp_path, FILES)


def documents(pages: EbookPages) -> dict[str, str]:
    return {document.name: document.data.decode() for document in pages.documents}


def test_ebook(composed: ComposedBook, tmp_path: Path, update: bool) -> None:
    pages = render_ebook(composed, settings_for(tmp_path))
    compare_files(GOLDEN / "ebook", {**documents(pages), "toc.ncx": pages.ncx.decode()}, update)


def test_site(composed: ComposedBook, tmp_path: Path, update: bool) -> None:
    compare_files(GOLDEN / "site", documents(render_site(composed, settings_for(tmp_path))), update)


def test_print(composed: ComposedBook, tmp_path: Path, update: bool) -> None:
    pages = render_print(composed, settings_for(tmp_path))
    heads = "".join(
        f"{s.id}: {s.region} {s.starts} {s.furniture} | {s.verso} | {s.recto}\n" for s in pages.sections
    )
    outline = "".join(f"{'  ' * e.level}{e.title} #{e.target}\n" for e in pages.outline)
    sections = {f"{section.id}.xhtml": section.xhtml + "\n" for section in pages.sections}
    compare_files(GOLDEN / "print", {**sections, "sections.txt": heads, "outline.txt": outline}, update)
