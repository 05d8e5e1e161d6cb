"""Numbers of lists in print: as they are written, with their signs, and labels of their items."""

from pathlib import Path

import pytest

from tests.typeset.books import document, elements, engine, text

STYLES = Path(__file__).parents[3] / "styles/elements"
PRINT = (STYLES / "lists.print.css").read_text("utf-8").splitlines()
SHEET = "".join(
    [(STYLES / "lists.css").read_text("utf-8"), *(line for line in PRINT if line.startswith("ol[type"))]
)


@pytest.mark.parametrize(
    ("attributes", "numbers", "kind"),
    [
        ("", ("1.", "2."), "Decimal"),
        ('start="3"', ("3.", "4."), "Decimal"),
        ('start="0"', ("0.", "1."), "Decimal"),
        ('start="3" type="a"', ("c.", "d."), "LowerAlpha"),
        ('type="A" class="closed-marks"', ("A)", "B)"), "UpperAlpha"),
        ('start="4" type="i" class="bracketed-marks"', ("(iv)", "(v)"), "LowerRoman"),
        ('type="I"', ("I.", "II."), "UpperRoman"),
        ('start="9" class="closed-marks"', ("9)", "10)"), "Decimal"),
    ],
)
def test_numbers(tmp_path: Path, attributes: str, numbers: tuple[str, str], kind: str) -> None:
    body = f"<section><ol {attributes}><li>Uno</li><li>Due</li></ol><ol><li>Tre</li></ol></section>"
    result = engine(tmp_path, SHEET).typeset(document(body))
    assert result.problems == ()
    assert text(result.pdf, 0) == f"Uno Due Tre {numbers[0]} {numbers[1]} 1."
    first = elements(result.tree, "L")[0]
    assert dict(first.attributes)["ListNumbering"] == kind
    assert len(elements(first.kids, "Lbl")) == 2
