"""Rules of the stores for stylesheets, all of them advice: a reader's choices are left to the reader."""

from collections.abc import Iterator

from octavo.check.stores.book import StoreBook
from octavo.check.stores.css import StyleRule, length
from octavo.core.diagnostics import Diagnostic

#: The elements whose style holds for all text.
_ALL_TEXT = {"body", "html", "p", "*", ":root"}
_READERS_OWN = ("font-size", "line-height", "color", "background", "background-color")
_DEFAULTS = {
    *("", "1em", "100%", "1rem", "medium", "normal", "inherit", "initial", "unset"),
    *("transparent", "none", "currentcolor", "canvas", "canvastext"),
}
_FIXED = {"px", "pt", "pc", "cm", "mm", "in", "q"}
_SCALED = ("font-size", "line-height", "text-indent", "width", "margin", "padding")
_HAIRLINE = 2.0  # of any unit: rules and gaps as thin as this are no sizes of text
_MARGIN = 0.5  # em; what keeps letters off the edge of the screen is no margin


def check_body_style(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that size, line height, colour, ground and side margins of the body text are left to the reader.

    See KPG 10.3.2, 10.3.5; Kobo, CSS.
    """
    for rule in book.styles:
        if rule.selector not in _ALL_TEXT:
            continue
        for name in _READERS_OWN:
            if rule.declared.get(name, "") not in _DEFAULTS:
                yield rule.spot.advice(
                    "store-style",
                    f"{rule.selector} sets the {name} of all text, which is the reader's choice",
                )
        for name in ("margin-left", "margin-right", "padding-left", "padding-right"):
            if length(rule.declared.get(name))[0] > _MARGIN:
                yield rule.spot.advice(
                    "store-style",
                    f"{rule.selector} sets the {name} of all text, which is the reader's choice",
                )


def check_fixed_sizes(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that sizes are given in em or percent, not in points or pixels (KPG 10.3.4)."""
    for rule in book.styles:
        for name, value in rule.declared.items():
            if not name.startswith(_SCALED) or _is_clipped(rule):
                continue
            parts = map(length, value.split())
            if any(unit in _FIXED and abs(amount) > _HAIRLINE for amount, unit in parts):
                yield rule.spot.advice(
                    "store-style", f"{rule.selector} sets {name} to {value}: a reader can't scale it"
                )


def check_negative_margins(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that what is moved out to a side is held back by a margin or padding of the same size.

    It may stand in the same rule or in another one for the same thing (KPG 6.2; 10.5.2).
    """
    for side in ("left", "right"):
        held = _held(book, side)
        for rule in book.styles:
            out = -length(rule.declared.get(f"margin-{side}"))[0]
            out += max(0.0, -length(rule.declared.get("text-indent"))[0]) if side == "left" else 0.0
            if out > 0 and out > max(held[name] for name in _names(rule.subject)):
                yield rule.spot.advice(
                    "store-style", f"{rule.selector} moves text out to the {side}, where a Kindle may cut it"
                )


def _held(book: StoreBook, side: str) -> dict[str, float]:
    """Return how far rules move something in, at the most, by the names of what they are for."""
    held: dict[str, float] = {}
    for rule in book.styles:
        given = (rule.declared.get(f"{kind}-{side}") for kind in ("margin", "padding"))
        inwards = sum(max(0.0, length(value)[0]) for value in given)
        for name in _names(rule.subject):
            held[name] = max(inwards, held.get(name, 0.0))
    return held


def _names(subject: str) -> set[str]:
    """Return a subject itself, and its classes."""
    return {subject, *(f".{name}" for name in _classes(subject))}


def _classes(subject: str) -> set[str]:
    return {part.partition(":")[0] for part in subject.split(".")[1:]}


def check_positions(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that nothing is positioned (KPG 10.2).

    What is cut down to a point, for those who listen, is not shown.
    """
    for rule in book.styles:
        if rule.declared.get("position") in ("absolute", "fixed", "sticky") and not _is_clipped(rule):
            yield rule.spot.advice(
                "store-style",
                f"{rule.selector} has the position {rule.declared['position']}, which Kindle does not know",
            )


def _is_clipped(rule: StyleRule) -> bool:
    return "clip-path" in rule.declared or "clip" in rule.declared


def check_bare_div(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that no rule is for every ``div``: Kobo wraps the text in some of its own (Kobo, CSS: Styling
    div tags)."""
    for rule in book.styles:
        if rule.selector == "div" and rule.declared:
            yield rule.spot.advice(
                "store-style", f"{rule.selector} styles every div, those too that Kobo adds"
            )
