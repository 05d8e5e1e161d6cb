"""Pages that the stylesheets treat alike share their styles, and no others.

This shows what patches/page_styles.py does.
"""

from pathlib import Path

import pytest
from weasyprint.css import StyleFor

from octavo.typeset.weasyprint.document import parse
from tests.typeset.books import document, engine

PAGES = '<p id="a">a</p><p id="b" class="new">b</p><p id="c" class="new">c</p><p id="d" class="new">d</p>'


def lefts(folder: Path, css: str) -> list[float]:
    """How far the text stands from the left on four pages."""
    positions = engine(folder, css).typeset(document(PAGES)).positions
    return [positions[name].x for name in "abcd"]


def test_sides_have_their_own_margins(tmp_path: Path) -> None:
    assert lefts(tmp_path, "") == [25, 15, 25, 15]


def test_the_first_page_may_differ(tmp_path: Path) -> None:
    assert lefts(tmp_path, "@page :first { margin-left: 7pt }") == [7, 15, 25, 15]


def test_named_pages_differ(tmp_path: Path) -> None:
    assert lefts(tmp_path, "@page wide { margin-left: 3pt } #c { page: wide }") == [25, 15, 3, 15]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(":nth(3)", [25, 15, 9, 15]), (":nth(2n)", [25, 9, 25, 9]), (":nth(2 of one)", [25, 15, 9, 15])],
)
def test_pages_by_their_number(tmp_path: Path, rule: str, expected: list[float]) -> None:
    body = PAGES.replace('<p id="b"', '<div style="page: one"><p id="b"') + "</div>"
    css = f"@page {rule} {{ margin-left: 9pt }}"
    positions = engine(tmp_path, css).typeset(document(body)).positions
    assert [positions[name].x for name in "abcd"] == expected


def test_rules_are_applied_once_to_pages_that_are_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied: list[object] = []
    original = StyleFor.add_page_declarations

    def count(self: StyleFor, page_type: object) -> None:
        applied.append(page_type)
        original(self, page_type)

    one = engine(tmp_path)
    monkeypatch.setattr(StyleFor, "add_page_declarations", count)
    body = "".join(f'<p class="new">{number}</p>' for number in range(20))
    assert len(one.render(parse(document(body).xhtml)).pages) == 20
    # The first page, other rectos and versos.
    assert len(applied) == 3
