"""Lengths and fonts that are worked out once: the results are those of WeasyPrint by itself.

This shows what patches/constant_values.py does.
"""

from pathlib import Path
from types import SimpleNamespace

import pytest

from octavo.typeset.weasyprint.patches.constant_values import once_for_a_style
from tests.typeset.books import document, engine


def place(folder: Path, css: str, body: str) -> tuple[float, float]:
    point = engine(folder, css).typeset(document(body)).positions["x"]
    return point.x, point.y


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("div { margin: 3pt 0 0 5pt }", (30, 23)),
        ("div { margin-left: 10% }", (33, 20)),
        ("div { padding-left: calc(10% + 2pt) }", (35, 20)),
        ("div { box-sizing: border-box; width: 40pt; padding-left: 4pt }", (29, 20)),
        ("div { width: 40pt } p { margin-left: 50% }", (45, 20)),
        ("div { display: flex } p { flex: 0 0 auto; margin-left: 7pt }", (32, 20)),
        ("div { border-left: 2pt solid; min-height: 50% }", (27, 20)),
    ],
)
def test_lengths(tmp_path: Path, css: str, expected: tuple[float, float]) -> None:
    assert place(tmp_path, css, '<div><p id="x">x</p></div>') == pytest.approx(expected, abs=0.01)


def test_like_elements_of_unlike_widths(tmp_path: Path) -> None:
    body = '<div style="width: 40pt"><p>x</p></div><div style="width: 60pt"><p id="x">x</p></div>'
    assert place(tmp_path, "p { margin-left: 50% }", body) == pytest.approx((55, 30), abs=0.01)


def test_a_value_is_worked_out_once_for_each_style() -> None:
    asked: list[SimpleNamespace] = []

    def size(style: SimpleNamespace) -> int:
        asked.append(style)
        return len(asked)

    remembered = once_for_a_style("strut")(size)
    one, other = SimpleNamespace(), SimpleNamespace()
    assert [remembered(style) for style in (one, other, one, other)] == [1, 2, 1, 2]
    assert asked == [one, other]


def test_text_has_the_font_of_its_style(tmp_path: Path) -> None:
    body = '<p>mmmm<span id="x">.</span></p>'
    narrow, wide = (place(tmp_path, f"p {{ font-size: {size}pt }}", body)[0] for size in (5, 10))
    assert wide - 25 == pytest.approx(2 * (narrow - 25), rel=0.01)
