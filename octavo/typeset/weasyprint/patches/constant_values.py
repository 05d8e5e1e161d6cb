"""Work that WeasyPrint does again and again with one result is done once.

WeasyPrint 70 describes the font of a style to Pango again for each piece of text that it measures, and
resolves the lengths of a style again for each box. Both depend on the style alone (unless a length is a
percentage), and a style serves many boxes. The results are WeasyPrint's own.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch

#: Lengths that may be percentages or the results of ``calc()``; all others are used as they are computed.
_LENGTHS = (
    "margin_left",
    "margin_right",
    "margin_top",
    "margin_bottom",
    "padding_left",
    "padding_right",
    "padding_top",
    "padding_bottom",
    "width",
    "min_width",
    "max_width",
    "height",
    "min_height",
    "max_height",
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
#: What WeasyPrint changes in styles while it lays out flexible boxes and grids.
_CHANGING = _LENGTHS[-6:]


def once_for_a_style(name: str) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Return what makes a function of a style remember its result, in an attribute ``name`` of the style."""

    def remembering(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def found(style: Any) -> Any:
            try:
                return getattr(style, name)
            except AttributeError:
                result = original(style)
                setattr(style, name, result)
                return result

        return found

    return remembering


def resolving_once(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``resolve_percentages``, which takes the lengths from the style if nothing is relative."""
    from weasyprint.css.properties import Dimension

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        try:
            changing, lengths = style.lengths
        except AttributeError:
            changing, lengths = style.lengths = _constant_lengths(style, Dimension)
        if lengths is None or any(style[name] is not value for name, value in changing):
            original(box, containing_block)
        else:
            box.__dict__.update(lengths)

    return resolve_percentages


def _constant_lengths(
    style: Any, dimension: Any
) -> tuple[tuple[tuple[str, Any], ...], dict[str, Any] | None]:
    """Return the values that may change later, and all lengths; None for them if one is relative."""
    changing = tuple((name, style[name]) for name in _CHANGING)
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return changing, None
    lengths: dict[str, Any] = {name: style[name] for name in _BORDERS}
    for name in _LENGTHS:
        length = style[name]
        if length == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif isinstance(length, dimension) and length.unit == "px":
            lengths[name] = length.value
        else:
            return changing, None
    return changing, lengths


def _everywhere(name: str, *modules: str) -> tuple[str, ...]:
    """Return the places of a function in the modules that import it."""
    return tuple(f"weasyprint.{module}:{name}" for module in modules)


_REASON = "Time: the same font description, strut and lengths are worked out for every box."
_UPSTREAM = "https://github.com/Kozea/WeasyPrint/issues/578"
_TESTS = "tests/typeset/weasyprint/patches/test_constant_values.py"

PATCHES = (
    Patch(
        target="weasyprint.text.fonts:get_font_description",
        places=_everywhere("get_font_description", "text.fonts", "text.line_break", "pdf.anchors"),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="85734b8947b9bf64ef27ff11d8f5355db76a2ae8efc9a6fed925dc9e2a1056ce",
        replacement=once_for_a_style("font_description"),
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.text.line_break:strut",
        places=_everywhere("strut", "text.line_break", "css.units", "css.computed_values", "layout.inline"),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="b57885b70dd08efe92f72a746709e08c576f47b90edb36f02925fefa15bb761a",
        replacement=once_for_a_style("strut"),
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.layout.percent:resolve_percentages",
        places=_everywhere(
            "resolve_percentages",
            "layout.percent",
            "layout.absolute",
            "layout.block",
            "layout.column",
            "layout.float",
            "layout.grid",
            "layout.inline",
            "layout.page",
            "layout.table",
        ),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="71673078096fcf8764e6412933288cc79ba956eae0d939deda27beaeac45acad",
        replacement=resolving_once,
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.text.fonts:font_features",
        places=_everywhere("font_features", "text.fonts", "text.line_break"),
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="e35741064c06885295ee9519f6874f2953187b61ff33aaf344f51ea1d9114361",
        replacement=lru_cache(maxsize=1024),
        tests=_TESTS,
    ),
)
