"""Listings that are wider than their measure."""

from pathlib import Path
from xml.etree import ElementTree

import fontpkg_ibm_plex_mono
import pytest

from octavo.typeset.layout import LayoutSettings
from octavo.typeset.weasyprint.engine import Engine
from octavo.typeset.weasyprint.listings import fit_listings
from tests.typeset.books import book

FONT = fontpkg_ibm_plex_mono.ROOT / "files" / "IBMPlexMono-Regular.ttf"
CSS = """
@font-face { font-family: Mono; src: url("font:IBMPlexMono-Regular.ttf") }
pre { font: 8pt/10pt Mono; white-space: pre-wrap; margin: 0 }
pre.least { font-size: 5pt }
.code-line { display: block }
li { margin-left: 48pt }
"""


def fitted(folder: Path, body: str, css: str = "") -> ElementTree.Element:
    """The body after its listings have been fitted into 241 pt: 50 signs of 8 pt, or 80 of 5."""
    pages = book(folder, css=CSS + css)
    fonts = (*pages.fonts, FONT)
    engine = Engine(LayoutSettings(pages.stylesheets, pages.images, fonts, (281.0, 240.0)))
    root = ElementTree.fromstring(f"<html lang='en'><body>{body}</body></html>")
    fit_listings(root, engine.render)
    return root


def code(*lines: str) -> str:
    spans = "".join(f"<span class='code-line'>{line}\n</span>" for line in lines)
    return f"<pre><code>{spans}</code></pre>"


def size(root: ElementTree.Element) -> float | None:
    pre = root.find(".//pre")
    assert pre is not None
    style = pre.get("style")
    return float(style.removeprefix("font-size: ").removesuffix("pt")) if style else None


def shown(root: ElementTree.Element) -> list[str]:
    """The lines of code as they are printed, with > for a hook."""
    for hook in root.iter("span"):
        if hook.get("class") == "turn":
            hook.text = ">"
    for end in root.iter("br"):
        end.text = "\n"
    return [
        "".join(line.itertext()).rstrip("\n")
        for line in root.iter("span")
        if line.get("class") == "code-line"
    ]


@pytest.mark.parametrize(("columns", "expected"), [(20, None), (50, None), (64, 6.25), (80, 5.0)])
def test_type_is_smaller_as_far_as_it_may_be(tmp_path: Path, columns: int, expected: float | None) -> None:
    root = fitted(tmp_path, code("x" * columns, "short"))
    assert size(root) == (None if expected is None else pytest.approx(expected, abs=0.04))
    assert shown(root) == ["x" * columns, "short"]


def test_what_is_still_too_long_is_broken_behind_a_hook(tmp_path: Path) -> None:
    root = fitted(tmp_path, code("def f():", "    return " + "word, " * 19 + "end"))
    assert size(root) is None  # all others fit
    assert "\n".join(shown(root)).split("\n") == [
        "def f():",
        "    return word, word, word, word, word, word, ",
        ">word, word, word, word, word, word, word, ",
        ">word, word, word, word, word, word, end",
    ]
    hook = root.find(".//span[@class='turn']")
    assert hook is not None
    assert hook.get("style") == "margin-left: 2.4em"


def test_lines_that_fit_the_least_size_are_not_broken(tmp_path: Path) -> None:
    root = fitted(tmp_path, code("y" * 70, "x" * 100))
    assert size(root) == pytest.approx(240 / (70 * 0.6), abs=0.04)
    assert shown(root) == ["y" * 70, f"{'x' * 70}\n>{'x' * 30}"]


def test_nothing_is_lost_where_pieces_are_set_apart(tmp_path: Path) -> None:
    line = "a <b class='code-keyword'>" + "if x " * 12 + "</b>" + "then " * 10 + "<i>" + "z" * 70 + "</i> end"
    root = fitted(tmp_path, code(line))
    plain = "a " + "if x " * 12 + "then " * 10 + "z" * 70 + " end"
    printed = shown(root)[0].split("\n")
    assert "".join(part.removeprefix(">") for part in printed) == plain
    assert max(map(len, printed)) <= 50


def test_the_measure_is_that_of_the_place(tmp_path: Path) -> None:
    root = fitted(tmp_path, f"<ul><li>{code('x' * 50)}</li></ul>")
    assert size(root) == pytest.approx(192 / (50 * 0.6), abs=0.04)


def test_a_cell_of_a_table_stays_as_it_is(tmp_path: Path) -> None:
    root = fitted(tmp_path, f"<table><tr><td>{code('x' * 90)}</td></tr></table>")
    assert size(root) is None
    assert shown(root) == ["x" * 90]


def test_wide_signs_count_twice(tmp_path: Path) -> None:
    root = fitted(tmp_path, code("\u4e2d" * 60))
    assert shown(root)[0].split("\n")[0] == "\u4e2d" * 25


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x" * 30 + "std::path::Path::" + "y" * 20, "x" * 30 + "std::path::Path::"),
        ("x" * 40 + "f.splitlines()" + "y" * 9, "x" * 40 + "f."),
        ("x" * 44 + " == yy" + "z" * 9, "x" * 44 + " == "),
        ("x" * 40 + "a || bb_cc" + "z" * 9, "x" * 40 + "a || "),
        ("x" * 60, "x" * 50),
    ],
)
def test_where_a_line_is_broken(tmp_path: Path, line: str, expected: str) -> None:
    css = "pre.least { font-size: 8pt }"
    assert shown(fitted(tmp_path, code(line), css))[0].split("\n")[0] == expected


def test_lines_of_many_signs_have_an_end(tmp_path: Path) -> None:
    root = fitted(tmp_path, code("x, " * 6000))
    assert "".join(shown(root)).replace("\n", "").replace(">", "") == "x, " * 6000
