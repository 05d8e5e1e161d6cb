"""Styles of pseudo-elements, made when a box asks for them; ``patches.pseudo_elements`` says why.

The rules of WeasyPrint's own stylesheet for the markers of lists, and for the calls and marks of notes, match
every element. Here they are kept apart, and come in when the box of a list item or of a note is made, or when
a stylesheet of the book has a rule for such a pseudo-element.
"""

import copy
from typing import Any

import weasyprint
from weasyprint.css import ComputedStyle, declaration_precedence

_NAMES = frozenset(
    {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
)


def _split() -> tuple[Any, dict[str, dict[str, Any]]]:
    """Return WeasyPrint's stylesheet without its rules for such pseudo-elements, and what they declare."""
    sheet = copy.copy(weasyprint.UA_STYLESHEET)
    sheet.matcher = copy.copy(sheet.matcher)
    declared: dict[str, dict[str, Any]] = {name: {} for name in _NAMES}
    kept = []
    for entry in sheet.matcher.other_selectors:
        _, specificity, _, name, (declarations, _) = entry
        if name not in _NAMES:
            kept.append(entry)
            continue
        for key, values, importance in declarations:
            weight = (declaration_precedence("user agent", importance), float("inf"), specificity)
            declared[name][key] = values, weight
    sheet.matcher.other_selectors = kept
    return sheet, declared


_sheet, _declared = _split()


def without_rules(sheet: Any) -> Any:
    """Return WeasyPrint's stylesheet without the rules that are kept here, and any other as it is."""
    return _sheet if sheet is weasyprint.UA_STYLESHEET else sheet


def make_style(style_for: Any, element: Any, pseudo_type: str | None) -> None:
    """Make the style of a pseudo-element of an element, if it is one of those kept here and has none yet."""
    styles = style_for.get_computed_styles()
    if pseudo_type in _NAMES and (element, pseudo_type) not in styles and (element, None) in styles:
        parent = styles[element, None]
        root = parent if parent.is_root_element else parent.root_style
        styles[element, pseudo_type] = ComputedStyle(
            parent,
            dict(_declared[pseudo_type]),
            pseudo_type,
            root,
            parent.base_url,
            style_for.font_config,
            style_for.initial_page_sizes,
        )


def complete_cascade(style_for: Any, element: Any, pseudo_type: str | None) -> None:
    """Add the rules that are kept here to those that stylesheets have for a pseudo-element of an element."""
    if pseudo_type in _NAMES:
        cascaded = style_for.get_cascaded_styles().setdefault((element, pseudo_type), {})
        for key, declared in _declared[pseudo_type].items():
            cascaded.setdefault(key, declared)
