"""The stylesheets of an e-book as they are joined from the parts of its elements."""

from collections import Counter
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]

from octavo.elements import ELEMENTS
from octavo.html.cascade import screen_sheets
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
