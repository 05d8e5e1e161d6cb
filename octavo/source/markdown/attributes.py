"""Attributes in braces, as in Pandoc: ``{#id .class key=value key="a value"}``."""

import re
from dataclasses import dataclass

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

#: Attributes that have a meaning in some place. Others are reported and left out.
KNOWN = frozenset(
    {"id", "class", "lang", "dir", "alt", "fig-alt", "series", "author", "short-caption", "title", "credit"}
)
#: Those of a mark for the index, which has the class ``index``.
INDEX = frozenset({"term", "sub", "subsub", "sort", "to"})
KNOWN |= INDEX
#: Attributes of Pandoc and Quarto for the look of a thing, which is the stylesheet's business: let pass.
PASSED = frozenset({"width", "height", "fig-align", "style", "role"})

_ID = re.compile(r"[^\W\d][\w.-]*")
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Attributes:
    """Attributes as written: ``values`` with "id" and "class" among them; ``end`` is the offset after the
    closing brace; ``faults`` say what is wrong in them."""

    values: dict[str, str]
    end: int
    faults: tuple[Finding, ...] = ()


def parse_attributes(text: str, start: int, stop: int | None = None) -> Attributes | None:
    """The attributes whose opening brace is at ``start``, or None where the text is not attributes.

    ``{-}`` is short for ``{.unnumbered}``. Empty braces are not attributes.
    """
    stop = len(text) if stop is None else stop
    if start >= stop or text[start] != "{":
        return None
    at = start + 1
    values: dict[str, str] = {}
    classes: list[str] = []
    while not (end := _END.match(text, at, stop)):
        item = _ITEM.match(text, at, stop)
        if item is None:
            return None
        at = item.end()
        if item["id"]:
            values["id"] = item["id"]
        elif item["class"] or item["dash"]:
            classes.append(item["class"] or "unnumbered")
        else:
            value = item["double"] if item["double"] is not None else item["single"] or item["bare"] or ""
            values[item["key"]] = re.sub(r"\\(.)", r"\1", value) if item["double"] else value
    classes += values.pop("class", "").split()
    if classes:
        values["class"] = " ".join(dict.fromkeys(classes))
    if not values:
        return None
    faults = tuple(_faults(values))
    return Attributes({k: v for k, v in values.items() if k in KNOWN}, end.end(), faults)


def _faults(values: dict[str, str]) -> list[Finding]:
    """(code, message, hint) of what is wrong with attributes."""
    found = []
    for key in sorted(set(values) - KNOWN - PASSED):
        known = ", ".join(sorted(KNOWN - {"id", "class"}))
        found.append(
            Finding(
                "attribute-unknown", f"`{key}` is not an attribute that Octavo knows", f"known are {known}"
            )
        )
    if INDEX & values.keys() and "index" not in values.get("class", "").split():
        names = ", ".join(f"`{name}`" for name in sorted(INDEX & values.keys()))
        hint = "write .index with it: {.index term=...}"
        message = f"{names} has a meaning only with the class `.index`"
        found.append(Finding("index-class-missing", message, hint))
    if "id" in values and not _ID.fullmatch(values["id"]):
        hint = "begin it with a letter; use letters, digits, hyphens, dots and underscores"
        found.append(Finding("id-invalid", f"`{values['id']}` cannot be an id", hint))
    if values.get("lang", "x-") != "x-" and not _LANG.fullmatch(values["lang"]):
        hint = 'write a BCP 47 tag such as "de", "ru" or "en-GB"'
        found.append(Finding("language-invalid", f"`{values['lang']}` is not a language tag", hint))
    if values.get("dir", "ltr") not in ("ltr", "rtl", "auto"):
        found.append(
            Finding("attribute-value", f"`dir` cannot be `{values['dir']}`", "write ltr, rtl or auto")
        )
    return found


def looks_meant(text: str, start: int, stop: int | None = None) -> bool:
    """Whether braces that are not well-formed attributes were most likely meant as such."""
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
