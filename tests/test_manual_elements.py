"""The manual's pages of elements: each element book has one, which shows its source and what comes of it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.golden import compare_file
from tools.element_pages import BOOKS, PAGES, PICTURES, page

MANUAL = Path(__file__).parents[1] / "docs"
ELEMENTS = sorted(path.parent.name for path in BOOKS.glob("*/book.yaml"))


def test_every_element_has_its_page() -> None:
    listed = re.findall(
        r"- chapters/elements/(\S+)\.md\n", (MANUAL / "book.yaml").read_text(encoding="utf-8")
    )
    assert len(ELEMENTS) >= 25
    assert sorted(listed) == ELEMENTS
    assert sorted(path.stem for path in PAGES.glob("*.md")) == ELEMENTS


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_page_of_an_element_is_up_to_date(name: str, update: bool) -> None:
    compare_file(PAGES / f"{name}.md", page(name), update)


def words(text: str) -> str:
    """A text without the ends of its lines, and the brackets with which lines of a quotation begin."""
    return " ".join(re.sub(r"^[> ]+", "", line) for line in text.splitlines() if line.strip("> "))


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_page_of_an_element_shows_its_source(name: str) -> None:
    shown = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:From `(\S+)`|(From the same file)):\n\n(`{3,}) \w+\n(.*?)\3\n", shown, re.DOTALL)
    assert blocks
    file = ""
    for named, _, _, text in blocks:
        file = named or file
        assert words(text) in words((BOOKS / name / file).read_text(encoding="utf-8")), file


@pytest.mark.parametrize("name", ELEMENTS)
@pytest.mark.parametrize("medium", ["print", "ereader"])
def test_pictures_of_an_element(name: str, medium: str) -> None:
    path = PICTURES / f"{name}-{medium}.png"
    assert path.stat().st_size < 60_000
    with Image.open(path) as picture:
        black = picture.convert("L").histogram()[:64]
        assert 380 <= picture.width <= 620
        # Something is printed on it.
        assert sum(black) > picture.width * picture.height / 400
