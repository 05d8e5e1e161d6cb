"""Page labels (ISO 32000-1, 12.4.2): the folio of each page as a reader program shows it."""

import bisect
from typing import Any

from pypdf.generic import DictionaryObject

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a number above 0 in small roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """Return a number in letters: a to z, then aa to zz, as the standard counts them."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _label(rule: dict[str, Any], offset: int) -> str:
    number = int(rule.get("/St", 1)) + offset
    styles = {
        "/D": str(number),
        "/r": roman(number),
        "/R": roman(number).upper(),
        "/a": _letters(number),
        "/A": _letters(number).upper(),
    }
    return str(rule.get("/P", "")) + styles.get(str(rule.get("/S", "")), "")


def read_labels(catalog: DictionaryObject, pages: int) -> tuple[str | None, ...]:
    """Return the label of each page, None for pages that the file's number tree does not reach."""
    rules: dict[int, dict[str, Any]] = {}
    root = catalog.get("/PageLabels")
    stack = [root.get_object()] if root is not None else []
    while stack:
        node = stack.pop()
        stack += [kid.get_object() for kid in node.get("/Kids", ())]
        pairs = node.get("/Nums", ())
        rules |= {int(key): rule.get_object() for key, rule in zip(pairs[::2], pairs[1::2], strict=False)}
    starts = sorted(rules)
    labels: list[str | None] = []
    for page in range(pages):
        place = bisect.bisect_right(starts, page) - 1
        labels.append(_label(rules[starts[place]], page - starts[place]) or None if place >= 0 else None)
    return tuple(labels)
