"""Brackets around references to the book, which are written like citations."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.html import render_ebook
from tests.books import compose_book, settings_for

RULES = "# Rules\n\n::: numbered\n4. {#art-4} Text.\n:::\n\nA [place]{#place-x}.\n\n"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("[We agree, but for @art-4.]", "[We agree, but for paragraph 4.]"),
        ("[But see *also* @sec-rules; and @art-4]", "[But see also chapter 1; and paragraph 4]"),
        ("[see @sec-rules; @sec-other]", "see chapters 1 and 2"),
        ("[@art-4; @place-x]", "paragraph 4 and “place”"),
        ("[Rule @art-4]", "Rule 4"),
        ("[No comma, @art-4]", "[No comma, paragraph 4]"),
    ],
)
def test_a_bracket_is_of_the_text_or_around_references(tmp_path: Path, written: str, printed: str) -> None:
    files = {"rules.md": RULES, "other.md": f"# Other\n\nSo {written} it is.\n"}
    edition = compose_book(tmp_path, files)
    pages = render_ebook(edition, settings_for(tmp_path))
    text = next(page.data.decode() for page in pages.documents if page.name == "text/other.xhtml")
    words = " ".join("".join(map(str, etree.fromstring(text.encode()).itertext())).split())
    assert f"So {printed} it is." in words
