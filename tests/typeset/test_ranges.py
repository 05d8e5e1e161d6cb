"""Ranges of numbers stay on one line."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from octavo.typeset.engine.ranges import hold_ranges
from tests.typeset.books import document, elements, engine


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>no range</p>", "<p>no range</p>"),
        ("<p>a 25–29 b</p>", "<p>a [25–29] b</p>"),
        ("<p>1–2, 3–4.</p>", "<p>[1–2,] [3–4.]</p>"),
        ("<p><em>a</em> 1–2 <b>3–4</b> 5–6</p>", "<p><em>a</em> [1–2] <b>[3–4]</b> [5–6]</p>"),
        ("<p>May–June 1–12345</p>", "<p>May–June 1–12345</p>"),
        ("<pre>1–2</pre>", "<pre>1–2</pre>"),
    ],
)
def test_ranges_are_wrapped(before: str, after: str) -> None:
    root = ElementTree.fromstring(before)
    hold_ranges(root)
    made = ElementTree.tostring(root, "unicode")
    for span, sign in (('<span style="white-space: nowrap">', "["), ("</span>", "]")):
        made = made.replace(span, sign)
    assert made == after


def test_range_is_not_broken(tmp_path: Path) -> None:
    text = '<p>as on pages <b id="r" style="font-weight: 400">108–109</b></p><p id="end">x</p>'
    result = engine(tmp_path, "p { width: 58pt }").typeset(document(text))
    # "as on pages 108–" fits on the first line; the whole range goes to the second.
    assert (result.positions["r"].y, result.positions["end"].y) == (30, 40)


def test_range_has_no_tag_of_its_own(tmp_path: Path) -> None:
    result = engine(tmp_path).typeset(document("<p>pages 8–9 only</p>"))
    assert {one.tag for one in elements(result.tree, "P")} == {"P"}
    assert elements(result.tree, "Span") == []
