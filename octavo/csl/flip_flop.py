"""Type and quotation marks that stand in others of their sort: italics in italics are upright, quotation
marks in quotation marks are the inner ones."""

from octavo.csl.locale import Locale
from octavo.csl.punctuation import CLOSE
from octavo.csl.rich import Rich, leaf

#: The sort of type of each kind, with the kind that takes it back.
_SORTS = {
    "italic": ("style", "roman"),
    "oblique": ("style", "roman"),
    "roman": ("style", "italic"),
    "bold": ("weight", "regular"),
    "light": ("weight", "regular"),
    "regular": ("weight", "bold"),
    "small-caps": ("variant", "full-caps"),
    "full-caps": ("variant", "small-caps"),
    "underline": ("line", "plain-line"),
    "plain-line": ("line", "underline"),
    "on-line": ("height", "sup"),
    "sup": ("height", "on-line"),
    "sub": ("height", "on-line"),
}
_PLAIN = frozenset({"roman", "regular", "full-caps", "plain-line", "on-line"})


def resolve_type(rich: Rich) -> None:
    """Resolve type that is set in type of its sort. The piece is changed in place: afterwards each kind means
    what it says, and none of it is without effect."""
    _resolve(rich, {})


def _resolve(rich: Rich, around: dict[str, str]) -> None:
    if rich.kind == "nodecor":
        kinds = [_SORTS[kind][1] for kind in around.values() if kind not in _PLAIN]
        rich.kind = ""
        for kind in kinds:
            rich.parts, rich.text = [Rich(kind, rich.parts, rich.text)], ""
    elif rich.kind in _SORTS:
        sort, opposite = _SORTS[rich.kind]
        now = around.get(sort, "")
        if rich.value == "markup" and sort != "height" and now == rich.kind:
            rich.kind = opposite
        elif rich.kind in _PLAIN and now in ("", *_PLAIN):
            rich.kind = ""
        if rich.kind:
            around = {**around, sort: rich.kind}
    for part in rich.parts:
        _resolve(part, around)


def add_quotation_marks(rich: Rich, locale: Locale) -> None:
    """Put quotation marks around the pieces of the kind "quote", outer and inner ones alternately."""
    _quotes(rich, locale, "")


def _quotes(rich: Rich, locale: Locale, around: str) -> None:
    level = around
    if rich.kind == "quote":
        level = ("inner" if around == "outer" else "outer") if around else rich.value or "outer"
    for part in rich.parts:
        _quotes(part, locale, level)
    if rich.kind == "quote":
        inner = "inner-" if level == "inner" else ""
        opens = locale.term(f"open-{inner}quote") or "“"
        closes = locale.term(f"close-{inner}quote") or "”"
        inside = rich.parts or [leaf(rich.text)]
        rich.parts, rich.text = [leaf(opens), *inside, Rich(text=closes, value=CLOSE)], ""
