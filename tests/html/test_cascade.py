"""The stylesheets of an e-book as they are joined from the parts of its elements."""

from collections import Counter
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]

from octavo.elements import ELEMENTS
from octavo.html.cascade import joined, screen_sheets, style_sources
from tests.books import settings_for


@pytest.mark.parametrize("name", ["base.css", "epub.css"])
def test_no_selector_stands_twice(tmp_path: Path, name: str) -> None:
    """calibre's checker refuses a stylesheet in which a selector has two rules."""
    css = "\n".join(part.text for part in screen_sheets(settings_for(tmp_path), ELEMENTS)[name])
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    selectors = Counter(
        " ".join(tinycss2.serialize(rule.prelude).split()) for rule in rules if rule.type == "qualified-rule"
    )
    assert len(selectors) > 20
    assert [selector for selector, times in selectors.items() if times > 1] == []


def test_lines_of_the_books_own_stylesheets_are_known(tmp_path: Path) -> None:
    (tmp_path / "styles" / "elements").mkdir(parents=True)
    (tmp_path / "styles" / "epub.css").write_text("p { a: b }\n\ni { c: d }", encoding="utf-8")
    (tmp_path / "styles" / "elements" / "letter.epub.css").write_text(
        "q { e: f }\nu { g: h }\n", encoding="utf-8"
    )
    sheets = screen_sheets(settings_for(tmp_path), ELEMENTS)
    sources = style_sources(sheets)
    lines = joined("epub.css", sheets["epub.css"]).data.decode().split("\n")
    found = {source: lines[int(place.rpartition(":")[2]) - 1] for place, source in sources.items() if source}
    assert found["styles/epub.css:1:1"] == "p { a: b }"
    assert found["styles/epub.css:3:1"] == "i { c: d }"
    assert found["styles/elements/letter.epub.css:1:1"] == "q { e: f }"
    assert found["styles/elements/letter.epub.css:2:1"] == "u { g: h }"
    assert sources["styles/epub.css:4"] == ""
