"""Numbers in the cells of tables, as languages write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from octavo.languages import Language

_SPACE = "\u0020\u00a0\u202f\u2009"
_NUMBER = re.compile(rf"(?P<sign>[-−–+]?)(?P<figures>\d[\d.,'’{_SPACE}]*)")
_AROUND = re.compile(r"^[$€£¥~c.\s]*|[%‰*†‡§€$£¥\s]*(?:\[?\^?[a-z]\]?)?$")
_MINUS = frozenset("-−–")
_NOTHING = frozenset({"-", "–", "—", "−", "0", "nil", ".", "..", "…"})


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number, and the unit of its last figure; no value for a sign that stands for nothing."""

    value: Decimal | None
    unit: Decimal = Decimal(1)


def read_number(text: str, language: Language) -> CellNumber | None:
    """Return the number in a cell; None if the cell says anything else, or can be read in two ways."""
    text = text.strip()
    if text in _NOTHING or not text:
        return CellNumber(Decimal(0) if text == "0" else None)
    negative = text.startswith("(") and text.endswith(")")
    inner = _AROUND.sub("", text[1:-1] if negative else text)
    found = _NUMBER.fullmatch(inner)
    if found is None:
        return None
    figures = _plain(found["figures"], language)
    if figures is None:
        return None
    value = Decimal(figures)
    unit = Decimal(1).scaleb(-len(figures.partition(".")[2]))
    return CellNumber(-value if negative or found["sign"] in _MINUS else value, unit)


def _plain(figures: str, language: Language) -> str | None:
    """Return figures with a point before the fraction and nothing between thousands."""
    figures = re.sub(rf"(?<=\d)[{_SPACE}'’](?=\d{{3}}(?!\d))", "", figures)
    other = "," if language.decimal == "." else "."
    if re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+(?:{re.escape(language.decimal)}\d+)?", figures
    ):
        figures = figures.replace(other, "")
    figures = figures.replace(language.decimal, ".")
    return figures if re.fullmatch(r"\d{1,24}(?:\.\d{1,12})?", figures) else None
