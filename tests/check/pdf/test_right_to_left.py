"""Words from right to left, as they stand on a page and as they are read."""

from pathlib import Path

import pytest
import weasyprint

from octavo.check.pdf.right_to_left import read
from octavo.check.pdf.words import read_words
from octavo.check.words import squash

pytestmark = pytest.mark.engine

SHALOM, OLAM = "\u05e9\u05dc\u05d5\u05dd", "\u05e2\u05d5\u05dc\u05dd"


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (["one", "two"], ["one", "two"]),
        ([SHALOM[::-1]], [SHALOM]),
        (["one", OLAM[::-1], SHALOM[::-1], "two"], ["one", SHALOM, OLAM, "two"]),
        ([OLAM[::-1], "12.5", SHALOM[::-1], "3"], [SHALOM, "12.5", OLAM, "3"]),
        ([f"({OLAM[::-1]}", f"{SHALOM[::-1]}),", "one"], [f"({SHALOM}", f"{OLAM}),", "one"]),
        ([f"1850\u20131848-{SHALOM[::-1]}"], [f"{SHALOM}-1848\u20131850"]),
        ([f"bc{SHALOM[::-1]}"], [f"{SHALOM}bc"]),
    ],
)
def test_the_order_of_reading(seen: list[str], expected: list[str]) -> None:
    assert read(seen) == expected


def test_letters_that_are_joined_into_one_sign() -> None:
    salam, lam_alef = "\u0633\u0644\u0627\u0645", "\ufefb"
    seen = "\u0645" + "\u0644\u0627" + "\u0633"  # from the left of the page, the one sign written out
    assert squash(read([seen])[0]) == squash(salam) == squash(f"\u0633{lam_alef}\u0645")
    assert squash("\u0644\u064a") == "\u0644\u064a"


def test_words_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    html = f"<p>He said: {SHALOM} {OLAM}, twice.</p><p>And {OLAM} again.</p>"
    weasyprint.HTML(string=html).write_pdf(path)
    (words,) = read_words(path)
    assert [word.text for word in words] == [
        *("He", "said:", SHALOM, f"{OLAM},", "twice.", "And", OLAM, "again."),
    ]
    assert [word.left for word in words[:5]] == sorted(word.left for word in words[:5])
