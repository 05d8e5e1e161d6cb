"""Paper, board and spine as printers state them."""

import pytest
from pydantic import ValidationError

from octavo.source.printer_options import Printer


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"paper": {}}, "a thickness is wanted, in one way"),
        ({"paper": {"leaf": "0.1mm", "page": "0.05mm"}}, "a thickness is wanted, in one way"),
        ({"paper": {"grammage": "90"}}, "`grammage` and `volume` go together"),
        ({"paper": {"leaf": "1mm"}}, "`1mm` is no thickness of a leaf"),
        ({"paper": {"page": "0.1in"}}, "`0.1in` is no thickness of a page"),
        ({"paper": {"pages-per-inch": "20"}}, "greater than or equal to 100"),
        ({"paper": {"grammage": "ninety", "volume": "1.3"}}, "valid number"),
        ({"board": "6mm"}, "`6mm` is no board for a cover"),
        ({"spine": "0.5mm"}, "`0.5mm` is no width of a spine"),
    ],
)
def test_what_no_printer_has(data: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Printer.model_validate(data)
