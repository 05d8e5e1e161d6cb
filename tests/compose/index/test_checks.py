"""What is wrong in an index is reported where it is written."""

from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from tests.books import read_book

BOOK = "title: A Book\nindex: {most-locators: 2}\nbody: [a.md]\nback: [index]\n"
MARK = '# A\n\n[]{.index term="ice"}One.\n'

CASES = {
    "a mark without words": (
        "# A\n\nOne[]{.index}.\n\nTwo [ice]{.index}.\n",
        "",
        ["a.md:3:4 error index-mark-nameless"],
    ),
    "see to nothing": (
        MARK,
        "headings:\n  - {term: snow, see: icc}\n  - {term: frost, see-also: [ice, water]}\n",
        [
            "index.yaml:2:23 error index-see-unknown: did you mean `ice`?",
            "index.yaml:3:35 error index-see-unknown",
        ],
    ),
    "see in a circle": (
        MARK,
        "headings:\n  - {term: a, see: b}\n  - {term: b, see: c}\n  - {term: c, see: a}\n",
        [
            "index.yaml:2:20 error index-see-circular",
            "index.yaml:3:20 error index-see-circular",
            "index.yaml:4:20 error index-see-circular",
        ],
    ),
    "see to itself": (
        MARK,
        "headings:\n  - {term: ice, see-also: ice}\n",
        ["index.yaml:2:27 error index-see-circular"],
    ),
    "see to what only sees": (
        MARK,
        "headings:\n  - {term: a, see: b}\n  - {term: b, see: ice}\n",
        ["index.yaml:2:20 warning index-see-chain: write “ice” here"],
    ),
    "see with marks": (
        MARK + '\n[]{.index term="snow"}Two.\n',
        "headings:\n  - {term: ice, see: snow}\n",
        ["index.yaml:2:12 warning index-see-locators"],
    ),
    "one sub-entry": (
        '# A\n\n[]{.index term="ice" sub="of 1871"}One.\n',
        "",
        ["a.md:3:1 warning index-sub-single"],
    ),
    "many locators": (
        "# A\n\n[Ice]{.index}, [ice]{.index term=Ice}.\n\n[Ice]{.index}.\n\n[Ice]{.index}.\n",
        "",
        ["a.md:3:1 warning index-undivided"],
    ),
    "many locators that are meant": (
        "# A\n\n[Ice]{.index}.\n\n[Ice]{.index}.\n\n[Ice]{.index}.\n",
        "headings: [{term: Ice, undivided: true}]\n",
        [],
    ),
    "headings alike": (
        "# A\n\n[Ice]{.index} [ice]{.index} [Café]{.index} [Cafe]{.index} [re-do]{.index} [redo]{.index}.\n",
        "",
        [
            "a.md:3:15 warning index-headings-alike",
            "a.md:3:44 warning index-headings-alike",
            "a.md:3:75 warning index-headings-alike",
        ],
    ),
    "a range to nowhere": (
        "# A\n\n[]{.index term=ice to=endd}One[]{#end}.\n",
        "",
        ["a.md:3:1 error index-range-end: did you mean `end`?"],
    ),
    "a range backwards": (
        "# A\n\n[]{#end}Two [ice]{.index to=end}.\n",
        "",
        ["a.md:3:13 error index-range-end"],
    ),
    "a heading that nothing marks": (
        MARK,
        "headings: [{term: snow}, {term: ice}]\n",
        ["index.yaml:1:19 warning index-heading-unmarked"],
    ),
    "a heading twice": (
        MARK,
        "headings:\n  - {term: ice}\n  - {term: ice, sort: x}\n",
        ["index.yaml:3:12 warning index-heading-twice"],
    ),
    "nothing": ("# A\n\nOne.\n", "", ["book.yaml:4:8 warning index-empty"]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_reported(case: str, tmp_path: Path) -> None:
    text, index, expected = CASES[case]
    files = {"book.yaml": BOOK, "a.md": text} | ({"index.yaml": index} if index else {})
    diagnostics = Diagnostics()
    compose(read_book(tmp_path, files), diagnostics)
    found = [f"{one.span} {one.severity} {one.code}: {one.hint}" for one in diagnostics]
    assert len(found) == len(expected), found
    for line, wanted in zip(found, expected, strict=True):
        assert line.startswith(f"{wanted}:") or line == wanted


def test_marks_without_an_index(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    edition = compose(
        read_book(tmp_path, {"a.md": "# A\n\nThe [pier]{.index} [x]{.index .smallcaps}.\n"}), diagnostics
    )
    assert [f"{one.span} {one.code}" for one in diagnostics] == ["a.md:3:5 index-unplaced"]
    body = edition.sections[0].body
    assert body is not None
    assert not [node for node in body.iter() if any("index" in str(name) for name in node.attrib)]
    assert [node.get("class") for node in body.iter("{*}span")] == ["lead-in", "smallcaps"]


def test_words_that_are_gone(tmp_path: Path) -> None:
    marks = "marks:\n  - {terms: [a], section: a, words: one}\n  - {terms: [a], section: zz, words: One}\n"
    diagnostics = Diagnostics()
    compose(read_book(tmp_path, {"book.yaml": BOOK, "a.md": MARK, "index-marks.yaml": marks}), diagnostics)
    assert [f"{one.span} {one.code}" for one in diagnostics] == [
        "index-marks.yaml:2:1 index-place-lost",
        "index-marks.yaml:3:1 index-place-lost",
    ]
