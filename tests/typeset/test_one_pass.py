"""A book set in gatherings has the words of the same book set in one pass, page by page."""

from dataclasses import replace

import pypdfium2
import pytest
from lxml import etree

from bench.generated import Plan, write_book
from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.pagemap import PageMap
from octavo.core.settings import Settings
from octavo.html import render_print
from octavo.html.pages import Furniture, PrintPages
from octavo.locators import fill, folios_of
from octavo.source import read
from octavo.typeset import typeset
from octavo.typeset.gatherings import cut
from octavo.typeset.layout import Job, JobKind, LayoutSettings
from octavo.typeset.weasyprint.engine import Engine

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> PrintPages:
    """A generated book without running heads and folios."""
    folder = tmp_path_factory.mktemp("generated") / "book"
    write_book(folder, Plan(words=9_000, chapters=5, endnotes=60, footnotes=9, tables=4))
    found = Diagnostics()
    manuscript = read(folder, found)
    assert manuscript is not None
    printed = render_print(compose(manuscript, found), Settings(folder, folder / "output"))
    sections = tuple(replace(section, furniture=Furniture.NONE) for section in printed.sections)
    return replace(printed, sections=sections)


def one_pass(pages: PrintPages, pagemap: PageMap) -> bytes:
    """The PDF of all sections in one document, with the page numbers of ``pagemap`` filled in."""
    folios = folios_of(pagemap, pages.inclusive)
    first, *others = (gathering.root for gathering in cut(pages.sections, pages.language, Diagnostics()))
    for root in (first, *others):
        fill(root, folios)
    for root in others:
        root[-1][0].set("style", "break-before: page")
        first[-1].extend(list(root[-1]))
    press = LayoutSettings(
        pages.stylesheets, pages.images, pages.fonts, pages.trim, language=pages.language,
        edition_sheet=pages.edition_sheet,
    )  # fmt: skip
    xhtml = etree.tostring(first, encoding="unicode")
    return Engine(press).typeset(Job("whole", JobKind.FLOW, xhtml)).pdf


def words(pdf: bytes) -> list[list[str]]:
    """The words of all pages that have any."""
    with pypdfium2.PdfDocument(pdf) as opened:
        texts = [page.get_textpage().get_text_bounded().split() for page in opened]
    return [text for text in texts if text]


def test_gatherings_have_the_words_of_one_pass(pages: PrintPages) -> None:
    found = Diagnostics()
    gathered = typeset(pages, 1, found)
    assert not found.failed
    expected = words(one_pass(pages, gathered.pagemap))
    assert len(expected) > 25
    assert sum(map(len, expected)) > 9_000
    assert words(gathered.pdf) == expected
