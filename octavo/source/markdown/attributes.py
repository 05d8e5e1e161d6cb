"""Attributes in braces, as in Pandoc: ``{#id .class key=value key="a value"}``."""

import re
from dataclasses import dataclass

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.elements.reference_kinds import fit_id
from octavo.source.finding import Finding

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}=\#"']+)
      | \.(?P<class>[^\s{}=.\#"']+)
      | (?P<key>[A-Za-z][\w:-]*)=(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>[^']*)'|(?P<bare>[^\s{}"'=]+))
      | (?P<dash>-)(?=[\s}])
    )(?=[\s}])""",
    re.VERBOSE,
)
_END = re.compile(r"\s*\}")


class AttributeValues(dict[str, str]):
    """Attributes by name; ``twice`` are the names of those that are given more than once, the last of which
    holds."""

    def __init__(self) -> None:
        super().__init__()
        self.twice: list[str] = []

    def take(self, name: str, value: str) -> None:
        """Take an attribute over."""
        if self.get(name, value) != value and name not in self.twice:
            self.twice.append(name)
        self[name] = value


@dataclass(frozen=True, slots=True)
class Attributes:
    """Attributes as written: ``values`` with "id" and "class" among them; ``end`` is the offset after the
    closing brace."""

    values: dict[str, str]
    end: int


@dataclass(frozen=True, slots=True)
class WrittenAttributes:
    """Attributes that a token was given, and where their braces stand.

    A rule for text in a line knows the offset of the braces, a rule for blocks line and column (from 0 and 1;
    None for the first sign of the line). The rule ``positions`` makes spans of both.
    """

    values: dict[str, str]
    place: Span | int | tuple[int, int | None]


def give(token: Token, values: dict[str, str], place: Span | int | tuple[int, int | None]) -> None:
    """Give a token the attributes that the author wrote, and note them for the check of attributes.

    An id as other programs have it (``fig:gate``) is made one that XML allows.

    What the parser says of the token itself, such as the address of a link, can't be changed by them.
    """
    if "id" in values:
        values["id"] = fit_id(values["id"])
    for name, value in values.items():
        if name in ("id", "class") or name not in token.attrs:
            token.attrs[name] = value
    token.meta.setdefault("written", []).append(WrittenAttributes(values, place))


def parse_attributes(text: str, start: int, stop: int | None = None) -> Attributes | None:
    """Return the attributes whose opening brace is at ``start``, or None if the text is not attributes.

    ``{-}`` is short for ``{.unnumbered}``. Empty braces are not attributes.
    """
    stop = len(text) if stop is None else stop
    if start >= stop or text[start] != "{":
        return None
    at = start + 1
    values = AttributeValues()
    classes: list[str] = []
    while not (end := _END.match(text, at, stop)):
        item = _ITEM.match(text, at, stop)
        if item is None:
            return None
        at = item.end()
        if item["id"]:
            values.take("id", item["id"])
        elif item["class"] or item["dash"]:
            classes.append(item["class"] or "unnumbered")
        else:
            value = item["double"] if item["double"] is not None else item["single"] or item["bare"] or ""
            values.take(item["key"], re.sub(r"\\(.)", r"\1", value) if item["double"] else value)
    classes += values.pop("class", "").split()
    if classes:
        values["class"] = " ".join(dict.fromkeys(classes))
    if not values:
        return None
    return Attributes(values, end.end())


def looks_meant(text: str, start: int, stop: int | None = None) -> bool:
    """Return True if braces that are not well-formed attributes were most likely meant as such."""
    return (
        re.compile(r"\{\s*(?:[#.][\w-]|[\w-]+=)").match(text, start, len(text) if stop is None else stop)
        is not None
    )


#: What to do about braces that were meant as attributes and are not.
MALFORMED = Finding(
    "attributes-broken",
    "these braces are not attributes",
    'write {#id .class key="value"}, or \\{ for a brace that is meant',
)
