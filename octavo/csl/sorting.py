"""The order of works, by the keys of the style."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cmp_to_key

from octavo.csl.context import Context
from octavo.csl.date_parts import sort_value
from octavo.csl.names import names_key
from octavo.csl.nodes import Node
from octavo.csl.render import render, render_all
from octavo.csl.rich import plain

_FIGURES = re.compile(r"\d+")

#: Makes of a text what sorts as it should in the language of the book.
Collate = Callable[[str], object]


def plain_collation(text: str) -> object:
    """Return letters without their accents, and then with them. Commas part a text; other signs that are
    neither letter nor figure count as nothing."""
    base = unicodedata.normalize("NFKD", text).casefold()
    letters = ("".join(c for c in part if c.isalnum() or c.isspace()) for part in base.split(","))
    return tuple(" ".join(part.split()) for part in letters), base


def sort_works(
    keys: Sequence[str], sort: Node | None, make: Callable[[str], Context], collate: Collate
) -> list[str]:
    """Return keys of works in the order of <sort>; as they come if there is none. What has no value for a
    key comes after what has one."""
    if sort is None:
        return list(keys)
    fields = [one for one in sort.children if one.name == "key"]
    values = {key: [_value(one, make(key)) for one in fields] for key in keys}
    made = {key: [(_collated(text, collate), text) for text in row] for key, row in values.items()}

    def compare(one: str, two: str) -> int:
        for field, (a, text_a), (b, text_b) in zip(fields, made[one], made[two], strict=True):
            if bool(text_a) != bool(text_b):
                return -1 if text_a else 1
            if a != b:
                less = a < b  # type: ignore[operator]
                return -1 if less != (field.get("sort") == "descending") else 1
        return 0

    return sorted(keys, key=cmp_to_key(compare))


def _collated(text: str, collate: Collate) -> object:
    """Return what a text sorts by: a number at its head by size, and before all words."""
    found = _FIGURES.match(text)
    return (0, int(found[0]), collate(text[found.end() :])) if found else (1, 0, collate(text))


def _value(key: Node, context: Context) -> str:
    context.mode = "sort"
    context.sort_names = {
        own: key.get(name)
        for name, own in (
            ("names-min", "et-al-min"),
            ("names-use-first", "et-al-use-first"),
            ("names-use-last", "et-al-use-last"),
        )
        if key.get(name)
    }
    if key.get("macro"):
        return plain(render_all(context.style.macros[key.get("macro")].children, context)).strip()
    variable = key.get("variable")
    value = context.work.get(variable)
    if isinstance(value, dict):
        return sort_value(value)
    if isinstance(value, list):
        return names_key(value, variable, context, render)
    return context.text(variable)
