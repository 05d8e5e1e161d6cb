"""Work that the engine does again and again with one result, done once.

WeasyPrint 70 describes the font of a style to Pango anew for each piece of text that it measures, and
resolves the lengths of a style anew for each box. Both depend on the style alone (unless a length is a
percentage), and a style serves many boxes. The results are the engine's own.

Like elements share a style, but those with an id do not, since the engine keeps the id in the style. It needs
it there for links and for ``target-counter()``; ours are resolved by the assembly.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import weasyprint.css
from weasyprint.css.properties import Dimension
from weasyprint.layout import percent
from weasyprint.text import line_break

_get_font_description = line_break.get_font_description
_strut = line_break.strut
_resolve_percentages = percent.resolve_percentages
_find_style_attributes = weasyprint.css.find_style_attributes

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
#: What the engine changes in styles while it lays out flexible boxes and grids.
_CHANGING = _LENGTHS[-6:]


def _font_description(style: Any) -> Any:
    try:
        return style.font_description
    except AttributeError:
        style.font_description = _get_font_description(style)
        return style.font_description


def _style_strut(style: Any) -> Any:
    try:
        return style.strut
    except AttributeError:
        style.strut = _strut(style)
        return style.strut


def _resolve(box: Any, containing_block: Any) -> None:
    """``resolve_percentages``, which takes the lengths from the style's store where nothing is relative."""
    style = box.style
    try:
        changing, lengths = style.lengths
    except AttributeError:
        changing, lengths = style.lengths = _constant_lengths(style)
    if lengths is None or any(style[name] is not value for name, value in changing):
        _resolve_percentages(box, containing_block)
    else:
        box.__dict__.update(lengths)


def _constant_lengths(style: Any) -> tuple[tuple[tuple[str, Any], ...], dict[str, Any] | None]:
    changing = tuple((name, style[name]) for name in _CHANGING)
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return changing, None
    lengths: dict[str, Any] = {name: style[name] for name in _BORDERS}
    for name in _LENGTHS:
        length = style[name]
        if length == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif isinstance(length, Dimension) and length.unit == "px":
            lengths[name] = length.value
        else:
            return changing, None
    return changing, lengths


def _styles_without_ids(*document: Any) -> Iterator[tuple[Any, Any, Any, Any]]:
    """``find_style_attributes`` but for the ids."""
    for found in _find_style_attributes(*document):
        if getattr(found[2][0], "lower_name", "") != "-weasy-anchor":
            yield found


def _replace(original: Callable[..., Any], replacement: Callable[..., Any]) -> None:
    """Put a function in the place of one of the engine, wherever a module has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for key, value in list(vars(module).items()):
                if value is original:
                    setattr(module, key, replacement)


@contextmanager
def without_ids() -> Iterator[None]:
    """Let the engine lay out documents as if elements had no ids, but for the selectors of stylesheets."""
    weasyprint.css.find_style_attributes = _styles_without_ids
    try:
        yield
    finally:
        weasyprint.css.find_style_attributes = _find_style_attributes


def take_shortcuts() -> None:
    """Mend the engine, for all documents of this process."""
    _replace(_get_font_description, _font_description)
    _replace(_strut, _style_strut)
    _replace(_resolve_percentages, _resolve)
    if not hasattr(line_break.font_features, "cache_info"):
        _replace(line_break.font_features, lru_cache(maxsize=1024)(line_break.font_features))
